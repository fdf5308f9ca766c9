using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Delivery;

/// <summary>
/// Lets a feature promise a message together with what causes it:
/// <code>
/// var post = await outbox.PrepareAsync(Table, partition, [new OutboxItem.Message(key, to, activity)], cancellationToken);
/// if (await tables.TransactAsync(Table, [.. own, .. post], cancellationToken) is TransactionResult.Written) outbox.Nudge();
/// </code>
/// </summary>
internal sealed class Outbox(ITableStore tables, DueIndex due, DeliverySignal signal, DeliveryFault fault, TimeProvider time)
{
    /// <summary>
    /// Writes where the messages will be found, and gives the operations that write them. They belong into one transaction
    /// with their cause, begun at once: after <see cref="DeliveryTimes.Grace"/> a message that is not there is forgotten.
    /// When the transaction fails nothing is sent, and nothing need be undone.
    /// </summary>
    /// <remarks>
    /// An item with <see cref="OutboxItem.Instead"/> replaces that version of its row, so the transaction fails with a
    /// conflict when it has been claimed meanwhile.
    /// </remarks>
    /// <exception cref="ArgumentException">What it shall replace is being sent or was sent.</exception>
    public async Task<IReadOnlyList<TableOperation>> PrepareAsync(
        string table, string partition, IReadOnlyList<OutboxItem> items, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // Work may be done again; what was said cannot be unsaid.
        if (items.Any(item => item is not OutboxItem.Job && item.Instead is { } row && MessageRow.StateOf(row) is MessageState.Sending or MessageState.Sent))
        {
            throw new ArgumentException("What was sent cannot be replaced; overwrite it with another message.", nameof(items));
        }

        var rows = items.Select(item => MessageRow.Of(partition, item, Later(item.DueAt, now))).ToList();
        await PointAsync(table, rows, cancellationToken);
        return [.. rows.Zip(items, (row, item) => item.Instead is { } instead
            ? (TableOperation)new TableOperation.Replace(row, instead.ETag)
            : new TableOperation.Insert(row))];
    }

    /// <summary>As <see cref="PrepareAsync"/>, to send what failed or was stopped once more as it is.</summary>
    /// <param name="table">The table.</param>
    /// <param name="failed">At most 100 rows of one partition, read whole.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">One has neither failed nor been stopped.</exception>
    public async Task<IReadOnlyList<TableOperation>> PrepareAgainAsync(
        string table, IReadOnlyList<TableRow> failed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (failed.Any(row => MessageRow.StateOf(row) is not (MessageState.Failed or MessageState.Stopped)))
        {
            throw new ArgumentException("Only what failed or was stopped is sent again.", nameof(failed));
        }

        var rows = failed.Select(row => MessageRow.PlannedAgain(row, now)).ToList();
        await PointAsync(table, rows, cancellationToken);
        return [.. rows.Select(row => new TableOperation.Replace(row, row.ETag))];
    }

    /// <summary>
    /// The operation that keeps a message, or the rest of an expansion, from being sent; null when it is too late. It fails
    /// with a conflict when the row has been claimed meanwhile: then read it again.
    /// </summary>
    public static TableOperation? Stop(TableRow row) =>
        MessageRow.StateOf(row) == MessageState.Planned
            ? new TableOperation.Merge(new TableRow(row.PartitionKey, row.RowKey).SetState(MessageState.Stopped), row.ETag)
            : null;

    /// <summary>
    /// The operation that changes what an expansion says to those who have not got it yet. It fails with a conflict when the
    /// row has changed meanwhile: then read it again.
    /// </summary>
    public static TableOperation Reword(TableRow expansion, Activity activity) =>
        new TableOperation.Merge(MessageRow.Worded(expansion, activity), expansion.ETag);

    /// <summary>To be called when the transaction is written: what is due leaves at once rather than at the next poll.</summary>
    public void Nudge() => signal.Nudge();

    /// <summary>What has become of the messages whose row keys begin so, in the order of their keys.</summary>
    public IAsyncEnumerable<MessageRecord> ReadAsync(string table, string partition, string rowKeyPrefix, CancellationToken cancellationToken) =>
        tables.ReadAllAsync(
            table,
            new TableQuery { PartitionKey = partition, RowKeyPrefix = rowKeyPrefix, Select = MessageRecord.Select },
            cancellationToken).Select(MessageRecord.Of);

    private static DateTimeOffset Later(DateTimeOffset? due, DateTimeOffset now) => due > now ? due.Value : now;

    private async Task PointAsync(string table, IReadOnlyList<TableRow> rows, CancellationToken cancellationToken)
    {
        await due.WriteAsync(table, rows, cancellationToken);
        await fault(DeliveryStep.PointersWritten);
    }
}
