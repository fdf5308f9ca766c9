using Microsoft.Extensions.Logging;
using Sendai.Bot.Delivery;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Watch;
using Sendai.Teams.Tests.Support;
using static Sendai.Bot.Tests.Delivery.DeliveryRig;

namespace Sendai.Bot.Tests.Watch;

/// <summary>What operations hear of messages that do not arrive.</summary>
public sealed class DeliveryWatchTests : IDisposable
{
    private readonly ManualClock clock = new();
    private readonly EventLines events = new();

    public void Dispose() => events.Dispose();

    [Fact]
    public async Task MessageThatIsGivenUp_IsOneDeadLetter_WithKeyAndReason()
    {
        await using var connector = await ConnectorServer.StartAsync();
        connector.Scripted.Enqueue(ConnectorServer.Status(413));
        await using var rig = new DeliveryRig(NewDatabase(), clock, log: events);
        await rig.PostAsync(Message("m1", To(connector, "a:1")), Message("m2", To(connector, "a:1")));

        await rig.RunForAsync(TimeSpan.FromMinutes(1));

        var letter = Assert.Single(events.Of(101));
        Assert.Equal((LogLevel.Error, "Meetings/ward/m1", "TooLarge"), (letter.Level, letter.Fields["Key"], letter.Fields["Reason"]));
    }

    [Fact]
    public async Task MessageThatIsPutOff_IsNoDeadLetterYet_AndTheBotIsBehind()
    {
        await using var connector = await ConnectorServer.StartAsync();
        connector.Faults = async context =>
        {
            await ConnectorServer.Status(429, "300")(context);
            return true;
        };
        await using var rig = new DeliveryRig(NewDatabase(), clock, log: events);
        await rig.PostAsync(Message("m1", To(connector, "a:1")));

        await rig.RunForAsync(TimeSpan.FromMinutes(2));

        Assert.Empty(events.Of(101));
        Assert.Equal(1, rig.Lag.Due);
        Assert.InRange(rig.Lag.Oldest, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3));
        // Teams makes it wait, not this instance.
        Assert.Equal(TimeSpan.Zero, rig.LongestAtWork);
    }

    [Fact]
    public async Task WorkThatIsGivenUp_IsOneDeadLetter()
    {
        await using var rig = new DeliveryRig(
            NewDatabase(), clock, log: events, job: new JobHandler("work", (_, _) => Task.FromResult<JobResult>(new JobResult.Failed("NoPermission"))));
        await rig.PostAsync(new OutboxItem.Job("job", "work"));

        await rig.RunForAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("NoPermission", Assert.Single(events.Of(101)).Fields["Reason"]);
    }

    [Fact]
    public async Task WorkThatNeverEnds_IsSeen()
    {
        var end = new TaskCompletionSource<JobResult>();
        await using var rig = new DeliveryRig(NewDatabase(), clock, log: events, job: new JobHandler("work", (_, _) => end.Task));
        await rig.PostAsync(new OutboxItem.Job("job", "work"));

        await rig.Service.PollAsync(default);
        clock.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(TimeSpan.FromMinutes(20), rig.LongestAtWork);
        end.SetResult(new JobResult.Done());
        await rig.IdleAsync();
        Assert.Equal(TimeSpan.Zero, rig.LongestAtWork);
    }

    [Fact]
    public async Task PointerWhoseMessageNeverCame_IsNothingToWaitFor()
    {
        await using var connector = await ConnectorServer.StartAsync();
        await using var rig = new DeliveryRig(NewDatabase(), clock, log: events);
        await rig.Outbox.PrepareAsync(Table, Partition, [Message("m1", To(connector, "a:1"))], default);

        await rig.RunForAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(1, await rig.PointersAsync());
        Assert.Equal((0, TimeSpan.Zero), (rig.Lag.Due, rig.Lag.Oldest));
    }

    [Fact]
    public async Task Bot_SaysEveryFiveMinutesThatItIsAlive()
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(events));
        using var alive = new AliveService(new OutboxLag(clock), clock, loggers);

        await alive.StartAsync(default);
        for (var minutes = 0; minutes < 60; minutes += 5)
        {
            await clock.AwaitedAsync(TimeSpan.FromMinutes(5));
            clock.Advance(TimeSpan.FromMinutes(5));
        }

        await clock.AwaitedAsync(TimeSpan.FromMinutes(5));
        await alive.StopAsync(default);
        Assert.Equal(13, events.Of(100).Count);
        Assert.All(events.Of(100), line => Assert.Equal((LogLevel.Information, "0", "0"), (line.Level, line.Fields["Lag"], line.Fields["Due"])));
    }
}
