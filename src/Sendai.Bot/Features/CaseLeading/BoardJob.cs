using Sendai.Bot.Access;
using Sendai.Bot.Cases;
using Sendai.Bot.Delivery;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>Keeps one card for each case in the channel of its 事務局, and writes it again when it would show something else.</summary>
internal sealed class BoardJob(ITableStore tables, CaseStore cases, Secretariats secretariats, DeadConversations dead, Outbox outbox)
{
    private const int Tries = 5;

    public async Task<JobResult> RunAsync(TableRow row, CancellationToken cancellationToken)
    {
        var (ward, id, _) = CaseJobs.Read(row);
        return await WriteAsync(ward, id, cancellationToken) ? new JobResult.Done() : new JobResult.Later("the card was written by somebody else again and again");
    }

    /// <summary>A channel became the 事務局 of a ward: it gets the cards of the cases that are not over.</summary>
    public async Task PostAllAsync(Secretariat secretariat, CancellationToken cancellationToken)
    {
        foreach (var glance in await cases.OpenAsync(secretariat.Ward, cancellationToken))
        {
            await WriteAsync(secretariat.Ward, glance.Number.Id, cancellationToken);
        }
    }

    /// <summary>False when it could not be written for now.</summary>
    private async Task<bool> WriteAsync(Ward ward, string id, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            // The card before the case: whoever writes a newer case meanwhile makes this one begin again.
            var row = await tables.GetAsync(CaseKeys.Table, CaseKeys.PartitionOf(ward), CaseKeys.BoardKey(id), cancellationToken);
            if (await secretariats.FindAsync(ward, cancellationToken) is not { } theirs
                || await cases.FindAsync(ward, id, cancellationToken) is not { File: var file }
                || await NextAsync(row is null ? null : CaseBoard.Read(row), file, theirs, cancellationToken) is not var (next, message))
            {
                return true;
            }

            var post = await outbox.PrepareAsync(CaseKeys.Table, CaseKeys.PartitionOf(ward), [message], cancellationToken);
            TableOperation own = row is null ? new TableOperation.Insert(next.ToRow(file.Number)) : new TableOperation.Replace(next.ToRow(file.Number), row.ETag);
            if (await tables.TransactAsync(CaseKeys.Table, [own, .. post], cancellationToken) is TransactionResult.Written)
            {
                outbox.Nudge();
                return true;
            }
        }

        return false;
    }

    /// <summary>The card as it shall be; null when nothing is to be written.</summary>
    private async Task<(CaseBoard Next, OutboxItem Message)?> NextAsync(CaseBoard? board, CaseFile file, Secretariat theirs, CancellationToken cancellationToken)
    {
        // Another channel may be the 事務局 by now, or the card never came: then it is posted anew.
        var isThere = board is not null && board.To.Conversation.Id == theirs.ChannelId && await IsThereAsync(file.Number, board.Message, cancellationToken);
        var print = ChannelCard.PrintOf(file);
        if ((isThere && board!.Print == print) || (!isThere && file.State.IsOver) || await dead.WhyAsync(theirs.ChannelId, cancellationToken) is not null)
        {
            return null;
        }

        var changes = board is null ? 0 : board.Changes + 1;
        var key = CaseBoard.MessageKey(file.Number, changes);
        var message = new OutboxItem.Message(key, theirs.Channel, new Activity { Attachments = [ChannelCard.Of(file).ToAttachment()] })
        {
            Updates = isThere ? board!.Message : null,
        };
        return (new CaseBoard(theirs.Channel, isThere ? board!.Message : key, print, changes), message);
    }

    private async Task<bool> IsThereAsync(CaseNumber number, string message, CancellationToken cancellationToken) =>
        await tables.GetAsync(CaseKeys.Table, CaseKeys.PartitionOf(number.Ward), message, cancellationToken) is { } posted && MessageRow.StateOf(posted) != MessageState.Failed;
}
