using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Delivery;
using Sendai.Bot.Wording;
using Sendai.Tables;
using Sendai.Tables.Sqlite;
using Sendai.Teams.Activities;
using Sendai.Teams.Connector;
using Sendai.Teams.Hosting;
using Activity = Sendai.Teams.Activities.Activity;

namespace Sendai.Benchmarks.Delivery;

/// <summary>
/// How many messages of a summary one instance sends in a second when Teams sets no limit, and what that costs; beside a
/// client that posts the same bytes to the same connector and remembers nothing. Each sends turn by turn.
/// </summary>
internal static class SendBenchmark
{
    private const string Table = "Summaries";
    private const string Partition = "ward";
    private const int Recipients = 5000;
    private const int AtOnce = 64;
    private const int Rounds = 3;

    public static async Task<int> RunAsync()
    {
        using var connector = await ConnectorChild.StartAsync();
        var delivered = new List<Round>();
        var posted = new List<Round>();
        for (var round = 0; round <= Rounds; round++)
        {
            // The first of each warms up.
            delivered.Add(await DeliverAsync(connector.Url));
            posted.Add(await PostAsync(connector.Url));
        }

        Console.WriteLine($"{Recipients} messages of {Body().Length:N0} bytes, median of {Rounds} rounds after one to warm up");
        Console.WriteLine("| | messages/s | CPU s for 1,000 |");
        Console.WriteLine("|---|--:|--:|");
        var (ours, bare) = (Median(delivered), Median(posted));
        Console.WriteLine(Line("delivery: claimed, sent, recorded", ours));
        Console.WriteLine(Line("a bare client", bare));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| ratio | {ours.PerSecond / bare.PerSecond:F2} | {ours.Cpu / bare.Cpu:F1} |"));
        return 0;
    }

    private static async Task<Round> DeliverAsync(string url)
    {
        var folder = Directory.CreateTempSubdirectory("sendai-sends-");
        try
        {
            await using var store = new SqliteTableStore(Path.Combine(folder.FullName, "sends.db"));
            await using var services = new ServiceCollection()
                .AddLogging()
                .AddSingleton(TimeProvider.System)
                .AddSingleton<ITableStore>(store)
                .AddTeamsChannel(new ConfigurationBuilder().Build())
                .AddSingleton(ConnectorIdentity.None)
                .AddSingleton(_ => new SendLimits(new HurriedTime()))
                .AddDelivery()
                .BuildServiceProvider();
            await services.GetRequiredService<Audiences>().FreezeAsync("everybody", [.. Enumerable.Range(0, Recipients).Select(n => Channel(url, n))], default);
            var outbox = services.GetRequiredService<Outbox>();
            await store.TransactAsync(Table, await outbox.PrepareAsync(Table, Partition, [new OutboxItem.Expansion("d", "everybody", Message())], default), default);
            return await MeasureAsync(async () =>
            {
                var delivery = services.GetRequiredService<DeliveryService>();
                await delivery.StartAsync(default);
                while (await SentAsync(outbox) < Recipients)
                {
                    await Task.Delay(50);
                }

                await delivery.StopAsync(default);
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> SentAsync(Outbox outbox) =>
        // Counting costs too, and is counted as delivery's: so only the end is looked at closely.
        await outbox.ReadAsync(Table, Partition, OutboxItem.Expansion.RowOf("d", Recipients - 1), default).AnyAsync(record => record.State == MessageState.Sent)
            ? await outbox.ReadAsync(Table, Partition, OutboxItem.Expansion.PrefixOf("d"), default).CountAsync(record => record.State == MessageState.Sent)
            : 0;

    private static async Task<Round> PostAsync(string url)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = AtOnce };
        using var client = new HttpClient(handler);
        var body = Body();
        return await MeasureAsync(() => Parallel.ForEachAsync(
            Enumerable.Range(0, Recipients),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (n, stop) =>
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var answer = await client.PostAsync(new Uri($"{url}/v3/conversations/19%3A{n}/activities"), content, stop);
                await answer.Content.ReadAsByteArrayAsync(stop);
            }));
    }

    private static async Task<Round> MeasureAsync(Func<Task> work)
    {
        using var self = Process.GetCurrentProcess();
        var (cpu, began) = (self.TotalProcessorTime, Stopwatch.GetTimestamp());
        await work();
        var taken = Stopwatch.GetElapsedTime(began);
        self.Refresh();
        return new Round(Recipients / taken.TotalSeconds, (self.TotalProcessorTime - cpu).TotalSeconds / Recipients * 1000);
    }

    private static Round Median(List<Round> rounds) => rounds.Skip(1).OrderBy(round => round.PerSecond).ElementAt(Rounds / 2);

    private static string Line(string name, Round round) => string.Create(CultureInfo.InvariantCulture, $"| {name} | {round.PerSecond:N0} | {round.Cpu:F3} |");

    private static byte[] Body() => Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(Channel("http://127.0.0.1:9", 1).Address(Message()), ActivityJson.Wire.Activity));

    /// <summary>As long as a summary usually is.</summary>
    private static Activity Message() => new()
    {
        Attachments = [CardParts.Card("まとめ", [.. Enumerable.Range(1, 20).Select(n => CardParts.Line($"・{n}つ目に話したことを、一行でまとめたもの。だれが、何を、いつまでにするか。"))]).ToAttachment()],
    };

    private static ConversationReference Channel(string url, int number) => new()
    {
        ServiceUrl = url,
        ChannelId = "msteams",
        Conversation = new ConversationAccount($"19:{number}@thread.tacv2", "channel", IsGroup: true),
        Bot = new ChannelAccount("28:bot"),
        User = new ChannelAccount($"19:{number}@thread.tacv2"),
    };

    /// <summary>One round of one of the two.</summary>
    /// <param name="PerSecond">Messages.</param>
    /// <param name="Cpu">Seconds of this process for a thousand messages.</param>
    private sealed record Round(double PerSecond, double Cpu);
}
