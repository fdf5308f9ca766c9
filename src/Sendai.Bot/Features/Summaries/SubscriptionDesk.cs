using Sendai.Bot.Access;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Summaries;

/// <summary>Begins, changes and ends subscriptions; who has to hear of an end hears of it by the transaction that ends it.</summary>
internal sealed class SubscriptionDesk(ITableStore tables, SubscriptionBook book, Secretariats secretariats, Outbox outbox, TimeProvider time)
{
    /// <summary>A press begins or changes a subscription, once; gives the one that there is afterwards.</summary>
    public async Task<Subscription?> BeginAsync(Subscription wanted, Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var spend = Nonce.Spend(SummaryKeys.PartitionOf(wanted.Ward), turn, data, wanted.Subscriber, time.GetUtcNow());
        await tables.TransactAsync(SummaryKeys.Table, [SubscriptionBook.Put(wanted), spend], cancellationToken);
        // A press that came again may be older than another change: what counts now is what is told.
        return await book.FindAsync(wanted.Ward, wanted.Subscriber, cancellationToken);
    }

    /// <summary>Ends subscriptions of one ward together; false when one of them had ended already, and then nothing changed.</summary>
    /// <param name="ended">Which.</param>
    /// <param name="tells">What the channel of 事務局 is told; null when that is nothing.</param>
    /// <param name="toSubscriber">What the subscriber is told; null when that is nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> EndAsync(IReadOnlyList<Subscription> ended, AdaptiveCard? tells, AdaptiveCard? toSubscriber, CancellationToken cancellationToken)
    {
        var ward = ended[0].Ward;
        var notices = new List<OutboxItem>();
        if (tells is not null && await secretariats.FindAsync(ward, cancellationToken) is { } theirs && !ended.Any(one => IsIn(one, theirs)))
        {
            notices.Add(Notice(ended[0], theirs.Channel, tells));
        }

        if (toSubscriber is not null)
        {
            notices.AddRange(ended.Select(one => Notice(one, MessageRow.Address(one.Reach), toSubscriber)));
        }

        var post = await outbox.PrepareAsync(SummaryKeys.Table, SummaryKeys.PartitionOf(ward), notices, cancellationToken);
        if (await tables.TransactAsync(SummaryKeys.Table, [.. ended.Select(SubscriptionBook.End), .. post], cancellationToken) is not TransactionResult.Written)
        {
            return false;
        }

        outbox.Nudge();
        return true;
    }

    /// <summary>The channel of 事務局 can itself be the one: nothing reaches it.</summary>
    private static bool IsIn(Subscription one, Secretariat theirs) => DeadConversations.KeyOf(theirs.ChannelId) == one.Subscriber;

    private static OutboxItem.Message Notice(Subscription about, ConversationReference to, AdaptiveCard card) =>
        new(SummaryKeys.NoticeKey(about.Subscriber), to, new Activity { Attachments = [card.ToAttachment()] });
}
