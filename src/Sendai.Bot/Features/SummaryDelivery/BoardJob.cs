using Sendai.Bot.Access;
using Sendai.Bot.Delivery;
using Sendai.Bot.Files;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>
/// Keeps one card for each delivery in the channel of its 事務局: written again as long as something is under way, but never
/// twice within ten seconds, and once more when all is done.
/// </summary>
internal sealed class BoardJob(
    ITableStore tables, SummaryStore store, DeliveryReader reader, Secretariats secretariats, Rosters rosters, DeadConversations dead, PublicAddress address, Outbox outbox, CityClock clock, TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    /// <summary>A delivery that takes so long is looked at less often, so that the tries of its work do not run out.</summary>
    private const int OftenFor = 100;

    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(1);

    /// <summary>A card that the channel did not take is not offered to it again and again.</summary>
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(10);

    public async Task<JobResult> RunAsync(TableRow job, CancellationToken cancellationToken)
    {
        var (ward, id, _) = SummaryJobs.Read(job);
        // The board before the delivery: whoever writes a newer one meanwhile makes this one fail.
        var row = await tables.GetAsync(SummaryKeys.Table, job.PartitionKey, SummaryKeys.BoardKey(id), cancellationToken);
        if (await secretariats.FindAsync(ward, cancellationToken) is not { } theirs
            || await dead.WhyAsync(theirs.ChannelId, cancellationToken) is not null
            || await store.FindAsync(ward, id, cancellationToken) is not { Summary: { Delivery: not null } summary })
        {
            return new JobResult.Done();
        }

        var view = await reader.ReadAsync(summary, cancellationToken);
        var board = row is null ? null : DeliveryBoard.Read(row);
        if (await WriteAsync(row, board, view, theirs, cancellationToken) is { } wait)
        {
            return new JobResult.Later("the card was written a moment ago", wait);
        }

        return view.IsUnderWay
            ? new JobResult.Later("a delivery is under way", (job.GetInt32(MessageRow.Attempts) ?? 0) < OftenFor ? Between : Seldom)
            : new JobResult.Done();
    }

    /// <summary>How long it must wait; null when the card shows what is so.</summary>
    private async Task<TimeSpan?> WriteAsync(TableRow? row, DeliveryBoard? board, DeliveryView view, Secretariat theirs, CancellationToken cancellationToken)
    {
        var (partition, id, now) = (SummaryKeys.PartitionOf(view.Summary.Ward), view.Summary.Id, time.GetUtcNow());
        var withNames = await rosters.AreAllOfItAsync(theirs, cancellationToken);
        var print = UserKey.Hash(view.PrintOf(withNames));
        var isHere = board is not null && board.To.Conversation.Id == theirs.ChannelId;
        var last = isHere ? await tables.GetAsync(SummaryKeys.Table, partition, DeliveryBoard.MessageKey(id, board!.Changes), cancellationToken) : null;
        var isShown = isHere && await IsShownAsync(partition, board!, last, cancellationToken);
        if (isShown && board!.Print == print)
        {
            return null;
        }

        // One that is still on its way would only be overtaken.
        var next = !isHere ? now
            : !isShown ? board!.ChangedAt + AfterRefusal
            : last is not null && MessageRow.StateOf(last) is MessageState.Planned or MessageState.Sending ? now + Between
            : board!.ChangedAt + Between;
        if (next > now)
        {
            return next - now;
        }

        var changes = board is null ? 0 : board.Changes + 1;
        var key = DeliveryBoard.MessageKey(id, changes);
        var card = DeliveryCard.Of(view, withNames, address.Of("/") is not null, clock.Moment);
        var message = new OutboxItem.Message(key, theirs.Channel, new Activity { Attachments = [card.ToAttachment()] }) { Updates = isShown ? board!.Message : null };
        var written = new DeliveryBoard(theirs.Channel, isShown ? board!.Message : key, print, now, changes).ToRow(partition, id);
        List<TableOperation> operations =
        [
            row is null ? new TableOperation.Insert(written) : new TableOperation.Replace(written, row.ETag),
            // What an earlier look said is nowhere to be seen any more.
            .. last is not null && isShown && last.RowKey != board!.Message && MessageRow.StateOf(last) == MessageState.Sent
                ? [new TableOperation.Delete(last.PartitionKey, last.RowKey, last.ETag)]
                : Enumerable.Empty<TableOperation>(),
            .. await outbox.PrepareAsync(SummaryKeys.Table, partition, [message], cancellationToken),
        ];
        if (await tables.TransactAsync(SummaryKeys.Table, operations, cancellationToken) is not TransactionResult.Written)
        {
            return Between;
        }

        outbox.Nudge();
        return null;
    }

    /// <summary>Whether the card stands in the channel, as far as anybody knows: it came, and nobody has taken it away.</summary>
    private async Task<bool> IsShownAsync(string partition, DeliveryBoard board, TableRow? last, CancellationToken cancellationToken) =>
        await tables.GetAsync(SummaryKeys.Table, partition, board.Message, cancellationToken) is { } posted
        && MessageRow.StateOf(posted) is not (MessageState.Failed or MessageState.Stopped)
        && !(last is not null && MessageRow.StateOf(last) == MessageState.Failed && last.GetString(MessageRow.Reason) == nameof(FailureReason.Gone));
}
