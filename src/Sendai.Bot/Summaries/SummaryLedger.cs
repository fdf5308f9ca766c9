using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Domain.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Summaries;

/// <summary>How the delivery of a summary stands, recipient by recipient: nobody is left out of it.</summary>
internal sealed class SummaryLedger(ITableStore tables, Recipients recipients, Outbox outbox)
{
    /// <summary>A line for each recipient, in the order of their numbers.</summary>
    public async Task<IReadOnlyList<LedgerLine>> ReadAsync(MeetingSummary summary, CancellationToken cancellationToken)
    {
        if (summary.Delivery is null)
        {
            return [];
        }

        var partition = SummaryKeys.PartitionOf(summary.Ward);
        var first = SummaryKeys.VersionKey(summary.Id, 1);
        var latest = summary.State is SummaryState.Withdrawn ? SummaryKeys.WithdrawalKey(summary.Id) : SummaryKeys.VersionKey(summary.Id, summary.Version);
        var all = await recipients.AllAsync(summary, cancellationToken);
        var sends = await ReadAsync(partition, first, cancellationToken);
        var updates = latest == first ? sends : await ReadAsync(partition, latest, cancellationToken);
        var missing = await MissingAsync(partition, first, cancellationToken);
        var missingUpdate = latest == first ? missing : await MissingAsync(partition, latest, cancellationToken);
        return [.. all.Select(one => Line(
            one,
            sends.GetValueOrDefault(OutboxItem.Expansion.RowOf(first, one.Number)) ?? missing,
            latest == first ? null : updates.GetValueOrDefault(OutboxItem.Expansion.RowOf(latest, one.Number)) ?? missingUpdate,
            summary))];
    }

    private static LedgerLine Line(SummaryRecipient recipient, MessageRecord send, MessageRecord? update, MeetingSummary summary)
    {
        // Who has nothing has nothing to be updated; who got it after the correction got what is right.
        if (send.State != MessageState.Sent || update is null || GotTheNewest(send, update, summary))
        {
            // Who never had what was withdrawn shall not hear of it by another try.
            return new(recipient, send.State, send.Reason, send.SentAt, send.Repeats, summary.State is SummaryState.Withdrawn ? "" : send.RowKey);
        }

        return new(recipient, update.State, update.Reason, update.SentAt ?? send.SentAt, send.Repeats, update.RowKey);
    }

    /// <summary>What stands for a message that is not made yet: it comes when its delivery goes on, or when somebody lets that go on.</summary>
    private async Task<MessageRecord> MissingAsync(string partition, string delivery, CancellationToken cancellationToken)
    {
        var isStopped = await tables.GetAsync(SummaryKeys.Table, partition, delivery, cancellationToken) is { } head && MessageRow.StateOf(head) == MessageState.Stopped;
        return new(isStopped ? delivery : "", isStopped ? MessageState.Stopped : MessageState.Planned, default, null, null, null, 0, 0);
    }

    private static bool GotTheNewest(MessageRecord send, MessageRecord? update, MeetingSummary summary) =>
        update is { State: MessageState.Failed, Reason: FailureReason.NoOriginal }
        && summary is { State: SummaryState.Sent, CorrectedAt: { } corrected }
        && send.SentAt is { } at && Instant.FromDateTimeOffset(at) >= corrected;

    private async Task<IReadOnlyDictionary<string, MessageRecord>> ReadAsync(string partition, string delivery, CancellationToken cancellationToken) =>
        await outbox.ReadAsync(SummaryKeys.Table, partition, OutboxItem.Expansion.PrefixOf(delivery), cancellationToken)
            .ToDictionaryAsync(record => record.RowKey, StringComparer.Ordinal, cancellationToken: cancellationToken);
}

/// <summary>How a delivery stands for one recipient.</summary>
/// <param name="Recipient">Who.</param>
/// <param name="State">How far the newest that they shall have is.</param>
/// <param name="Reason">Why it failed.</param>
/// <param name="SentAt">When they got what they have.</param>
/// <param name="Repeats">How often it may have come twice: a crash fell between sending and recording.</param>
/// <param name="RowKey">
/// The message that <paramref name="State"/> is about, and that is sent again when it failed or was stopped; the delivery that
/// would make it when that was stopped before; empty when it is still to be made, or when another try would tell of what was
/// withdrawn.
/// </param>
internal sealed record LedgerLine(
    SummaryRecipient Recipient, MessageState State, FailureReason? Reason, DateTimeOffset? SentAt, int Repeats, string RowKey);
