using Azure;
using Sendai.Tables;

namespace Sendai.Bot.Delivery;

/// <summary>One instance's right to send a message, for a limited time.</summary>
internal sealed record MessageClaim(DuePointer Pointer, TableRow Row, int Attempt, DateTimeOffset Since, ETag Version)
{
    private const int RecordTries = 5;

    /// <summary>Whether so much time went by since, by a halted machine or a slow store, that the send might outlive it.</summary>
    public bool IsStale(DateTimeOffset now) => now - Since > DeliveryTimes.Claim / 2;

    public DateTimeOffset Until => Since + DeliveryTimes.Claim;

    /// <summary>Whether a claim before this one ran out: its message may have been sent.</summary>
    public bool IsRepeat => RanOut(Row) || Row.GetInt32(MessageRow.Repeats) > 0;

    /// <summary>Until when the message must be left alone: another has claimed it, or it was put off.</summary>
    public static DateTimeOffset? HeldUntil(TableRow row, DateTimeOffset now)
    {
        var until = row.GetDateTimeOffset(
            MessageRow.StateOf(row) == MessageState.Sending ? MessageRow.ClaimedUntil : MessageRow.NotBefore);
        return until > now ? until : null;
    }

    /// <summary>Null when the row changed since it was read.</summary>
    public static async Task<MessageClaim?> TakeAsync(
        ITableStore tables, DuePointer pointer, TableRow row, string instance, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var attempt = (row.GetInt32(MessageRow.Attempts) ?? 0) + 1;
        var mark = new TableRow(row.PartitionKey, row.RowKey)
            .SetState(MessageState.Sending)
            .Set(MessageRow.ClaimedBy, instance)
            .Set(MessageRow.ClaimedUntil, now + DeliveryTimes.Claim)
            .Set(MessageRow.Attempts, attempt)
            .Set(MessageRow.Repeats, (row.GetInt32(MessageRow.Repeats) ?? 0) + (RanOut(row) ? 1 : 0));
        return await tables.MergeAsync(pointer.Table, mark, row.ETag, cancellationToken) is WriteResult.Written(var version)
            ? new(pointer, row, attempt, now, version)
            : null;
    }

    /// <summary>Whether somebody claimed it and never told what came of it.</summary>
    public static bool RanOut(TableRow row) => MessageRow.StateOf(row) == MessageState.Sending;

    /// <summary>
    /// Writes what came of it; false when the row is no longer ours. A store that fails is tried again for a while: what
    /// is not recorded will be sent again.
    /// </summary>
    public async Task<bool> RecordAsync(ITableStore tables, TableRow changes, TimeProvider time)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await tables.MergeAsync(Pointer.Table, changes, Version, CancellationToken.None) is WriteResult.Written;
            }
            catch (TableStoreException) when (tries < RecordTries)
            {
                await Task.Delay(TimeSpan.FromSeconds(tries), time, CancellationToken.None);
            }
        }
    }
}
