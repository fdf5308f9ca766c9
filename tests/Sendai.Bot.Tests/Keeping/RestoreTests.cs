using Sendai.Bot.Delivery;
using Sendai.Bot.Keeping;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Versions;
using Sendai.Tables;
using Sendai.Tables.Backups;
using Sendai.Teams.Tests.Support;
using static Sendai.Bot.Tests.Delivery.DeliveryRig;
using static Sendai.Bot.Tests.Keeping.KeepingRig;

namespace Sendai.Bot.Tests.Keeping;

/// <summary>What people get, and do not get, after a restore.</summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private readonly ManualClock clock = new();
    private ConnectorServer connector = null!;

    public async Task InitializeAsync() => connector = await ConnectorServer.StartAsync();

    public async Task DisposeAsync() => await connector.DisposeAsync();

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task AMoveToTheOtherEngine_LosesNothing(bool fromAzurite, bool toAzurite)
    {
        var (old, moved) = (await Databases.NewAsync(fromAzurite), await Databases.NewAsync(toAzurite));
        await PostAsync(old, Message("now", To(connector, "a")), Message("later", To(connector, "b"), clock.Now.AddHours(30)));

        var backup = await BackUpAsync(old, clock);
        clock.Advance(TimeSpan.FromMinutes(20));
        var done = Assert.IsType<RestoreOutcome.Done>(await RestoreAsync(moved, backup, clock));

        Assert.Equal((2, 0), (done.Due, done.Stopped));
        Assert.Equal(await DumpAsync(old), await DumpAsync(moved));
        Assert.Equal(["now"], await SentAsync(moved));
        clock.Advance(TimeSpan.FromHours(31));
        Assert.Equal(["now", "later"], await SentAsync(moved));
    }

    [Fact]
    public async Task DaysLater_NothingOldIsSent_AndWhatIsStillToComeIs()
    {
        var (old, restored) = (NewDatabase(), NewDatabase());
        await PostAsync(
            old,
            Message("old", To(connector, "a"), clock.Now.AddHours(1)),
            new OutboxItem.Job("remind", "review.remind") { DueAt = clock.Now.AddHours(2) },
            new OutboxItem.Job("purge", "case.purge") { DueAt = clock.Now.AddHours(3) },
            Message("to come", To(connector, "b"), clock.Now.AddDays(4)));
        var backup = await BackUpAsync(old, clock);
        clock.Advance(TimeSpan.FromDays(3));

        var done = Assert.IsType<RestoreOutcome.Done>(await RestoreAsync(restored, backup, clock));

        // What lets go of a case must still be done.
        Assert.Equal((2, 2), (done.Due, done.Stopped));
        Assert.Empty(await SentAsync(restored));
        await using var rig = new DeliveryRig(restored, clock);
        Assert.Equal(
            [MessageState.Stopped, MessageState.Stopped, MessageState.Planned],
            new[] { await rig.RecordAsync("old"), await rig.RecordAsync("remind"), await rig.RecordAsync("to come") }.Select(record => record.State));
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(["to come"], await SentAsync(restored));
    }

    [Fact]
    public async Task BackupOfARunningBot_SendsNothingThatItMayHaveSentSince()
    {
        var (old, restored) = (NewDatabase(), NewDatabase());
        await using var running = new DeliveryRig(old, clock);
        await running.RunAsync();
        await running.PostAsync(Message("soon", To(connector, "a"), clock.Now.AddMinutes(1)));
        var backup = await BackUpAsync(old, clock);
        clock.Advance(TimeSpan.FromMinutes(2));
        await running.RunUntilDoneAsync();
        Assert.Single(connector.Requests);

        var done = Assert.IsType<RestoreOutcome.Done>(await RestoreAsync(restored, backup, clock));

        Assert.False(done.Content.Totals.IsAtRest);
        Assert.Equal(1, done.Stopped);
        Assert.Single(await SentAsync(restored));
    }

    [Fact]
    public async Task ARestoreThatEndsAfterAnyWrite_IsEndedByTheSameBackupAndByNoOther_AndNoBotWorksThereBefore()
    {
        var old = NewDatabase();
        await PostAsync(old, [.. Enumerable.Range(0, 90).Select(at => Message($"m{at:D2}", To(connector, $"c{at % 7}"), clock.Now.AddDays(1)))]);
        await WithEngineAsync(old, async engine => await engine.InsertAsync("Other", new TableRow("p", "r").Set("N", 1L), default));
        var backup = await BackUpAsync(old, clock);
        clock.Advance(TimeSpan.FromMinutes(1));
        var another = await BackUpAsync(old, clock);
        for (var write = 0; ; write++)
        {
            Assert.True(write < 60, "It never comes through.");
            var restored = NewDatabase();
            WatchedStore? dying = null;
            try
            {
                await RestoreAsync(restored, backup, clock, engine => dying = new WatchedStore(engine, write));
                Assert.True(write > 3);
                return;
            }
            catch (TableStoreException)
            {
                if (write == 0)
                {
                    // Nothing was begun.
                    continue;
                }
            }

            await using (var store = (FormattedStore)Storage.Open(Settings(restored)))
            {
                var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => store.GetAsync(Table, Partition, "cause", default));
                Assert.Contains("復元が途中", refused.Message, StringComparison.Ordinal);
                await Assert.ThrowsAsync<StoreRefusedException>(() => store.UpsertAsync("Other", new TableRow("p", "q"), default));
            }

            Assert.IsType<RestoreOutcome.OtherIsHalf>(await RestoreAsync(restored, another, clock));
            Assert.True(Assert.IsType<RestoreOutcome.Done>(await RestoreAsync(restored, backup, clock)).WasHalf);
            Assert.Equal(await DumpAsync(old), await DumpAsync(restored));
            Assert.IsType<RestoreOutcome.NotEmpty>(await RestoreAsync(restored, backup, clock));
        }
    }

    [Fact]
    public async Task DamagedBackup_ChangesNothing()
    {
        var (old, restored) = (NewDatabase(), NewDatabase());
        await PostAsync(old, Message("one", To(connector, "a")));
        var backup = await BackUpAsync(old, clock);
        backup[backup.Length / 2] ^= 8;

        await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(restored, backup, clock));

        Assert.Empty(await WithEngineAsync(restored, engine => engine.ListTablesAsync(default)));
    }

    private async Task PostAsync(string database, params OutboxItem[] items)
    {
        await using var rig = new DeliveryRig(database, clock);
        Assert.IsType<TransactionResult.Written>(await rig.PostAsync(items));
    }

    /// <summary>What has arrived since the test began, once a bot has worked on a store for a while.</summary>
    private async Task<string[]> SentAsync(string database)
    {
        await using (var rig = new DeliveryRig(database, clock, job: new JobHandler("case.purge", (_, _) => Task.FromResult<JobResult>(new JobResult.Done()))))
        {
            await rig.RunForAsync(TimeSpan.FromSeconds(30));
            await rig.Leases.ReleaseAllAsync(default);
        }

        return [.. connector.Requests.Select(request => request.Json.GetProperty("text").GetString()!.Split(' ', 2)[1])];
    }
}
