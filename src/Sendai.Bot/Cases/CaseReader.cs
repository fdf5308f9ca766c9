using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Cases;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Cases;

/// <summary>
/// The one way in which a case is shown: to whoever may read it, in their own chat, with a line in the audit and a record of
/// the message. It answers the press itself, so that what a case is about never lies in the outbox.
/// </summary>
internal sealed class CaseReader(AccessDesk access, AuditLog audit, CaseViews views, PrivateReply reply)
{
    /// <summary>Answers a press by a card that shows the case; from a channel or a group, by a card in the person's own chat that leads to it.</summary>
    /// <param name="turn">The press.</param>
    /// <param name="verb">The verb that was pressed; it is pressed again in the person's own chat.</param>
    /// <param name="file">The case.</param>
    /// <param name="card">What shows it; made only when the person may read it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AdaptiveCardInvokeResponse> ShowAsync(
        Turn turn, string verb, CaseFile file, Func<AdaptiveCard> card, CancellationToken cancellationToken)
    {
        if (await access.CaseRefusalAsync(turn, Operation.ReadCase, file, cancellationToken) is { } refusal)
        {
            return AdaptiveCardInvokeResponse.Error("Forbidden", refusal);
        }

        if (!Privacy.IsPrivate(turn) || turn.Activity.ReplyToId is null)
        {
            return await reply.AnswerPressAsync(turn, Way(verb, file), cancellationToken);
        }

        await audit.RecordAsync(turn.Reference.User, Operation.ReadCase, $"{file.Number}", AuditOutcome.Done, cancellationToken);
        await views.RecordAsync(file, turn, cancellationToken);
        return AdaptiveCardInvokeResponse.Card(card());
    }

    /// <summary>Leads to a case: its number, where it stands, and a button.</summary>
    public static AdaptiveCard Way(string verb, CaseFile file)
    {
        var words = $"受付番号 {file.Number}　{CaseWords.Of(file.Stage)}";
        return CardParts.Card(words, [CardParts.Line(words)], CaseVerbs.Button("内容を見る", verb, file.Number));
    }
}
