using Sendai.Tables;

namespace Sendai.Bot.Delivery;

/// <summary>A piece of work in a transaction: planned, or, when it is planned already, told that there is more to do.</summary>
/// <param name="Plan">For the outbox; null when it stands already.</param>
/// <param name="Touch">Makes the work, if it is just being done, be done once more; null when it is planned anew.</param>
internal sealed record DueJob(OutboxItem? Plan, TableOperation? Touch)
{
    private const string TouchedAt = nameof(TouchedAt);

    /// <summary>Makes sure that the work is done at a time; or before, where it is planned for before and that will do.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="key">The row of the work.</param>
    /// <param name="row">The row as it is; null when there is none.</param>
    /// <param name="handler">Who does it.</param>
    /// <param name="dueAt">When.</param>
    /// <param name="now">The moment.</param>
    /// <param name="data">For whoever does it.</param>
    /// <param name="earlierWillDo">Whether a plan for an earlier time may stand.</param>
    public static DueJob At(
        string partition, string key, TableRow? row, string handler, DateTimeOffset dueAt, DateTimeOffset now, string? data = null, bool earlierWillDo = false)
    {
        var isPlanned = row is not null && MessageRow.StateOf(row) == MessageState.Planned;
        return isPlanned && row!.GetDateTimeOffset(MessageRow.DueAt) is { } stands && (stands == dueAt || (earlierWillDo && stands < dueAt))
            ? new DueJob(null, new TableOperation.Merge(new TableRow(partition, key).Set(TouchedAt, now), row.ETag))
            : new DueJob(new OutboxItem.Job(key, handler, data) { DueAt = dueAt, Instead = row }, null);
    }
}
