using System.Diagnostics.CodeAnalysis;
using Sendai.Bot.Delivery;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Reviews;

/// <summary>Puts commands of a ward into one transaction, and tries again with what is there then when somebody was faster.</summary>
internal sealed class ReviewWriter(Ward ward, ITableStore tables, ReviewStore store, Outbox outbox, ReviewJobs jobs, TimeProvider time)
{
    /// <summary>A transaction has at most 100 operations; see <see cref="ITableStore.TransactAsync"/>.</summary>
    private const int MostOperations = 100;

    /// <summary>Somebody is always faster only where something is wrong; then whoever waits shall hear of it.</summary>
    private const int Tries = 200;

    private const double LongestWait = 250;
    private readonly string partition = ReviewRows.PartitionOf(ward);

    /// <summary>Carries out what fits, answers it, and gives back what did not fit.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "The randomness only spreads writers in time.")]
    public async Task<IReadOnlyList<PendingCommand>> WriteAsync(List<PendingCommand> batch)
    {
        var wait = 4.0;
        for (var tries = 1; tries <= Tries; tries++)
        {
            var open = await OpenAsync(batch);
            var draft = await ReadAsync(open);
            var (decided, left) = Decide(open, draft);
            if (await CommitAsync(draft))
            {
                decided.ForEach(command => command.Answer());
                return left;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * wait), CancellationToken.None);
            wait = Math.Min(wait * 2, LongestWait);
        }

        throw new TableStoreException("The sessions of a ward changed again and again while they were to be written.");
    }

    /// <summary>Those that somebody still waits for and that have not been done before.</summary>
    private async Task<List<PendingCommand>> OpenAsync(List<PendingCommand> batch)
    {
        List<PendingCommand> waited = [.. batch.Where(command => !command.IsGivenUp)];
        var spent = await Task.WhenAll(waited.Select(command => command.IsSpentAsync(tables, partition, CancellationToken.None)));
        return [.. waited.Where((_, at) => !spent[at])];
    }

    private async Task<ReviewDraft> ReadAsync(List<PendingCommand> open)
    {
        var boards = tables.GetAsync(ReviewRows.Table, partition, ReviewRows.BoardsJob, CancellationToken.None);
        var sessions = await Task.WhenAll(open.SelectMany(command => command.Sessions).Distinct()
            .Select(session => store.FindAsync(ward, session, CancellationToken.None)));
        return new ReviewDraft(
            partition, sessions.OfType<LoadedSession>().ToDictionary(session => session.Book.Session.Id), await boards, jobs, time.GetUtcNow());
    }

    [SuppressMessage("Design", "CA1031", Justification = "A command that fails must not end the others; its caller hears of it.")]
    private static (List<PendingCommand> Decided, List<PendingCommand> Left) Decide(List<PendingCommand> open, ReviewDraft draft)
    {
        var decided = new List<PendingCommand>();
        var left = new List<PendingCommand>();
        var presses = new HashSet<string>();
        foreach (var command in open)
        {
            // The same press twice: the second one is answered by what the first has written.
            if (left.Count > 0 || (command.PressKey is { } press && !presses.Add(press)))
            {
                left.Add(command);
                continue;
            }

            var before = draft.State;
            try
            {
                command.Decide(draft);
            }
            catch (Exception fault)
            {
                draft.State = before;
                command.Fail(fault);
                continue;
            }

            if (draft.Count > MostOperations && decided.Count > 0)
            {
                draft.State = before;
                left.Add(command);
                continue;
            }

            decided.Add(command);
        }

        return (decided, left);
    }

    private async Task<bool> CommitAsync(ReviewDraft draft)
    {
        var operations = draft.Operations();
        var messages = draft.Messages();
        if (operations.Count + messages.Count == 0)
        {
            return true;
        }

        var post = messages.Count > 0 ? await outbox.PrepareAsync(ReviewRows.Table, partition, messages, CancellationToken.None) : [];
        if (await tables.TransactAsync(ReviewRows.Table, [.. operations, .. post], CancellationToken.None) is not TransactionResult.Written)
        {
            return false;
        }

        outbox.Nudge();
        return true;
    }
}
