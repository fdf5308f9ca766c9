using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Features.Reviews;

/// <summary>Brings the boards of a ward up to date, each at most once in ten seconds.</summary>
internal sealed class BoardsJob(ITableStore tables, ReviewStore store, Outbox outbox, DeadConversations dead, CityClock clock, TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    /// <summary>A channel in which nobody has asked since is not kept for ever.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<JobResult> RunAsync(TableRow job, CancellationToken cancellationToken)
    {
        var rows = await tables
            .ReadAllAsync(ReviewRows.Table, new TableQuery { PartitionKey = job.PartitionKey, RowKeyPrefix = Board.Prefix }, cancellationToken)
            .ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return new JobResult.Done();
        }

        var sessions = await store.FromAsync(Board.Read(rows[0]).Ward, clock.Moment, ListCard.Shown, cancellationToken);
        var wait = TimeSpan.Zero;
        foreach (var row in rows)
        {
            var left = await UpdateAsync(row, sessions, cancellationToken);
            wait = left > wait ? left : wait;
        }

        return wait > TimeSpan.Zero ? new JobResult.Later("a board was changed a moment ago", wait) : new JobResult.Done();
    }

    /// <summary>How long it must wait; nothing when it is up to date or nobody is there to read it.</summary>
    private async Task<TimeSpan> UpdateAsync(TableRow row, IReadOnlyList<SessionGlance> sessions, CancellationToken cancellationToken)
    {
        var (board, now) = (Board.Read(row), time.GetUtcNow());
        var posted = await tables.GetAsync(ReviewRows.Table, row.PartitionKey, board.Message, cancellationToken);
        if (posted is null || MessageRow.StateOf(posted) == MessageState.Failed || (sessions.Count == 0 && board.Until + Kept < now))
        {
            await tables.DeleteAsync(ReviewRows.Table, row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
            return TimeSpan.Zero;
        }

        var card = BoardCard.Of(board.Ward, sessions, clock.Moment);
        var print = Board.PrintOf(card);
        if (print == board.Print || await dead.WhyAsync(board.Conversation, cancellationToken) is not null)
        {
            return TimeSpan.Zero;
        }

        if (board.ChangedAt + Between > now)
        {
            return board.ChangedAt + Between - now;
        }

        var next = board with
        {
            Print = print,
            ChangedAt = now,
            Until = sessions.Count > 0 ? Board.UntilOf(sessions, clock.Moment) : board.Until,
            Changes = board.Changes + 1,
        };
        var message = new OutboxItem.Message(next.MessageKey, board.To, new Activity { Attachments = [card.ToAttachment()] }) { Updates = board.Message };
        var post = await outbox.PrepareAsync(ReviewRows.Table, row.PartitionKey, [message], cancellationToken);
        // Where it fails, a newer board was posted meanwhile.
        await tables.TransactAsync(ReviewRows.Table, [new TableOperation.Replace(next.ToRow(), row.ETag), .. post], cancellationToken);
        outbox.Nudge();
        return TimeSpan.Zero;
    }
}
