using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Sendai.Bot.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Teams.Tests.Support;
using static Sendai.Bot.Tests.Delivery.DeliveryRig;

namespace Sendai.Bot.Tests.Delivery;

/// <summary>Several instances on one store, and a store that fails.</summary>
public abstract class InstanceTests : IAsyncLifetime
{
    private const int Messages = 300;
    private const int Conversations = 40;

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
    public async Task Two_ShareTheWorkWithinTheLimitsOfTeams()
    {
        var arrivals = new ConcurrentQueue<(string Path, TimeSpan At)>();
        var started = Stopwatch.GetTimestamp();
        for (var n = 0; n < Messages; n++)
        {
            connector.Scripted.Enqueue(async context =>
            {
                arrivals.Enqueue((context.Request.Path, Stopwatch.GetElapsedTime(started)));
                context.Response.StatusCode = StatusCodes.Status201Created;
                await context.Response.WriteAsync("""{"id":"x"}""");
            });
        }

        await using var one = new DeliveryRig(database, TimeProvider.System);
        await using var two = new DeliveryRig(database, TimeProvider.System);
        await one.Service.StartAsync(default);
        await two.Service.StartAsync(default);
        await UntilAsync(() => one.Leases.Owned.Count == Shard.Count / 2 && two.Leases.Owned.Count == Shard.Count / 2);
        // Written through both, as the people of a ward reach any of the instances.
        for (var n = 0; n < Messages; n += 10)
        {
            var rig = n % 20 == 0 ? one : two;
            await rig.PostAsync([.. Enumerable.Range(n, 10).Select(k => Message($"m{k:D3}", To(connector, $"a:{k % Conversations}")))]);
            rig.Outbox.Nudge();
        }

        await UntilAsync(() => arrivals.Count >= Messages);
        await one.Service.StopAsync(default);
        await two.Service.StopAsync(default);

        var keys = connector.Requests.Select(request => request.Json.GetProperty("text").GetString()!.Split(' ')[1]).ToList();
        Assert.Equal(Enumerable.Range(0, Messages).Select(k => $"m{k:D3}"), keys.Order());
        var rows = await Task.WhenAll(keys.Select(one.RowAsync));
        Assert.Equal(2, rows.Select(row => row.GetString(MessageRow.ClaimedBy)).Distinct().Count());
        Assert.All(rows, row => Assert.Equal((MessageState.Sent, 0), (MessageRow.StateOf(row), MessageRecord.Of(row).Repeats)));
        // Teams allows 50; ours is 40, strictly.
        AssertWindow(arrivals.Select(arrival => arrival.At), 40, 1);
        foreach (var conversation in arrivals.GroupBy(arrival => arrival.Path, arrival => arrival.At))
        {
            AssertWindow(conversation, 7, 1);
            AssertWindow(conversation, 8, 2);
        }

        foreach (var conversation in keys.GroupBy(key => int.Parse(key[1..], null) % Conversations))
        {
            Assert.Equal(conversation.Order(), conversation);
        }
    }

    [Fact]
    public async Task Newcomer_GetsItsShare_AndInheritsFromTheDead()
    {
        await using var one = new DeliveryRig(database, clock);
        await using var two = new DeliveryRig(database, clock);
        await one.RunAsync();
        await two.RunAsync();
        Assert.Equal((8, 0), (one.Leases.Owned.Count, two.Leases.Owned.Count));

        clock.Advance(DeliveryTimes.Heartbeat);
        await one.RunAsync();
        await two.RunAsync();
        Assert.Equal((4, 4), (one.Leases.Owned.Count, two.Leases.Owned.Count));
        Assert.Empty(one.Leases.Owned.Intersect(two.Leases.Owned));
        Assert.Equal((2, 2), (one.Leases.Alive, two.Leases.Alive));

        await two.PostAsync([.. Enumerable.Range(0, 20).Select(n => Message($"m{n}", To(connector, $"a:{n}")))]);
        await two.RunForAsync(TimeSpan.FromSeconds(14));
        Assert.InRange(connector.Requests.Count, 1, 19);

        await two.RunForAsync(TimeSpan.FromSeconds(12));
        Assert.Equal(20, connector.Requests.Count);
        // The first was only asleep: it owns nothing until it has looked, and then its share.
        Assert.Empty(one.Leases.Owned);
        await one.RunAsync();
        Assert.Empty(one.Leases.Owned);
        clock.Advance(DeliveryTimes.Heartbeat);
        await two.RunAsync();
        clock.Advance(DeliveryTimes.Heartbeat);
        await one.RunAsync();
        Assert.Equal((4, 4), (one.Leases.Owned.Count, two.Leases.Owned.Count));
    }

