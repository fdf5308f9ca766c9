using Microsoft.AspNetCore.Http;
using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Tables;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.SummaryCore;

/// <summary>How a delivery stands for each recipient, and what a withdrawal stops.</summary>
public sealed class SummaryLedgerTests : IAsyncLifetime
{
    private readonly ManualClock clock = new();
    private ConnectorServer connector = null!;

    public async Task InitializeAsync() => connector = await ConnectorServer.StartAsync();

    public async Task DisposeAsync() => await connector.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EveryRecipient_HasALine_FromThePlanToTheEnd(bool onAzurite)
    {
        await using var rig = await NewRigAsync(onAzurite);
        await rig.SubscribeAsync(4);
        var draft = await rig.DraftAsync();
        Assert.Empty(await rig.LinesAsync(draft.Id));
        Answer(1, Reach.Refusal(403, "BotNotInConversationRoster"));
        Answer(2, ConnectorServer.Status(429, "600"));
        await ScheduleAsync(rig, draft.Id);
        // Begun, and nothing is made of it yet: nobody is left out.
        var recipients = await BeginAsync(rig, draft.Id);
        Assert.Equal(["予定", "予定", "予定", "予定"], await StatesAsync(rig, draft.Id));
        Assert.Equal(4, recipients);

        await LookAsync(rig);

        Assert.Equal(["済", "失敗", "予定", "済"], await StatesAsync(rig, draft.Id));
        var lines = await LinesAsync(rig, draft.Id);
        Assert.Equal((FailureReason.Blocked, false), (lines[1].Reason, lines[1].SentAt.HasValue));
        Assert.Equal(["みほんチャネル0", "みほんチャネル1", "みほんチャネル2", "みほんチャネル3"], lines.Select(line => line.Recipient.Name));
        Assert.All(lines, line => Assert.Equal(OutboxItem.Expansion.RowOf(SummaryKeys.VersionKey(draft.Id, 1), line.Recipient.Number), line.RowKey));
        Answer(2, null);
        await UntilDoneAsync(rig);
        Assert.Equal(["済", "失敗", "済", "済"], await StatesAsync(rig, draft.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Correction_ShowsHowFarTheUpdatesAre_AndWhoGotItLateGotTheNewest(bool onAzurite)
    {
        await using var rig = await NewRigAsync(onAzurite);
        await rig.SubscribeAsync(3);
        Answer(1, Reach.Refusal(404, "ConversationNotFound"));
        var id = (await rig.ScheduledAsync()).Id;
        await UntilDoneAsync(rig);
        Assert.Equal(["済", "失敗", "済"], await StatesAsync(rig, id));
        Answer(0, ConnectorServer.Status(404), "PUT");

        await rig.ChangedAsync(id, (summary, now) => summary.Correct(SummaryRig.Content("直した"), "", now));
        Assert.Equal(["予定", "失敗", "予定"], await StatesAsync(rig, id));
        await UntilDoneAsync(rig);

        var lines = await LinesAsync(rig, id);
        Assert.Equal(["失敗", "失敗", "済"], await StatesAsync(rig, id));
        // Who has the old one has something, since then.
        Assert.Equal((FailureReason.Gone, true), (lines[0].Reason, lines[0].SentAt.HasValue));
        Assert.Equal(
            [SummaryKeys.VersionKey(id, 2), SummaryKeys.VersionKey(id, 1), SummaryKeys.VersionKey(id, 2)], lines.Select(line => line.RowKey.Split("-to-")[0]));
        Answer(0, null, "PUT");
        Answer(1, null);
        await AgainAsync(rig, [lines[0].RowKey, lines[1].RowKey]);
        await UntilDoneAsync(rig);
        Assert.Equal(["済", "済", "済"], await StatesAsync(rig, id));
        Assert.All(connector.Requests.Where(request => request.Line.Contains("19%3A1%40", StringComparison.Ordinal)).TakeLast(1), request => Assert.Contains("直した", request.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Withdrawal_StopsWhatIsNotSent_AndOffersNobodyAnotherTryWhoNeverHadIt(bool onAzurite)
    {
        await using var rig = await NewRigAsync(onAzurite);
        await rig.SubscribeAsync(4);
        Answer(1, Reach.Refusal(404, "ConversationNotFound"));
        Answer(2, ConnectorServer.Status(429, "600"));
        Answer(3, ConnectorServer.Status(404), "PUT");
        var id = (await rig.ScheduledAsync()).Id;
        await LookAsync(rig);
        await LookAsync(rig);
        Assert.Equal(["済", "失敗", "予定", "済"], await StatesAsync(rig, id));
        var before = connector.Requests.Count;

        await rig.ChangedAsync(id, (summary, now) => summary.Withdraw(now));
        await UntilDoneAsync(rig);

        Assert.Equal(["済", "失敗", "止めた", "失敗"], await StatesAsync(rig, id));
        var lines = await LinesAsync(rig, id);
        Assert.Equal(["", "", SummaryKeys.WithdrawalKey(id)], lines.Skip(1).Select(line => line.RowKey.Split("-to-")[0]));
        Assert.All(connector.Requests.Skip(before), request => Assert.StartsWith("PUT ", request.Line, StringComparison.Ordinal));
        // A late failure of the notice is tried again like any other.
        Answer(3, null, "PUT");
        await AgainAsync(rig, [lines[3].RowKey]);
        await UntilDoneAsync(rig);
        Assert.Equal(["済", "失敗", "止めた", "済"], await StatesAsync(rig, id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WithdrawalBeforeAnythingWasMade_StopsAll_AndNobodyHearsOfIt(bool onAzurite)
    {
        await using var rig = await NewRigAsync(onAzurite);
        await rig.SubscribeAsync(3);
        var draft = await rig.DraftAsync();
        await ScheduleAsync(rig, draft.Id);
        await BeginAsync(rig, draft.Id);

        await rig.ChangedAsync(draft.Id, (summary, now) => summary.Withdraw(now));
        await StopAsync(rig, draft.Id);
        await UntilDoneAsync(rig);

        Assert.Equal(["止めた", "止めた", "止めた"], await StatesAsync(rig, draft.Id));
        Assert.Empty(connector.Requests);
    }

    [Fact]
    public async Task Stop_WaitsForWhatIsJustBeingSent()
    {
        await using var rig = await NewRigAsync(onAzurite: false);
        await rig.SubscribeAsync(1);
        Answer(0, ConnectorServer.Status(429, "600"));
        var id = (await rig.ScheduledAsync()).Id;
        await LookAsync(rig);
        await LookAsync(rig);
        var key = OutboxItem.Expansion.RowOf(SummaryKeys.VersionKey(id, 1), 0);
        var partition = SummaryKeys.PartitionOf(SummaryRig.Ward);
        await rig.ChangedAsync(id, (summary, now) => summary.Withdraw(now));
        await rig.Tables.MergeAsync(SummaryKeys.Table, new TableRow(partition, key).SetState(MessageState.Sending), Azure.ETag.All, default);

        Assert.IsType<JobResult.Later>(await RunStopAsync(rig, id));
        Assert.Equal(["送信中"], await StatesAsync(rig, id));
        await rig.Tables.MergeAsync(SummaryKeys.Table, new TableRow(partition, key).SetState(MessageState.Planned), Azure.ETag.All, default);
        Assert.IsType<JobResult.Done>(await RunStopAsync(rig, id));
        Assert.Equal(["止めた"], await StatesAsync(rig, id));
    }

    [Fact]
    public async Task Withdrawal_StopsTheReminderAsWell()
    {
        await using var rig = await NewRigAsync(onAzurite: false);
        await rig.SubscribeAsync(1);
        var id = (await rig.ScheduledAsync()).Id;
        await UntilDoneAsync(rig);
        Answer(0, ConnectorServer.Status(429, "600"));
        var partition = SummaryKeys.PartitionOf(SummaryRig.Ward);
        var audience = SummaryKeys.AudienceId(partition, id, (await rig.FindAsync(id)).Sent!.Audience);
        var reminder = new OutboxItem.Expansion(SummaryKeys.ReminderKey(id), audience, new Teams.Activities.Activity { Text = "お知らせ" });
        await rig.Tables.TransactAsync(SummaryKeys.Table, await rig.Reviews.Outbox.PrepareAsync(SummaryKeys.Table, partition, [reminder], default), default);
        await LookAsync(rig);
        var tries = connector.Requests.Count(request => request.Body.Contains("お知らせ", StringComparison.Ordinal));
        Assert.True(tries > 0, "It was never tried.");

        await rig.ChangedAsync(id, (summary, now) => summary.Withdraw(now));
        await LookAsync(rig);
        Answer(0, null);
        await UntilDoneAsync(rig);

        Assert.Equal(tries, connector.Requests.Count(request => request.Body.Contains("お知らせ", StringComparison.Ordinal)));
        Assert.Equal(["済"], await StatesAsync(rig, id));
    }

    [Fact]
    public async Task Stop_OfWhatWasNotWithdrawn_StopsNothing()
    {
        await using var rig = await NewRigAsync(onAzurite: false);
        await rig.SubscribeAsync(1);
        var draft = await rig.DraftAsync();
        await ScheduleAsync(rig, draft.Id);
        await BeginAsync(rig, draft.Id);

        Assert.IsType<JobResult.Done>(await rig.Reviews.Get<StopJob>().RunAsync(
            MessageRow.Of(SummaryKeys.PartitionOf(SummaryRig.Ward), SummaryJobs.StopAll(await rig.FindAsync(draft.Id), rig.Now), clock.Now), default));
        await UntilDoneAsync(rig);

        Assert.Equal(["済"], await StatesAsync(rig, draft.Id));
    }

    private async Task<SummaryRig> NewRigAsync(bool onAzurite) => new(await Databases.NewAsync(onAzurite), clock, connector.Url);

    /// <summary>Lets a channel answer as a test says, to one kind of call; null for as it should.</summary>
    private void Answer(int channel, Func<HttpContext, Task>? answer, string method = "POST")
    {
        var before = connector.Faults;
        connector.Faults = async context =>
        {
            if (context.Request.Method != method || !context.Request.Path.Value!.Contains($"/19:{channel}@", StringComparison.Ordinal))
            {
                return before is not null && await before(context);
            }

            await (answer?.Invoke(context) ?? Task.CompletedTask);
            return answer is not null;
        };
    }

    private static async Task ScheduleAsync(SummaryRig rig, string id) =>
        await rig.ChangedAsync(id, (summary, now) => summary.Schedule(now, "attempt", now));

    /// <summary>Does the work that begins a delivery, and nothing else.</summary>
    private static async Task<int> BeginAsync(SummaryRig rig, string id)
    {
        var row = await rig.Tables.GetAsync(SummaryKeys.Table, SummaryKeys.PartitionOf(SummaryRig.Ward), SummaryKeys.JobKey(id, "send-attempt"), default);
        Assert.IsType<JobResult.Done>(await rig.Reviews.Get<SendJob>().RunAsync(row!, default));
        return (await rig.FindAsync(id)).Sent!.Recipients;
    }

    private static async Task StopAsync(SummaryRig rig, string id) => Assert.IsType<JobResult.Done>(await RunStopAsync(rig, id));

    private static async Task<JobResult> RunStopAsync(SummaryRig rig, string id) => await rig.Reviews.Get<StopJob>().RunAsync(
        (await rig.Tables.GetAsync(SummaryKeys.Table, SummaryKeys.PartitionOf(SummaryRig.Ward), SummaryKeys.JobKey(id, "stop"), default))!, default);

    /// <summary>In the order of the channels' names.</summary>
    private static async Task<IReadOnlyList<LedgerLine>> LinesAsync(SummaryRig rig, string id) =>
        [.. (await rig.LinesAsync(id)).OrderBy(line => line.Recipient.Name, StringComparer.Ordinal)];

    private static async Task<IReadOnlyList<string>> StatesAsync(SummaryRig rig, string id) =>
        [.. (await LinesAsync(rig, id)).Select(line => SummaryWords.Of(line.State))];

    private static async Task AgainAsync(SummaryRig rig, IReadOnlyList<string> keys)
    {
        var partition = SummaryKeys.PartitionOf(SummaryRig.Ward);
        var rows = await Task.WhenAll(keys.Select(key => rig.Tables.GetAsync(SummaryKeys.Table, partition, key, default)));
        var again = await rig.Reviews.Outbox.PrepareAgainAsync(SummaryKeys.Table, [.. rows.Select(row => row!)], default);
        Assert.IsType<TransactionResult.Written>(await rig.Tables.TransactAsync(SummaryKeys.Table, again, default));
    }

    private async Task LookAsync(SummaryRig rig)
    {
        for (var looks = 0; looks < 4; looks++, clock.Advance(DeliveryTimes.Poll))
        {
            await rig.Reviews.RunAsync();
        }
    }

    /// <summary>Counted in looks and not in time, as the other tests of delivery do.</summary>
    private async Task UntilDoneAsync(SummaryRig rig)
    {
        for (var looks = 0; looks == 0 || await rig.PointersAsync() > 0; looks++, clock.Advance(TimeSpan.FromSeconds(20)))
        {
            Assert.True(looks < 200, "Something stays due.");
            await rig.Reviews.RunAsync();
        }
    }
}
