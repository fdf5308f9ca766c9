using System.Diagnostics;
using System.Globalization;
using Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Delivery;
using Sendai.Tables;
using Sendai.Tables.Sqlite;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;
using Activity = Sendai.Teams.Activities.Activity;

namespace Sendai.Benchmarks.Delivery;

/// <summary>
/// What a poll costs when nothing is due, by how many messages went out in the past year and how many wait for a later
/// day. The past is made as the program makes it: pointer, row, record, pointer dropped.
/// </summary>
internal static class PollBenchmark
{
    private const string Table = "Meetings";
    private const int Days = 365;
    private const int Polls = 300;
    private const int Batch = 99;

    public static async Task<int> RunAsync()
    {
        Console.WriteLine("| past messages | waiting | ms per poll, median | p95 | store calls per poll | rows read per poll |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|");
        foreach (var (past, waiting) in ((int, int)[])[(0, 0), (1_000, 0), (10_000, 0), (100_000, 0), (10_000, 10_000)])
        {
            Console.WriteLine(await MeasureAsync(past, waiting));
        }

        return 0;
    }

    private static async Task<string> MeasureAsync(int past, int waiting)
    {
        var folder = Directory.CreateTempSubdirectory("sendai-polls-");
        try
        {
            await using var file = new SqliteTableStore(Path.Combine(folder.FullName, "polls.db"));
            var store = new CountingStore(file);
            var clock = new MovableClock();
            await using var services = new ServiceCollection()
                .AddLogging()
                .AddSingleton<TimeProvider>(clock)
                .AddSingleton<ITableStore>(store)
                .AddTeamsChannel(new ConfigurationBuilder().Build())
                .AddDelivery()
                .BuildServiceProvider();
            await FillAsync(services, store, clock, past);
            // Ten minutes after midnight yesterday is read no more.
            clock.Advance(TimeSpan.FromHours(12));
            await PostAsync(services, store, Enumerable.Range(past, waiting), clock.GetUtcNow() + TimeSpan.FromDays(7));
            return await PollAsync(services.GetRequiredService<DeliveryService>(), store, clock, past, waiting);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task FillAsync(IServiceProvider services, CountingStore store, MovableClock clock, int past)
    {
        var due = services.GetRequiredService<DueIndex>();
        var leases = services.GetRequiredService<ShardLeases>();
        await leases.RefreshAsync(_ => false, default);
        var chunks = Enumerable.Range(0, past).Chunk(Batch).ToList();
        foreach (var chunk in chunks)
        {
            await PostAsync(services, store, chunk, null);
            await store.TransactAsync(Table, [.. chunk.Select(n => new TableOperation.Merge(Sent(n, clock), ETag.All))], default);
            clock.Advance(TimeSpan.FromDays(Days) / chunks.Count);
            await leases.RefreshAsync(_ => false, default);
            foreach (var shard in leases.Owned)
            {
                // A hundred at a time, or filling would take an hour.
                var pointers = await due.ReadAsync(shard, leases.CursorOf(shard), clock.GetUtcNow(), default);
                foreach (var partition in pointers.GroupBy(pointer => pointer.PartitionKey))
                {
                    await store.TransactAsync(
                        "Due", [.. partition.Select(pointer => new TableOperation.Delete(pointer.PartitionKey, pointer.RowKey, ETag.All))], default);
                }

                await leases.AdvanceAsync(shard, Shard.Bucket(clock.GetUtcNow() - DeliveryTimes.Grace), default);
            }
        }
    }

    private static async Task PostAsync(IServiceProvider services, CountingStore store, IEnumerable<int> numbers, DateTimeOffset? due)
    {
        foreach (var chunk in numbers.Chunk(Batch))
        {
            var post = await services.GetRequiredService<Outbox>().PrepareAsync(Table, "ward", [.. chunk.Select(n => Message(n, due))], default);
            await store.TransactAsync(Table, post, default);
        }
    }

    private static OutboxItem.Message Message(int n, DateTimeOffset? due) => new(
        Key(n),
        new ConversationReference
        {
            ServiceUrl = "http://127.0.0.1:9",
            Conversation = new ConversationAccount($"a:{n % 500}"),
            User = new ChannelAccount("29:user"),
        },
        new Activity { Text = "明日の予約のお知らせです。" }) { DueAt = due };

    private static TableRow Sent(int n, MovableClock clock) =>
        new TableRow("ward", Key(n)).SetState(MessageState.Sent).Set(MessageRow.SentAt, clock.GetUtcNow());

    private static string Key(int n) => $"m{n.ToString("D8", CultureInfo.InvariantCulture)}";

    private static async Task<string> PollAsync(DeliveryService service, CountingStore store, MovableClock clock, int past, int waiting)
    {
        for (var warm = 0; warm < 20; warm++)
        {
            await service.PollAsync(default);
            clock.Advance(DeliveryTimes.Poll);
        }

        store.Reset();
        var times = new List<double>();
        for (var poll = 0; poll < Polls; poll++)
        {
            var began = Stopwatch.GetTimestamp();
            await service.PollAsync(default);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            clock.Advance(DeliveryTimes.Poll);
        }

        times.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {past:N0} | {waiting:N0} | {times[Polls / 2]:F2} | {times[Polls * 95 / 100]:F2} | {store.Calls / (double)Polls:F1} | {store.Rows / (double)Polls:F1} |");
    }
}
