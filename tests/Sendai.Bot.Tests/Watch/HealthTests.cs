using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Watch;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Watch;

/// <summary>What a platform hears that asks whether the bot is well.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Bot_ThatCanWork_SaysOkToBoth()
    {
        await using var bot = await BotFactory.StartInProductionAsync();

        Assert.Equal((200, "ok"), await GetAsync(bot, "/health/live"));
        Assert.Equal((200, "ok"), await GetAsync(bot, "/health/ready"));
        // The keys are known by now, before anybody has come.
        Assert.Equal(1, bot.OpenId.KeyRequests);
    }

    [Fact]
    public async Task Store_ThatIsOut_IsNotReady_AndStrangersLearnNoMore()
    {
        var time = new StillTime();
        FaultyStore? store = null;
        await using var bot = await BotFactory.StartAsync(time: time, services: services => services.Wrap(own => store = new FaultyStore(own)));
        store!.IsBroken = true;

        Assert.Equal((503, "not ready"), await GetAsync(bot, "/health/ready"));
        Assert.Equal((200, "ok"), await GetAsync(bot, "/health/live"));
        Assert.Contains(bot.Log.All, line => line.Contains("Not ready: store.", StringComparison.Ordinal));

        store.IsBroken = false;
        Assert.Equal((503, "not ready"), await GetAsync(bot, "/health/ready"));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((200, "ok"), await GetAsync(bot, "/health/ready"));
        Assert.Single(bot.Log.All, line => line.Contains("Not ready", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Store_ThatDoesNotAnswer_KeepsNobodyWaiting()
    {
        await using var bot = await BotFactory.StartAsync(services: services => services.Wrap(own => new SlowStore(own)));

        Assert.Equal((503, "not ready"), await GetAsync(bot, "/health/ready").WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task ManyWhoAsk_LookIntoTheStoreOnce()
    {
        var time = new StillTime();
        SlowStore? store = null;
        await using var bot = await BotFactory.StartAsync(time: time, services: services => services.Wrap(own => store = new SlowStore(own) { Wait = TimeSpan.Zero }));

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => GetAsync(bot, "/health/ready"))), answer => Assert.Equal((200, "ok"), answer));

        Assert.Equal(1, store!.Looks);
    }

    [Fact]
    public async Task KeysThatCannotBeRead_AreNotReady_WhereTokensAreAskedFor()
    {
        await using var bot = await BotFactory.StartInProductionAsync();
        bot.OpenId.FailWith(500);

        Assert.Equal((503, "not ready"), await GetAsync(bot, "/health/ready"));
        Assert.Contains(bot.Log.All, line => line.Contains("Not ready: keys.", StringComparison.Ordinal));
        await using var local = await BotFactory.StartAsync();
        Assert.Equal((200, "ok"), await GetAsync(local, "/health/ready"));
    }

    [Fact]
    public async Task Bot_ThatIsStopping_IsNotReadyAtOnce()
    {
        await using var bot = await BotFactory.StartAsync();
        var readiness = bot.Services.GetRequiredService<Readiness>();
        Assert.True(await readiness.IsReadyAsync());

        bot.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.False(await readiness.IsReadyAsync());
    }

    private static async Task<(int Status, string Body)> GetAsync(BotFactory bot, string path)
    {
        using var client = bot.CreateClient();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>A clock that stands still and is moved, with timers of the real one.</summary>
    private sealed class StillTime : TimeProvider
    {
        private long ticks = FixedTime.WorkingDayNoon.GetUtcNow().UtcTicks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

        public override long GetTimestamp() => Interlocked.Read(ref ticks);

        public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
    }

    /// <summary>Lets whoever asks for readiness wait, and counts them.</summary>
    private sealed class SlowStore(ITableStore store) : FollowingStore(store)
    {
        private int looks;

        public TimeSpan Wait { get; init; } = Timeout.InfiniteTimeSpan;

        public int Looks => looks;

        public override async Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
        {
            if (table == "Leases" && rowKey == "ready")
            {
                Interlocked.Increment(ref looks);
                // Deaf to the token, as a driver may be.
                await Task.Delay(Wait, CancellationToken.None);
            }

            return await base.GetAsync(table, partitionKey, rowKey, cancellationToken);
        }
    }
}
