using System.Collections.Concurrent;
using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Domain.Summaries;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.SummaryCore;

/// <summary>A summary goes out at its time, once, whoever is awake then.</summary>
public abstract class SummaryScheduleTests : IAsyncLifetime
{
    private readonly ManualClock clock = new();
    private string database = null!;
    private ConnectorServer connector = null!;

    public async Task InitializeAsync()
    {
        database = await NewDatabaseAsync();
        connector = await ConnectorServer.StartAsync();
    }

    public async Task DisposeAsync() => await connector.DisposeAsync();

    protected abstract Task<string> NewDatabaseAsync();

    [Fact]
    public async Task AHundredPlans_GoOutWithinAMinuteOfTheirTime_EachOnce()
    {
        const int Plans = 100;
        var arrivals = new ConcurrentDictionary<string, DateTimeOffset>();
        var planned = new Dictionary<string, DateTimeOffset>();
        await using (var rig = NewRig())
        {
            await rig.SubscribeAsync(1);
            for (var n = 0; n < Plans; n++)
            {
                // Spread over half an hour, and never on a full poll.
                var summary = await rig.ScheduledAsync(Duration.FromSeconds(600 + (n * 17.3)), $"決めた{n:D3}");
                planned.Add($"決めた{n:D3}", ((SummaryState.Scheduled)summary.State).At.ToDateTimeOffset());
            }
        }

        // The bot is started anew before their time.
        await using var later = NewRig();
        var seen = 0;
        for (var looks = 0; clock.Now < planned.Values.Max() + TimeSpan.FromMinutes(2) || looks < 100; looks++, clock.Advance(DeliveryTimes.Poll))
        {
            await later.Reviews.RunAsync();
            foreach (var request in connector.Requests.Skip(seen))
            {
                seen++;
                var which = planned.Keys.Single(key => request.Body.Contains(key, StringComparison.Ordinal));
                Assert.True(arrivals.TryAdd(which, clock.Now), $"{which} went out twice.");
            }
        }

        Assert.Equal(Plans, arrivals.Count);
        var late = planned.Select(plan => (arrivals[plan.Key] - plan.Value).TotalSeconds).Order().ToList();
        Assert.InRange(late[0], 0, 60);
        Assert.InRange(late[(int)(Plans * 0.99) - 1], 0, 60);
    }

    [Fact]
    public async Task AskedForFarAhead_ItWaitsAndGoesOnce_AfterTheBotWasDown()
    {
        await using (var rig = NewRig())
        {
            await rig.SubscribeAsync(2);
            await rig.ScheduledAsync(Duration.FromHours(30));
            await LookAsync(rig, 20);
            Assert.Empty(connector.Requests);
        }

        clock.Advance(TimeSpan.FromHours(40));
        await using var later = NewRig();
        await LookAsync(later, 60);
        Assert.Equal(2, connector.Requests.Count);
    }

    [Fact]
    public async Task PlannedAnew_GoesAtTheNewTimeOnly()
    {
        await using var rig = NewRig();
        await rig.SubscribeAsync(1);
        var summary = await rig.ScheduledAsync(Duration.FromMinutes(5));
        await rig.ChangedAsync(summary.Id, (one, now) => one.Schedule(now + Duration.FromMinutes(60), Nonce.New(), now));

        clock.Advance(TimeSpan.FromMinutes(20));
        await LookAsync(rig, 20);
        Assert.Empty(connector.Requests);

        clock.Advance(TimeSpan.FromMinutes(50));
        await LookAsync(rig, 20);
        Assert.Single(connector.Requests);
        Assert.IsType<SummaryState.Sent>((await rig.FindAsync(summary.Id)).State);
    }

    [Fact]
    public async Task Stopped_ReachesNobody()
    {
        await using var rig = NewRig();
        await rig.SubscribeAsync(1);
        var summary = await rig.ScheduledAsync(Duration.FromMinutes(5));
        await rig.ChangedAsync(summary.Id, (one, _) => one.Stop());

        clock.Advance(TimeSpan.FromMinutes(20));
        await LookAsync(rig, 20);

        Assert.Empty(connector.Requests);
        Assert.IsType<SummaryState.Draft>((await rig.FindAsync(summary.Id)).State);
    }

    [Fact]
    public async Task WhoSubscribesBeforeTheTime_GetsIt_AndWhoEndsThatDoesNot()
    {
        await using var rig = NewRig();
        await rig.SubscribeAsync(1);
        await rig.ScheduledAsync(Duration.FromMinutes(5));
        await rig.Tables.TransactAsync(
            SummaryKeys.Table,
            [SubscriptionBook.End(rig.Subscription(0)), SubscriptionBook.Put(rig.Subscription(7))],
            default);

        clock.Advance(TimeSpan.FromMinutes(6));
        await LookAsync(rig, 20);

        Assert.Equal(["POST /v3/conversations/19%3A7%40thread.tacv2/activities"], connector.Requests.Select(request => request.Line));
    }

    private SummaryRig NewRig() => new(database, clock, connector.Url);

    private async Task LookAsync(SummaryRig rig, int looks)
    {
        for (; looks > 0; looks--, clock.Advance(DeliveryTimes.Poll))
        {
            await rig.Reviews.RunAsync();
        }
    }
}

public sealed class SqliteSummaryScheduleTests : SummaryScheduleTests
{
    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: false);
}

public sealed class AzuriteSummaryScheduleTests : SummaryScheduleTests
{
    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: true);
}