    [Fact]
    public async Task TwoWhoBothBelieveThatTheyOwn_SendOnceAllTheSame()
    {
        // Far more than clocks may differ, so that the second takes what the first still holds.
        var ahead = new ManualClock(clock.Now + TimeSpan.FromSeconds(30));
        await using var one = new DeliveryRig(database, clock);
        await using var two = new DeliveryRig(database, ahead);
        await one.RunAsync();
        await two.RunAsync();
        Assert.Equal((8, 8), (one.Leases.Owned.Count, two.Leases.Owned.Count));

        await one.PostAsync([.. Enumerable.Range(0, 90).Select(n => Message($"m{n}", To(connector, $"a:{n}")))]);
        await Task.WhenAll(one.RunAsync(), two.RunAsync());

        Assert.Equal(90, connector.Requests.Count);
        Assert.Equal(90, connector.Requests.Select(request => request.Line).Distinct().Count());
    }

    [Fact]
    public async Task Stopped_LeavesItsShardsAtOnce()
    {
        await using var one = new DeliveryRig(database, clock);
        await using var two = new DeliveryRig(database, clock);
        await one.RunAsync();

        await one.Service.StopAsync(default);
        await two.RunAsync();

        Assert.Equal(8, two.Leases.Owned.Count);
    }

    [Fact]
    public async Task Claim_OfAnInstanceThatHangs_IsTakenOverWhenItRunsOut()
    {
        var hangs = new TaskCompletionSource();
        await using var one = new DeliveryRig(database, clock, fault: step => step == DeliveryStep.Claimed ? hangs.Task : Task.CompletedTask);
        await using var two = new DeliveryRig(database, clock);
        await one.PostAsync(Message("m1", To(connector, "a:1")));
        await one.Service.PollAsync(default);
        await UntilAsync(() => MessageRow.StateOf(one.RowAsync("m1").Result) == MessageState.Sending);

        await two.RunForAsync(TimeSpan.FromSeconds(58));
        Assert.Empty(connector.Requests);

        await two.RunForAsync(TimeSpan.FromSeconds(6));
        Assert.Single(connector.Requests);
        Assert.Contains(two.Log.All, line => line.Contains("m1 may appear twice", StringComparison.Ordinal));

        // The first awakes; what it claimed is not its own any more, and it knows.
        hangs.SetResult();
        await one.IdleAsync();
        Assert.Single(connector.Requests);
    }

    [Fact]
    public async Task Loop_OutlivesAStoreThatFails()
    {
        FaultyStore store = null!;
        await using var rig = new DeliveryRig(database, clock, inner => store = new FaultyStore(inner));
        await rig.PostAsync(Message("m1", To(connector, "a:1")));
        store.IsBroken = true;
        await rig.Service.StartAsync(default);
        for (var polls = 0; polls < 3; polls++)
        {
            await clock.AwaitedAsync(DeliveryTimes.Pause);
            clock.Advance(DeliveryTimes.Pause);
            await clock.AwaitedAsync(DeliveryTimes.Poll - DeliveryTimes.Pause);
            store.IsBroken = polls == 0;
            clock.Advance(DeliveryTimes.Poll - DeliveryTimes.Pause);
        }

        await connector.ReceivedAsync(1);
        await rig.Service.StopAsync(default);
        Assert.Single(rig.Log.All, line => line.Contains("cannot be read", StringComparison.Ordinal));
        Assert.Single(rig.Log.All, line => line.Contains("can be read again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Record_ThatFails_IsWrittenAgain_NotSentAgain()
    {
        FaultyStore store = null!;
        Task Break(DeliveryStep step)
        {
            store.IsBroken |= step == DeliveryStep.Sent;
            return Task.CompletedTask;
        }

        // Only the messages: the poll that began the send is perhaps still at work with its other shards.
        await using var rig = new DeliveryRig(
            database, clock, inner => store = new FaultyStore(inner) { BreaksOnly = DeliveryRig.Table }, Break);
        await rig.PostAsync(Message("m1", To(connector, "a:1")));
        await using var heals = clock.CreateTimer(_ => store.IsBroken = false, null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);

        await rig.RunForAsync(TimeSpan.FromMinutes(3));

        Assert.Single(connector.Requests);
        Assert.Equal((MessageState.Sent, 0), ((await rig.RecordAsync("m1")).State, (await rig.RecordAsync("m1")).Repeats));
    }

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        for (var tries = 0; !isTrue(); tries++)
        {
            Assert.True(tries < 1200, "It did not happen within a minute.");
            await Task.Delay(50);
        }
    }

    private static void AssertWindow(IEnumerable<TimeSpan> times, int count, int seconds)
    {
        var ordered = times.Order().ToList();
        for (var n = count; n < ordered.Count; n++)
        {
            Assert.True(
                ordered[n] - ordered[n - count] >= TimeSpan.FromSeconds(seconds), $"More than {count} in {seconds} s: {ordered[n] - ordered[n - count]}.");
        }
    }
}
