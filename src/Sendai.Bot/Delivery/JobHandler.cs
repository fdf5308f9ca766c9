using Sendai.Tables;

namespace Sendai.Bot.Delivery;

/// <summary>
/// Does the work of a due row that is no message. It may be done again, after a crash even when it was done: whatever it
/// writes has keys made from the work, so that the second time changes nothing.
/// </summary>
/// <param name="Name">Which rows it takes; see <see cref="OutboxItem.Job"/>.</param>
/// <param name="RunAsync">Gets the row as it was read.</param>
internal sealed record JobHandler(string Name, Func<TableRow, CancellationToken, Task<JobResult>> RunAsync);

/// <summary>What came of a piece of work.</summary>
internal abstract record JobResult
{
    private JobResult()
    {
    }

    /// <summary>It is done.</summary>
    internal sealed record Done : JobResult;

    /// <summary>It could not be done now.</summary>
    /// <param name="Reason">For the log: no text of people.</param>
    /// <param name="After">How long to wait, when somebody has said so.</param>
    internal sealed record Later(string Reason, TimeSpan? After = null) : JobResult;

    /// <summary>It cannot be done.</summary>
    /// <param name="Reason">For the log: no text of people.</param>
    internal sealed record Failed(string Reason) : JobResult;
}
