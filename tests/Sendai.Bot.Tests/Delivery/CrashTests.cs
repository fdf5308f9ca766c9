using System.Text;
using Sendai.Bot.Delivery;
using Sendai.Teams.Tests.Support;
using static Sendai.Bot.Tests.Delivery.DeliveryRig;

namespace Sendai.Bot.Tests.Delivery;

/// <summary>A process that is killed after a step, and one that comes after it.</summary>
public abstract class CrashTests : IAsyncLifetime
{
    private string database = null!;
    private ConnectorServer connector = null!;

    public async Task InitializeAsync()
    {
        database = await NewDatabaseAsync();
        connector = await ConnectorServer.StartAsync();
    }

    public async Task DisposeAsync() => await connector.DisposeAsync();

    protected abstract Task<string> NewDatabaseAsync();

    // What the killed process had sent, and what there is in the end; claimed and never recorded is what may be there twice.
    [Theory]
    [InlineData(nameof(DeliveryStep.PointersWritten), 0, 0, false)]
    [InlineData(ChildProgram.TransactionCommitted, 0, 1, false)]
    [InlineData(nameof(DeliveryStep.Claimed), 0, 1, true)]
    [InlineData(nameof(DeliveryStep.Sent), 1, 2, true)]
    [InlineData(nameof(DeliveryStep.Recorded), 1, 1, false)]
    [InlineData(nameof(DeliveryStep.PointerDropped), 1, 1, false)]
    public async Task KilledAfter(string step, int sentBefore, int sentAfter, bool isDoubtful)
    {
        await ChildProgram.CrashAsync("message", database, connector.Url, step);
        Assert.Equal(sentBefore, connector.Requests.Count);

        await using var rig = Next();
        await rig.RunForAsync(DeliveryTimes.Grace + DeliveryTimes.Poll);

        Assert.Equal(sentAfter, connector.Requests.Count);
        Assert.Equal(0, await rig.PointersAsync());
        Assert.Equal(isDoubtful ? 1 : 0, rig.Log.All.Count(line => line.Contains("Meetings/ward/m1 may appear twice", StringComparison.Ordinal)));
        var row = await rig.Tables.GetAsync(Table, Partition, "m1", default);
        if (sentAfter == 0)
        {
            Assert.Null(row);
            return;
        }

        var record = MessageRecord.Of(row!);
        Assert.Equal((MessageState.Sent, isDoubtful ? 1 : 0), (record.State, record.Repeats));
    }

    [Theory]
    [InlineData(nameof(DeliveryStep.ExpansionPointersWritten), 1)]
    [InlineData(nameof(DeliveryStep.ExpansionBatchCommitted), 5)]
    [InlineData(nameof(DeliveryStep.ExpansionBatchCommitted), 11)]
    public async Task Expansion_KilledAfter_ReachesEverybodyOnce(string step, int count)
    {
        var log = await ChildProgram.CrashAsync("expansion", database, connector.Url, step, count);

        await using var rig = Next();
        await rig.RunUntilDoneAsync();

        await AssertEverybodyAsync(rig, log);
    }

    [Fact]
    public async Task Expansion_KilledFiveTimes_LosesNobody()
    {
        var life = 0;
        var logs = new StringBuilder();
        foreach (var (step, count) in ((DeliveryStep, int)[])
        [
            (DeliveryStep.ExpansionBatchCommitted, 2), (DeliveryStep.ExpansionPointersWritten, 3), (DeliveryStep.Claimed, 20),
            (DeliveryStep.Sent, 20), (DeliveryStep.Recorded, 20),
        ])
        {
            logs.Append(await ChildProgram.CrashAsync("expansion", database, connector.Url, step.ToString(), count, life++));
        }

        await using var rig = Next(life);
        await rig.RunUntilDoneAsync();

        await AssertEverybodyAsync(rig, logs.ToString());
    }

    private DeliveryRig Next(int life = 1) => new(database, new ManualClock(TimeProvider.System.GetUtcNow() + (ChildProgram.LifeTime * life)));

    private async Task AssertEverybodyAsync(DeliveryRig rig, string earlierLog)
    {
        var records = await rig.Outbox.ReadAsync(Table, Partition, OutboxItem.Expansion.PrefixOf("summary"), default).ToListAsync();
        Assert.Equal(
            Enumerable.Range(0, ChildProgram.Recipients).Select(n => OutboxItem.Expansion.RowOf("summary", n)),
            records.Select(record => record.RowKey));
        Assert.All(records, record => Assert.Equal(MessageState.Sent, record.State));

        var received = connector.Requests.CountBy(request => request.Line).ToDictionary();
        for (var n = 0; n < records.Count; n++)
        {
            Assert.InRange(received[$"POST /v3/conversations/a%3A{n}/activities"], 1, 1 + records[n].Repeats);
        }

        // Who got it twice stands in the log of the process that sent it again.
        var log = earlierLog + string.Join('\n', rig.Log.All);
        Assert.All(
            records.Where((_, n) => received[$"POST /v3/conversations/a%3A{n}/activities"] > 1),
            record => Assert.Contains($"Meetings/ward/{record.RowKey} may appear twice", log, StringComparison.Ordinal));
    }
}
