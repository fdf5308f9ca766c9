using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sendai.Bot.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;
using Sendai.Teams.Tests.Support;
using Dispatcher = Sendai.Bot.Delivery.Dispatcher;

namespace Sendai.Bot.Tests.Delivery;

/// <summary>One instance of the program as far as delivery is concerned, on a database that others may share.</summary>
internal sealed class DeliveryRig : IAsyncDisposable
{
    public const string Table = "Meetings";
    public const string Partition = "ward";

    /// <summary>Stands in every message, and must stand in no log.</summary>
    public const string Secret = "ひみつの相談";

    private readonly ServiceProvider services;
    private readonly ITableStore store;

    public DeliveryRig(string database, TimeProvider time, Func<ITableStore, ITableStore>? tables = null, DeliveryFault? fault = null, ILoggerProvider? log = null, JobHandler? job = null)
    {
        store = Storage.Open(new ConfigurationBuilder().AddInMemoryCollection([new(Databases.SettingOf(database), database)]).Build());
        var collection = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log ?? Log).SetMinimumLevel(LogLevel.Trace))
            .AddSingleton(time)
            .AddSingleton(tables?.Invoke(store) ?? store)
            .AddTeamsChannel(new ConfigurationBuilder().Build());
        if (fault is not null)
        {
            collection.AddSingleton(fault);
        }

        if (job is not null)
        {
            collection.AddSingleton(job);
        }

        services = collection.AddDelivery().BuildServiceProvider();
        Clock = time as ManualClock;
    }

    public LogLines Log { get; } = new();

    public ITableStore Tables => services.GetRequiredService<ITableStore>();

    public Outbox Outbox => services.GetRequiredService<Outbox>();

    public Audiences Audiences => services.GetRequiredService<Audiences>();

    public DeliveryService Service => services.GetRequiredService<DeliveryService>();

    public OutboxLag Lag => services.GetRequiredService<OutboxLag>();

    public TimeSpan LongestAtWork => services.GetRequiredService<Dispatcher>().LongestAtWork();

    public ShardLeases Leases => services.GetRequiredService<ShardLeases>();

    private ManualClock? Clock { get; }

    public static string NewDatabase() => BotFactory.NewDatabase();

    public static ConversationReference To(ConnectorServer connector, string conversation) => To(connector.Url, conversation);

    public static ConversationReference To(string url, string conversation) => new()
    {
        ServiceUrl = url,
        ChannelId = "msteams",
        Conversation = new ConversationAccount(conversation, "personal"),
        Bot = new ChannelAccount("28:bot"),
        User = new ChannelAccount("29:user", "相談 花子"),
    };

    public static Activity Text(string text) => new() { Text = $"{Secret} {text}" };

    public static OutboxItem.Message Message(string key, ConversationReference to, DateTimeOffset? due = null) => new(key, to, Text(key)) { DueAt = due };

    /// <summary>Writes the cause and the messages as a feature does.</summary>
    public async Task<TransactionResult> PostAsync(params IReadOnlyList<OutboxItem> items)
    {
        var post = await Outbox.PrepareAsync(Table, Partition, items, default);
        return await TransactAsync(post);
    }

    public async Task<TransactionResult> TransactAsync(IReadOnlyList<TableOperation> post)
    {
        var cause = new TableOperation.Upsert(new TableRow(Partition, "cause").Set("Changed", true));
        return await Tables.TransactAsync(Table, [cause, .. post], default);
    }

    public async Task<TableRow> RowAsync(string key) => (await Tables.GetAsync(Table, Partition, key, default))!;

    public async Task<MessageRecord> RecordAsync(string key) => MessageRecord.Of(await RowAsync(key));

    public ValueTask<int> PointersAsync() => Tables.ReadAllAsync("Due", new TableQuery(), default).CountAsync();

    /// <summary>Looks once and works until nothing is under way; lets the short waits of the limits pass.</summary>
    public async Task RunAsync()
    {
        await Service.PollAsync(default);
        await IdleAsync();
    }

    public async Task IdleAsync()
    {
        var idle = services.GetRequiredService<Dispatcher>().IdleAsync();
        for (var tries = 0; !idle.IsCompleted; tries++)
        {
            Assert.True(tries < 4000, "Delivery does not come to rest.");
            await Task.WhenAny(idle, Task.Delay(5));
            // In small steps: the limit of a send runs on this clock, and its way on the real one.
            Clock?.AdvanceTowardsNext(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5));
        }

        await idle;
    }

    /// <summary>Looks as often as the program does for a time.</summary>
    public async Task RunForAsync(TimeSpan time)
    {
        for (var until = Clock!.Now + time; Clock.Now < until; Clock.Advance(DeliveryTimes.Poll))
        {
            await RunAsync();
        }
    }

    /// <summary>
    /// Looks until nothing is due any more. Counted in looks and not in time: on a slow machine the work itself moves the
    /// clock, leases run out in the middle of it, and the next look goes on.
    /// </summary>
    public async Task RunUntilDoneAsync()
    {
        for (var looks = 0; looks == 0 || await PointersAsync() > 0; looks++, Clock!.Advance(DeliveryTimes.Poll))
        {
            Assert.True(looks < 200, "Something stays due.");
            await RunAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Assert.DoesNotContain(Log.All, line => line.Contains(Secret, StringComparison.Ordinal) || line.Contains("花子", StringComparison.Ordinal));
        await services.DisposeAsync();
        if (store is IAsyncDisposable closing)
        {
            await closing.DisposeAsync();
        }
    }

}
