using System.Globalization;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>「失敗したところへもう一度送る」 and 「止めたところへ送る」: one press, and <see cref="AgainJob"/> does it.</summary>
internal sealed class AgainHandler(DeliveryDesk desk, DeliveryReader reader, ITableStore tables, Outbox outbox)
{
    public Task<AdaptiveCardInvokeResponse> FailedAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        PressAsync(turn, data, MessageState.Failed, (DeliveryWords.SendsAgain, DeliveryWords.NothingFailed), cancellationToken);

    public Task<AdaptiveCardInvokeResponse> StoppedAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        PressAsync(turn, data, MessageState.Stopped, (DeliveryWords.GoesOn, DeliveryWords.NothingStopped), cancellationToken);

    private Task<AdaptiveCardInvokeResponse> PressAsync(
        Turn turn, ActionData data, MessageState from, (string Done, string Nothing) words, CancellationToken cancellationToken) => desk.ForDeliveryAsync(
        turn,
        data,
        async summary =>
        {
            if (!DeliveryDesk.MayChange(data))
            {
                return DeliveryDesk.Unusable();
            }

            var isPlanned = await desk.AuditedAsync(turn, summary, () => PlanAsync(turn, data, summary, from, cancellationToken), cancellationToken);
            return await desk.BoardAsync(turn, summary, isPlanned ? words.Done : words.Nothing, cancellationToken);
        },
        cancellationToken);

    /// <summary>Whether it will be sent again, by this press or by the same one before.</summary>
    private async Task<(bool Result, bool IsDone)> PlanAsync(Turn turn, ActionData data, MeetingSummary summary, MessageState from, CancellationToken cancellationToken)
    {
        var partition = SummaryKeys.PartitionOf(summary.Ward);
        if (await IsSpentAsync())
        {
            return (true, true);
        }

        if (!(await reader.ReadAsync(summary, cancellationToken)).MayGoAgain(from))
        {
            return (false, false);
        }

        var now = desk.Now.ToDateTimeOffset();
        // The key of the press is in that of the work: the same press plans one.
        var work = SummaryJobs.Job(summary, AgainJob.Name, Nonce.KeyOf(turn, data), dueAt: null, now.ToString("O", CultureInfo.InvariantCulture), from.ToString());
        List<TableOperation> operations =
        [
            Nonce.Spend(partition, turn, data, summary.Id, now),
            .. await outbox.PrepareAsync(SummaryKeys.Table, partition, [work], cancellationToken),
        ];
        var isPlanned = await tables.TransactAsync(SummaryKeys.Table, operations, cancellationToken) is TransactionResult.Written || await IsSpentAsync();
        outbox.Nudge();
        return (isPlanned, isPlanned);

        async Task<bool> IsSpentAsync() => await Nonce.SpentAsync(tables, SummaryKeys.Table, partition, turn, data, cancellationToken) is not null;
    }
}
