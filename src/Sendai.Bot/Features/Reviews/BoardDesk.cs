using Sendai.Bot.Access;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Domain.Directory;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Reviews;

/// <summary>Answers 「予約したい」 in a channel by a card for everybody. From then on it is the board of the channel, and an older one stays as it is.</summary>
internal sealed class BoardDesk(ITableStore tables, ReviewStore store, Outbox outbox, CityClock clock, TimeProvider time)
{
    /// <summary>Posts the board. The same message, sent again, makes no second one.</summary>
    public async Task PostAsync(Turn turn, Ward ward, CancellationToken cancellationToken)
    {
        var partition = ReviewRows.PartitionOf(ward);
        await PlanAsync(partition, cancellationToken);
        var sessions = await store.FromAsync(ward, clock.Moment, ListCard.Shown, cancellationToken);
        var card = BoardCard.Of(ward, sessions, clock.Moment);
        var (channel, activity) = (ChannelPlace.IdOf(turn), turn.Activity.Id ?? Nonce.New());
        var board = new Board(
            channel,
            ward,
            // It is said to nobody in particular.
            turn.Reference with { User = new ChannelAccount(channel) },
            $"m-board-{UserKey.Hash($"{channel} {activity}")}",
            Board.PrintOf(card),
            time.GetUtcNow(),
            Board.UntilOf(sessions, clock.Moment),
            Changes: 0);
        var post = await outbox.PrepareAsync(
            ReviewRows.Table, partition, [new OutboxItem.Message(board.MessageKey, board.To, new Activity { Attachments = [card.ToAttachment()] })], cancellationToken);
        // One that is there already is this one, from when the activity came before.
        await tables.TransactAsync(ReviewRows.Table, [new TableOperation.Upsert(board.ToRow()), .. post], cancellationToken);
        outbox.Nudge();
    }

    /// <summary>Makes sure that changes of the ward's sessions lead to the boards, before it is looked at what they are.</summary>
    private async Task PlanAsync(string partition, CancellationToken cancellationToken)
    {
        if (await tables.GetAsync(ReviewRows.Table, partition, ReviewRows.BoardsJob, cancellationToken) is null)
        {
            var job = await outbox.PrepareAsync(ReviewRows.Table, partition, [new OutboxItem.Job(ReviewRows.BoardsJob, ReviewJobs.Boards)], cancellationToken);
            // Where it fails, somebody else was faster.
            await tables.TransactAsync(ReviewRows.Table, job, cancellationToken);
        }
    }
}
