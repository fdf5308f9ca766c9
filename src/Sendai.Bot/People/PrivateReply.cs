using Sendai.Bot.Delivery;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.People;

/// <summary>
/// Answers what nobody else may read. In a personal chat that is the reply itself; from a channel or a group it goes to the
/// personal chat of whoever asked, and the channel hears only that it did, or why it did not.
/// </summary>
/// <remarks>
/// What is dangerous never waits for this: urgent answers stay in the thread where they were asked. The content is stored
/// until it is sent, and afterwards as the record of the message, in the person's own partition.
/// </remarks>
internal sealed class PrivateReply(PersonalChat chat, Outbox outbox, ITableStore tables)
{
    /// <summary>Answers a message with a card.</summary>
    public async Task AnswerAsync(Turn turn, AdaptiveCard card, CancellationToken cancellationToken)
    {
        if (Privacy.IsPrivate(turn))
        {
            turn.Reply(card);
        }
        else
        {
            turn.Reply(await SendAsync(turn, card, cancellationToken));
        }
    }

    /// <summary>
    /// Answers a press: in a personal chat the card takes the place of the one that was pressed. In a channel only who
    /// pressed hears of it.
    /// </summary>
    public async Task<AdaptiveCardInvokeResponse> AnswerPressAsync(Turn turn, AdaptiveCard card, CancellationToken cancellationToken) =>
        Privacy.IsPrivate(turn)
            ? AdaptiveCardInvokeResponse.Card(card)
            : AdaptiveCardInvokeResponse.Message(await SendAsync(turn, card, cancellationToken));

    /// <summary>What the channel hears. The same activity, sent again, makes no second message.</summary>
    private async Task<string> SendAsync(Turn turn, AdaptiveCard card, CancellationToken cancellationToken)
    {
        var person = UserKey.Of(turn);
        switch (await chat.OpenAsync(person, cancellationToken))
        {
            case PersonalChatResult.Open open:
                var message = new OutboxItem.Message(RowKey(turn), open.Chat, new Activity { Attachments = [card.ToAttachment()] });
                var post = await outbox.PrepareAsync(KnownPerson.Table, person, [message], cancellationToken);
                // One that is there already is this one, from when the activity came before.
                await tables.TransactAsync(KnownPerson.Table, post, cancellationToken);
                outbox.Nudge();
                return PrivateReplyWords.Sent;
            case PersonalChatResult.Unreachable unreachable:
                return PrivateReplyWords.Of(unreachable.Reason);
            default:
                return PrivateReplyWords.NotNow;
        }
    }

    private static string RowKey(Turn turn) =>
        $"private-{UserKey.Hash($"{turn.Reference.Conversation.Id} {turn.Activity.Id ?? Guid.NewGuid().ToString("n")}")}";
}
