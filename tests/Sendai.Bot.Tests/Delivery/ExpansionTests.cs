using Sendai.Bot.Delivery;
using Sendai.Tables;
using Sendai.Teams.Tests.Support;
using static Sendai.Bot.Tests.Delivery.DeliveryRig;

namespace Sendai.Bot.Tests.Delivery;

/// <summary>One message for many.</summary>
public sealed class ExpansionTests : IAsyncLifetime
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

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(98)]
    [InlineData(99)]
    [InlineData(100)]
    public async Task Everybody_GetsItOnce(int recipients)
    {
        await FreezeAsync(recipients);
        await rig.PostAsync(new OutboxItem.Expansion("s", "audience", Text("all")));
        await rig.RunUntilDoneAsync();

        Assert.Equal(
            Enumerable.Range(0, recipients).Select(n => $"POST /v3/conversations/a%3A{n}/activities").Order(),
            connector.Requests.Select(request => request.Line).Order());
        Assert.Equal(recipients, await RecordsAsync().CountAsync(record => record.State == MessageState.Sent));
        Assert.Equal(MessageState.Sent, (await rig.RecordAsync("s")).State);
        Assert.Equal(0, await rig.PointersAsync());
    }

    [Fact]
    public async Task Audience_WrittenTwice_IsTheSame()
    {
        await FreezeAsync(120);
        await FreezeAsync(120);

        Assert.Equal(Audiences.Batch, (await rig.Audiences.ReadAsync("audience", 0, default)).Count);
        Assert.Equal(120 - Audiences.Batch, (await rig.Audiences.ReadAsync("audience", Audiences.Batch, default)).Count);
    }

    [Fact]
    public async Task Correction_OverwritesEveryCopy_AndNamesWhoNeverGotOne()
    {
        connector.Scripted.Enqueue(ConnectorServer.Status(403));
        await FreezeAsync(3);
        await rig.PostAsync(new OutboxItem.Expansion("s", "audience", Text("first")));
        await rig.PostAsync(new OutboxItem.Expansion("c", "audience", Text("corrected")) { Updates = "s" });
        await rig.RunUntilDoneAsync();

        var sent = await RecordsAsync().ToListAsync();
        var corrected = await RecordsAsync("c").ToListAsync();
        Assert.Equal(2, connector.Requests.Count(request => request.Line.StartsWith("PUT ", StringComparison.Ordinal)));
        foreach (var (first, second) in sent.Zip(corrected))
        {
            Assert.Equal(first.ActivityId, second.ActivityId);
            Assert.Equal(first.State == MessageState.Failed ? FailureReason.NoOriginal : null, second.Reason);
        }
    }

    [Fact]
    public async Task WordsThatAreGone_FailTheirMessages_AndHoldBackNobody()
    {
        await FreezeAsync(2);
        await rig.PostAsync(new OutboxItem.Expansion("s", "audience", Text("all")));
        await rig.RunAsync();
        await rig.Tables.DeleteAsync(Table, Partition, "s", Azure.ETag.All, default);
        await rig.PostAsync(Message("later", To(connector, "a:0")));
        await rig.RunUntilDoneAsync();

        Assert.All(await RecordsAsync().ToListAsync(), record => Assert.Equal((MessageState.Failed, FailureReason.NoWords), (record.State, record.Reason)));
        Assert.Equal(MessageState.Sent, (await rig.RecordAsync("later")).State);
        Assert.Single(connector.Requests);
        Assert.Equal(0, await rig.PointersAsync());
    }

    [Fact]
    public async Task StoppedInTheMiddle_ReachesNobodyElse()
    {
        await rig.DisposeAsync();
        rig = new DeliveryRig(database, clock, fault: StopAsync);
        await FreezeAsync(250);
        await rig.PostAsync(new OutboxItem.Expansion("s", "audience", Text("all")));

        await rig.RunForAsync(TimeSpan.FromMinutes(11));

        Assert.Equal(Audiences.Batch, connector.Requests.Count);
        Assert.Equal(MessageState.Stopped, (await rig.RecordAsync("s")).State);
        Assert.Equal(0, await rig.PointersAsync());

        async Task StopAsync(DeliveryStep step)
        {
            if (step == DeliveryStep.ExpansionBatchCommitted && Outbox.Stop(await rig.RowAsync("s")) is { } stop)
            {
                Assert.IsType<TransactionResult.Written>(await rig.TransactAsync([stop]));
            }
        }
    }

    private Task FreezeAsync(int recipients) =>
        rig.Audiences.FreezeAsync("audience", [.. Enumerable.Range(0, recipients).Select(n => To(connector, $"a:{n}"))], default);

    private IAsyncEnumerable<MessageRecord> RecordsAsync(string expansion = "s") =>
        rig.Outbox.ReadAsync(Table, Partition, OutboxItem.Expansion.PrefixOf(expansion), default);
}
