using Sendai.Bot.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;
using static Sendai.Bot.Tests.Delivery.DeliveryRig;

namespace Sendai.Bot.Tests.Delivery;

/// <summary>Due work that is no message: when it is done, when again, and when no more.</summary>
public sealed class JobTests
{
    private const string Key = "job";
    private const string Work = "work";
    private readonly ManualClock clock = new();
    private readonly List<TableRow> done = [];

    [Fact]
    public async Task Work_IsDoneWhenItIsDue_Once()
    {
        await using var rig = Rig(_ => new JobResult.Done());
        await rig.PostAsync(new OutboxItem.Job(Key, Work, "its data") { DueAt = clock.Now + TimeSpan.FromHours(1) });

        await rig.RunForAsync(TimeSpan.FromMinutes(59));
        Assert.Empty(done);
        await rig.RunForAsync(TimeSpan.FromMinutes(20));

        Assert.Equal("its data", Assert.Single(done).GetString(MessageRow.Data));
        Assert.Equal(MessageState.Sent, (await rig.RecordAsync(Key)).State);
        Assert.Equal(0, await rig.PointersAsync());
    }

    [Fact]
    public async Task WorkThatFails_IsDoneAgainLater()
    {
        await using var rig = Rig(times => times switch
        {
            1 => throw new InvalidOperationException(Secret),
            2 => new JobResult.Later("not now", TimeSpan.FromMinutes(3)),
            _ => new JobResult.Done(),
        });
        await rig.PostAsync(new OutboxItem.Job(Key, Work));

        await rig.RunForAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, done.Count);
        await rig.RunForAsync(TimeSpan.FromMinutes(4));

        Assert.Equal(3, done.Count);
        Assert.Equal(MessageState.Sent, (await rig.RecordAsync(Key)).State);
    }

    [Fact]
    public async Task WorkThatCannotBeDone_IsGivenUp_AndSaysSo()
    {
        await using var rig = Rig(_ => new JobResult.Failed("never"));
        await rig.PostAsync(new OutboxItem.Job(Key, Work));

        await rig.RunForAsync(TimeSpan.FromMinutes(30));

        Assert.Single(done);
        Assert.Equal(MessageState.Failed, (await rig.RecordAsync(Key)).State);
        Assert.Contains(rig.Log.All, line => line.Contains("was given up", StringComparison.Ordinal) && line.Contains("never", StringComparison.Ordinal));
        Assert.Equal(0, await rig.PointersAsync());
    }

    [Fact]
    public async Task RowThatChangesMeanwhile_IsWorkOnceMore()
    {
        DeliveryRig? rig = null;
        await using var made = rig = Rig(times =>
        {
            if (times == 1)
            {
                // Somebody has something more to do, while it is being done.
                rig!.Tables.MergeAsync(Table, new TableRow(Partition, Key).Set("More", true), Azure.ETag.All, default).GetAwaiter().GetResult();
            }

            return new JobResult.Done();
        });
        await rig.PostAsync(new OutboxItem.Job(Key, Work));

        await rig.RunForAsync(TimeSpan.FromSeconds(30));

        Assert.Equal([null, true], done.Select(row => row.GetBoolean("More")));
        Assert.Equal(MessageState.Sent, (await rig.RecordAsync(Key)).State);
    }

    [Fact]
    public async Task WorkThatWasDone_CanBePlannedAgain()
    {
        await using var rig = Rig(_ => new JobResult.Done());
        await rig.PostAsync(new OutboxItem.Job(Key, Work));
        await rig.RunAsync();
        await rig.PostAsync(new OutboxItem.Job(Key, Work) { Instead = await rig.RowAsync(Key), DueAt = clock.Now + TimeSpan.FromMinutes(5) });

        await rig.RunForAsync(TimeSpan.FromMinutes(4));
        Assert.Single(done);
        await rig.RunForAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(2, done.Count);
    }

    [Fact]
    public async Task WorkThatNobodyKnows_WaitsForABotThatDoes()
    {
        var database = BotFactory.NewDatabase();
        await using (var older = new DeliveryRig(database, clock))
        {
            await older.PostAsync(new OutboxItem.Job(Key, Work));
            await older.RunForAsync(TimeSpan.FromMinutes(1));
        }

        await using var newer = Rig(_ => new JobResult.Done(), database);
        await newer.RunForAsync(TimeSpan.FromMinutes(6));

        Assert.Single(done);
    }

    private DeliveryRig Rig(Func<int, JobResult> result, string? database = null) =>
        new(database ?? BotFactory.NewDatabase(), clock, job: new JobHandler(Work, (row, _) =>
        {
            done.Add(row);
            return Task.FromResult(result(done.Count));
        }));
}
