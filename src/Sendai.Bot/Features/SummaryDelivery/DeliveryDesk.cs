using NodaTime;
using Sendai.Bot.Access;
using Sendai.Bot.Files;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Bot.Versions;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>Which delivery it is about, who may, and who else reads it: asked anew at each press.</summary>
internal sealed class DeliveryDesk(
    AccessDesk access, Secretariats secretariats, Rosters rosters, AuditLog audit, PrivateReply reply, PublicAddress address, SummaryStore store, DeliveryReader reader, CurrentDirectory directory, CityClock clock)
{
    private const int LongestNonce = 64;

    public Instant Now => clock.Moment;

    /// <summary>Answers a press about a summary that was sent, when the person is of the ward's 事務局.</summary>
    public async Task<AdaptiveCardInvokeResponse> ForDeliveryAsync(
        Turn turn, ActionData data, Func<MeetingSummary, Task<AdaptiveCardInvokeResponse>> answer, CancellationToken cancellationToken)
    {
        var ward = directory.Snapshot.Content.Wards.Cast<Ward?>().FirstOrDefault(ward => ward!.Value.Name == data.GetString(SummaryVerbs.Ward));
        if (await access.RefusalAsync(turn, Operation.ManageSummaries, ward, cancellationToken) is { } refusal)
        {
            return AdaptiveCardInvokeResponse.Error("Forbidden", refusal);
        }

        return ward is not { } named ? Unusable() : await store.FindAsync(named, data.GetString(SummaryVerbs.Summary), cancellationToken) switch
        {
            null => AdaptiveCardInvokeResponse.Error("NotFound", DeliveryWords.NoSummary),
            { Summary: { Delivery: not null } summary } => await answer(summary),
            _ => AdaptiveCardInvokeResponse.Error("NotFound", DeliveryWords.NotSent),
        };
    }

    /// <summary>Whether a press may change anything: a refresh of the client, or a card without its nonce, does not.</summary>
    public static bool MayChange(ActionData data) => !data.IsAutomatic && data.GetString(Nonce.Data) is { Length: > 0 and <= LongestNonce };

    /// <summary>What is said to a press that cannot be meant.</summary>
    public static AdaptiveCardInvokeResponse Unusable() => AdaptiveCardInvokeResponse.Error("BadRequest", DeliveryWords.CardUnusable);

    /// <summary>Does something with its line in the audit around it.</summary>
    /// <param name="turn">Who.</param>
    /// <param name="summary">Which.</param>
    /// <param name="deed">Does it, and says whether anything changed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<T> AuditedAsync<T>(Turn turn, MeetingSummary summary, Func<Task<(T Result, bool IsDone)>> deed, CancellationToken cancellationToken)
    {
        var line = await RecordAsync(turn, summary, AuditOutcome.Begun, cancellationToken);
        var (result, isDone) = await deed();
        await audit.CloseAsync(line, isDone ? AuditOutcome.Done : AuditOutcome.NotDone, cancellationToken);
        return result;
    }

    public Task<AuditLine> RecordAsync(Turn turn, MeetingSummary summary, AuditOutcome outcome, CancellationToken cancellationToken) =>
        audit.RecordAsync(turn.Reference.User, Operation.ManageSummaries, $"{summary.Ward} {summary.Id}", outcome, cancellationToken);

    /// <summary>How the delivery stands, in the place of the card that was pressed.</summary>
    public async Task<AdaptiveCardInvokeResponse> BoardAsync(Turn turn, MeetingSummary summary, string? notice, CancellationToken cancellationToken)
    {
        var view = await reader.ReadAsync(summary, cancellationToken);
        var withNames = Privacy.IsPrivate(turn) || await IsTheirChannelAsync(turn, summary.Ward, cancellationToken);
        return AdaptiveCardInvokeResponse.Card(DeliveryCard.Of(view, withNames, address.Of("/") is not null, Now, notice));
    }

    /// <summary>Answers with a card that has names on it: where others could read it, it goes to the personal chat.</summary>
    public async Task<AdaptiveCardInvokeResponse> AnswerWithNamesAsync(Turn turn, Ward ward, AdaptiveCard card, CancellationToken cancellationToken) =>
        await IsTheirChannelAsync(turn, ward, cancellationToken)
            ? AdaptiveCardInvokeResponse.Card(card)
            : await AnswerAloneAsync(turn, card, cancellationToken);

    /// <summary>Answers what is for one person alone.</summary>
    public Task<AdaptiveCardInvokeResponse> AnswerAloneAsync(Turn turn, AdaptiveCard card, CancellationToken cancellationToken) =>
        reply.AnswerPressAsync(turn, card, cancellationToken);

    private async Task<bool> IsTheirChannelAsync(Turn turn, Ward ward, CancellationToken cancellationToken) =>
        ChannelPlace.Of(turn) is not null
        && await secretariats.FindAsync(ward, cancellationToken) is { } theirs
        && theirs.ChannelId == ChannelPlace.IdOf(turn)
        && await rosters.AreAllOfItAsync(theirs, cancellationToken);
}
