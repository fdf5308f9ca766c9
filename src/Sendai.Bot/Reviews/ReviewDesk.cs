using System.Collections.Concurrent;
using Sendai.Bot.Delivery;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Reviews;

/// <summary>
/// Changes sessions. Commands for a ward stand in a queue, and those that wait go into one transaction, so that a rush on a few
/// slots costs a few writes; between bots the version of the session's first row decides.
/// </summary>
internal sealed class ReviewDesk(ITableStore tables, ReviewStore store, Outbox outbox, ReviewJobs jobs, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, WardQueue> queues = new(StringComparer.Ordinal);

    /// <summary>Carries a command out, once. When this throws, nothing was changed or it is not known; asking again is safe with a press.</summary>
    public Task<T> DoAsync<T>(Ward ward, ReviewCommand<T> command, CancellationToken cancellationToken)
    {
        var pending = new PendingCommand<T>(command, cancellationToken);
        queues.GetOrAdd(ward.Name, _ => new WardQueue(new ReviewWriter(ward, tables, store, outbox, jobs, time))).Add(pending);
        return pending.Task.WaitAsync(cancellationToken);
    }
}
