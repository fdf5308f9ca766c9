using Sendai.Tables;

namespace Sendai.Bot.Delivery;

/// <summary>
/// As <see cref="Outbox.PrepareAsync"/>, for work with keys of its own: what is planned already under its key is planned anew,
/// or told that there is more to do.
/// </summary>
internal sealed class DuePost(ITableStore tables, Outbox outbox, TimeProvider time)
{
    /// <summary>Messages, and work at once, need keys that nothing has; work with a time may have been planned before.</summary>
    public async Task<IReadOnlyList<TableOperation>> PrepareAsync(
        string table, string partition, IReadOnlyList<OutboxItem> items, CancellationToken cancellationToken)
    {
        var plans = new List<OutboxItem>();
        var touches = new List<TableOperation>();
        foreach (var item in items)
        {
            if (item is not OutboxItem.Job { DueAt: { } due } job)
            {
                plans.Add(item);
                continue;
            }

            var row = await tables.GetAsync(table, partition, job.RowKey, cancellationToken);
            var planned = DueJob.At(partition, job.RowKey, row, job.Name, due, time.GetUtcNow(), job.Data);
            plans.AddRange(planned.Plan is { } plan ? [plan] : []);
            touches.AddRange(planned.Touch is { } touch ? [touch] : []);
        }

        return [.. touches, .. await outbox.PrepareAsync(table, partition, plans, cancellationToken)];
    }
}
