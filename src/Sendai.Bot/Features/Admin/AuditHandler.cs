using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Bot.Versions;
using Sendai.Domain.Access;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Admin;

/// <summary>「監査の記録」: shows an administrator who did what. Reading it is recorded too, page by page.</summary>
internal sealed class AuditHandler(AccessDesk desk, AuditLog audit, NameFinder names, CurrentDirectory directory, PrivateReply reply)
{
    private const int LinesOnACard = 12;

    public async Task ReadAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (await desk.RefusalAsync(turn, Operation.ReadAudit, null, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
        }
        else
        {
            await reply.AnswerAsync(turn, await PageAsync(turn, after: null, cancellationToken), cancellationToken);
        }
    }

    /// <summary>「前の記録」.</summary>
    public async Task<AdaptiveCardInvokeResponse> OlderAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (await desk.RefusalAsync(turn, Operation.ReadAudit, null, cancellationToken) is { } refusal)
        {
            return AdaptiveCardInvokeResponse.Error("Forbidden", refusal);
        }

        return AuditRows.Named(data.GetString(AdminVerbs.Month), data.GetString(AdminVerbs.Key)) is { } after
            ? await reply.AnswerPressAsync(turn, await PageAsync(turn, after, cancellationToken), cancellationToken)
            : AdaptiveCardInvokeResponse.Error("BadRequest", AdminWords.CardUnusable);
    }

    private async Task<AdaptiveCard> PageAsync(Turn turn, AuditLine? after, CancellationToken cancellationToken)
    {
        await audit.RecordAsync(turn.Reference.User, Operation.ReadAudit, "", AuditOutcome.Done, cancellationToken);
        // One more than fits says whether there are any after these.
        var entries = await audit.ReadAsync(after, LinesOnACard + 1, cancellationToken);
        var shown = entries.Take(LinesOnACard).ToList();
        var people = await names.FindAsync(turn.Reference.User, shown.Select(entry => entry.Who), cancellationToken);
        return AuditCard.Of(shown, hasMore: entries.Count > shown.Count, people, directory.Snapshot.Content);
    }
}
