using Sendai.Bot.Delivery;
using Sendai.Tables;
using Sendai.Teams.Tests.Support;
using static Sendai.Bot.Tests.Delivery.DeliveryRig;

namespace Sendai.Bot.Tests.Delivery;

/// <summary>What a feature may rely on when it promises a message.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private readonly ManualClock clock = new();
    private readonly string database = NewDatabase();
    private ConnectorServer connector = null!;
    private DeliveryRig rig = null!;

    public async Task InitializeAsync()
    {
        connector = await ConnectorServer.StartAsync();
        rig = new DeliveryRig(database, clock);
    }

    public async Task DisposeAsync()
    {
        await rig.DisposeAsync();
        await connector.DisposeAsync();
    }

    [Fact]
    public async Task Message_IsSentAddressedAndRecorded()
    {
        await rig.PostAsync(Message("m1", To(connector, "a:1")));
        await rig.RunAsync();
        await rig.RunAsync();

        var request = Assert.Single(connector.Requests);
        Assert.Equal("POST /v3/conversations/a%3A1/activities", request.Line);
        Assert.Equal("message", request.Json.GetProperty("type").GetString());
        Assert.Equal("29:user", request.Json.GetProperty("recipient").GetProperty("id").GetString());
        var record = await rig.RecordAsync("m1");
        Assert.Equal((MessageState.Sent, "sent-1"), (record.State, record.ActivityId));
        Assert.Equal(0, await rig.PointersAsync());
    }

    [Fact]
    public async Task Reference_WithAnActivity_IsAnswered()
    {
        await rig.PostAsync(Message("m1", To(connector, "a:1") with { ActivityId = "in-7" }));
        await rig.RunAsync();

        Assert.Equal("POST /v3/conversations/a%3A1/activities/in-7", Assert.Single(connector.Requests).Line);
    }

    [Fact]
    public async Task Pointer_WithoutItsTransaction_IsForgottenOnlyAfterTheGrace()
    {
        await rig.Outbox.PrepareAsync(Table, Partition, [Message("m1", To(connector, "a:1"))], default);

        await rig.RunForAsync(TimeSpan.FromMinutes(9));
        Assert.Equal(1, await rig.PointersAsync());

        await rig.RunForAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(0, await rig.PointersAsync());
        Assert.Contains(rig.Log.All, line => line.Contains("Meetings/ward/m1 never came", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SlowTransaction_WithinTheGrace_IsSent()
    {
        var post = await rig.Outbox.PrepareAsync(Table, Partition, [Message("m1", To(connector, "a:1"))], default);
        await rig.RunForAsync(TimeSpan.FromMinutes(9));

        await rig.TransactAsync(post);
        await rig.RunAsync();

        Assert.Single(connector.Requests);
    }

    [Fact]
    public async Task FailedTransaction_SendsNothing()
    {
        await rig.PostAsync(Message("m1", To(connector, "a:1")));
        await rig.RunAsync();

        Assert.IsType<TransactionResult.Failed>(await rig.PostAsync(Message("m1", To(connector, "a:1")), Message("m2", To(connector, "a:1"))));
        await rig.RunForAsync(TimeSpan.FromMinutes(11));

        Assert.Single(connector.Requests);
        Assert.Equal(0, await rig.PointersAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DueLater_IsNeitherEarlyNorLate(bool restart)
    {
        var due = clock.Now + TimeSpan.FromDays(3);
        await rig.PostAsync(Message("m1", To(connector, "a:1"), due));
        await rig.RunAsync();
        if (restart)
        {
            await rig.DisposeAsync();
            rig = new DeliveryRig(database, clock);
        }

        clock.Advance(due - clock.Now - TimeSpan.FromTicks(1));
        await rig.RunAsync();
        Assert.Empty(connector.Requests);

        clock.Advance(TimeSpan.FromTicks(1));
        await rig.RunForAsync(TimeSpan.FromSeconds(22));
        Assert.Single(connector.Requests);
        Assert.True((await rig.RecordAsync("m1")).SentAt - due <= (restart ? TimeSpan.FromSeconds(22) : TimeSpan.Zero));
    }

    [Fact]
    public async Task Loop_SendsWithinTwoSecondsOfTheHour()
    {
        var due = clock.Now + TimeSpan.FromMinutes(1);
        await rig.PostAsync(Message("m1", To(connector, "a:1"), due));
        await rig.Service.StartAsync(default);
        for (var tries = 0; connector.Requests.IsEmpty && clock.Now <= due + DeliveryTimes.Poll; tries++)
        {
            Assert.True(connector.Requests.IsEmpty || clock.Now >= due, "It was early.");
            await Task.Delay(5);
            clock.Advance(TimeSpan.FromMilliseconds(500));
        }

        await connector.ReceivedAsync(1);
        await rig.Service.StopAsync(default);
        Assert.InRange((await rig.RecordAsync("m1")).SentAt!.Value, due, due + DeliveryTimes.Poll + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Nudge_WakesTheLoopAtOnce()
    {
        await rig.Service.StartAsync(default);
        await clock.AwaitedAsync(DeliveryTimes.Pause);
        clock.Advance(DeliveryTimes.Pause);
        await clock.AwaitedAsync(DeliveryTimes.Poll - DeliveryTimes.Pause);
        await rig.PostAsync(Message("m1", To(connector, "a:1")));

        rig.Outbox.Nudge();

        // The clock stands still: nothing but the nudge can have woken it.
        await connector.ReceivedAsync(1);
        await rig.Service.StopAsync(default);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task Reminder_Moves(int hours)
    {
        var first = clock.Now + TimeSpan.FromHours(2);
        var moved = first + TimeSpan.FromHours(hours);
        await rig.PostAsync(Message("m1", To(connector, "a:1"), first));
        await rig.PostAsync(Message("m1", To(connector, "a:2"), moved) with { Instead = await rig.RowAsync("m1") });

        clock.Advance(moved - clock.Now - TimeSpan.FromTicks(1));
        await rig.RunAsync();
        Assert.Empty(connector.Requests);

        clock.Advance(TimeSpan.FromTicks(1));
        await rig.RunForAsync(TimeSpan.FromHours(2));
        Assert.Equal("POST /v3/conversations/a%3A2/activities", Assert.Single(connector.Requests).Line);
        Assert.Equal(0, await rig.PointersAsync());
    }

    [Fact]
    public async Task EarlierPointer_OfAMoveThatIsNotCommittedYet_IsKept()
    {
        var soon = clock.Now + TimeSpan.FromMinutes(1);
        await rig.PostAsync(Message("m1", To(connector, "a:1"), clock.Now + TimeSpan.FromHours(2)));
        var move = await rig.Outbox.PrepareAsync(
            Table, Partition, [Message("m1", To(connector, "a:1"), soon) with { Instead = await rig.RowAsync("m1") }], default);
        await rig.RunForAsync(TimeSpan.FromMinutes(3));

        await rig.TransactAsync(move);
        await rig.RunAsync();

        Assert.Single(connector.Requests);
    }

    [Fact]
    public async Task Stopped_IsNeverSent()
    {
        await rig.PostAsync(Message("m1", To(connector, "a:1"), clock.Now + TimeSpan.FromHours(1)));
        await rig.TransactAsync([Outbox.Stop(await rig.RowAsync("m1"))!]);

        await rig.RunForAsync(TimeSpan.FromHours(1.1));

        Assert.Empty(connector.Requests);
        Assert.Equal(MessageState.Stopped, (await rig.RecordAsync("m1")).State);
        Assert.Equal(0, await rig.PointersAsync());
    }

    [Fact]
    public async Task Stop_AfterTheClaim_IsAConflict()
    {
        await rig.PostAsync(Message("m1", To(connector, "a:1")));
        var stop = Outbox.Stop(await rig.RowAsync("m1"))!;
        var move = new TableOperation.Replace(await rig.RowAsync("m1"), (await rig.RowAsync("m1")).ETag);
        await rig.RunAsync();

        var failed = Assert.IsType<TransactionResult.Failed>(await rig.TransactAsync([stop]));
        Assert.IsType<WriteResult.Conflict>(failed.Reason);
        Assert.IsType<TransactionResult.Failed>(await rig.TransactAsync([move]));
        Assert.Null(Outbox.Stop(await rig.RowAsync("m1")));
        Assert.Equal(MessageState.Sent, (await rig.RecordAsync("m1")).State);
    }

    [Fact]
    public async Task Update_OverwritesTheEarlierMessage()
    {
        await rig.PostAsync(Message("m1", To(connector, "a:1")), Message("m2", To(connector, "a:1")) with { Updates = "m1" });
        await rig.RunAsync();

        Assert.Equal(
            ["POST /v3/conversations/a%3A1/activities", "PUT /v3/conversations/a%3A1/activities/sent-1"],
            connector.Requests.Select(request => request.Line));
        Assert.Equal("sent-1", (await rig.RecordAsync("m2")).ActivityId);
    }

    [Fact]
    public async Task Update_WaitsForAnOriginalInAnotherLane_AndFailsWithoutOne()
    {
        await rig.PostAsync(
            Message("late", To(connector, "a:1"), clock.Now + TimeSpan.FromMinutes(10)),
            Message("waits", To(connector, "a:1")) with { Updates = "late" },
            Message("never", To(connector, "a:1")) with { Updates = "nothing" },
            Message("other", To(connector, "a:1")));
        await rig.RunAsync();
        Assert.Equal(MessageState.Sent, (await rig.RecordAsync("other")).State);
        Assert.Equal(MessageState.Planned, (await rig.RecordAsync("waits")).State);

        clock.Advance(TimeSpan.FromMinutes(10));
        await rig.RunForAsync(TimeSpan.FromSeconds(6));
        Assert.Equal(MessageState.Sent, (await rig.RecordAsync("waits")).State);

        clock.Advance(TimeSpan.FromHours(1));
        await rig.RunForAsync(TimeSpan.FromSeconds(6));
        Assert.Equal(FailureReason.NoOriginal, (await rig.RecordAsync("never")).Reason);
    }

    [Fact]
    public async Task Failed_IsSentAgainOnRequest()
    {
        connector.Scripted.Enqueue(ConnectorServer.Status(403));
        await rig.PostAsync(Message("m1", To(connector, "a:1")));
        await rig.RunAsync();
        Assert.Equal(FailureReason.Blocked, (await rig.RecordAsync("m1")).Reason);

        await rig.TransactAsync(await rig.Outbox.PrepareAgainAsync(Table, [await rig.RowAsync("m1")], default));
        await rig.RunAsync();

        var record = await rig.RecordAsync("m1");
        Assert.Equal((MessageState.Sent, null), (record.State, record.Reason));
    }

    [Fact]
    public async Task Sent_CannotBeReplacedOrSentAgain()
    {
        await rig.PostAsync(Message("m1", To(connector, "a:1")));
        await rig.RunAsync();
        var row = await rig.RowAsync("m1");

        await Assert.ThrowsAsync<ArgumentException>(() => rig.PostAsync(Message("m1", To(connector, "a:1")) with { Instead = row }));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Outbox.PrepareAgainAsync(Table, [row], default));
    }

    [Fact]
    public async Task Conversation_KeepsItsOrder_WhenOneIsPutOff()
    {
        connector.Scripted.Enqueue(ConnectorServer.Status(429, "30"));
        await rig.PostAsync([.. Enumerable.Range(0, 5).Select(n => Message($"m{n}", To(connector, "a:1")))]);
        await rig.RunAsync();
        await rig.PostAsync(Message("other", To(connector, "a:2")));
        await rig.RunAsync();
        Assert.Equal(["m0", "other"], Keys());

        await rig.RunForAsync(TimeSpan.FromSeconds(40));

        Assert.Equal(["m0", "m0", "m1", "m2", "m3", "m4"], Keys().Where(key => key != "other"));
    }

    [Fact]
    public async Task Pointers_FromBeforeTheFirstStart_AreFound()
    {
        await rig.PostAsync(Message("m1", To(connector, "a:1")));
        clock.Advance(TimeSpan.FromDays(40));

        await rig.RunAsync();

        Assert.Single(connector.Requests);
    }

    [Fact]
    public async Task Midnight_LeavesNobodyBehindWhoseClockIsSlow()
    {
        clock.Advance(clock.Now.Date.AddDays(1) + TimeSpan.FromMinutes(5) - clock.Now.UtcDateTime);
        await rig.RunAsync();
        await using var slow = new DeliveryRig(database, new ManualClock(clock.Now - TimeSpan.FromMinutes(6)));
        await slow.PostAsync(Message("m1", To(connector, "a:1")));

        await rig.RunAsync();
        Assert.Single(connector.Requests);

        await rig.RunForAsync(TimeSpan.FromMinutes(6));
        Assert.All(rig.Leases.Owned, shard => Assert.Equal(Shard.Bucket(clock.Now), rig.Leases.CursorOf(shard)));
    }

    private IEnumerable<string> Keys() =>
        connector.Requests.Select(request => request.Json.GetProperty("text").GetString()!.Replace($"{Secret} ", "", StringComparison.Ordinal));
}
