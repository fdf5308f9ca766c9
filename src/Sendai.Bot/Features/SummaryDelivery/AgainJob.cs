using System.Globalization;
using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Domain.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>
/// Sends again what had failed, or was stopped, when somebody pressed. What fails once more is due after the press, so doing this again sends
/// nothing a third time.
/// </summary>
internal sealed class AgainJob(ITableStore tables, SummaryStore store, SummaryLedger ledger, BoardLooks looks, DeadConversations dead, Outbox outbox)
{
    public const string Name = "summary.again";

    // With the summary's own row they fill a transaction.
    private const int Batch = 99;

    private static readonly TimeSpan Shortly = TimeSpan.FromSeconds(1);

    public async Task<JobResult> RunAsync(TableRow row, CancellationToken cancellationToken)
    {
        var (ward, id, words) = SummaryJobs.Read(row);
        // Without a state it is the work of an earlier version, which sent what had failed.
        if (words is not [var text, .. var state]
            || !DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var pressed)
            || await store.FindAsync(ward, id, cancellationToken) is not { Summary: { Delivery: not null } summary })
        {
            return new JobResult.Done();
        }

        var lines = await ledger.ReadAsync(summary, cancellationToken);
        var from = state is [nameof(MessageState.Stopped)] ? MessageState.Stopped : MessageState.Failed;
        foreach (var batch in lines.Where(line => DeliveryView.GoesAgain(line, from)).Select(line => line.RowKey).Distinct(StringComparer.Ordinal).Chunk(Batch))
        {
            if (!await SendAsync(summary, batch, from, pressed, cancellationToken))
            {
                return new JobResult.Later("a delivery changed while it was to be repeated", Shortly);
            }
        }

        await looks.PlanAsync(summary, cancellationToken);
        return new JobResult.Done();
    }

    /// <summary>False when something changed meanwhile. A correction would make of an older one, sent again, the last word.</summary>
    private async Task<bool> SendAsync(MeetingSummary summary, IReadOnlyList<string> keys, MessageState from, DateTimeOffset pressed, CancellationToken cancellationToken)
    {
        var partition = SummaryKeys.PartitionOf(summary.Ward);
        if (await store.FindAsync(summary.Ward, summary.Id, cancellationToken) is not { Head: var head, Summary: var current }
            || (current.Version, current.State) != (summary.Version, summary.State))
        {
            return false;
        }

        var rows = await Task.WhenAll(keys.Select(key => tables.GetAsync(SummaryKeys.Table, partition, key, cancellationToken)));
        List<TableRow> failed = [.. rows.OfType<TableRow>().Where(row => MessageRow.StateOf(row) == from && row.GetDateTimeOffset(MessageRow.DueAt) < pressed)];
        if (failed.Count == 0)
        {
            return true;
        }

        foreach (var row in failed.Where(MayHaveArrived))
        {
            row.Set(MessageRow.Repeats, (row.GetInt32(MessageRow.Repeats) ?? 0) + 1);
        }

        // The bot may have been added again, which no channel tells but by speaking; the first refusal closes it anew.
        foreach (var channel in failed.Where(row => row.GetString(MessageRow.Reason) == nameof(FailureReason.Blocked)).Select(row => MessageRow.Address(row.GetString(MessageRow.To)!).Conversation))
        {
            if (channel.ConversationType == "channel")
            {
                await dead.ReviveAsync(channel.Id!, cancellationToken);
            }
        }

        IReadOnlyList<TableOperation> again = await outbox.PrepareAgainAsync(SummaryKeys.Table, failed, cancellationToken);
        if (await tables.TransactAsync(SummaryKeys.Table, [new TableOperation.Replace(head, head.ETag), .. again], cancellationToken) is not TransactionResult.Written)
        {
            return false;
        }

        outbox.Nudge();
        return true;
    }

    /// <summary>Whether another try may be a second copy. One that overwrites is the same twice.</summary>
    private static bool MayHaveArrived(TableRow row) =>
        (MessageRow.StateOf(row) == MessageState.Stopped || row.GetString(MessageRow.Reason) == nameof(FailureReason.Unclear)) && row.GetString(MessageRow.Updates) is null;
}
