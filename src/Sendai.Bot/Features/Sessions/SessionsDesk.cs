using NodaTime;
using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Versions;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Sessions;

/// <summary>Which ward and which session it is about, who may, and who else reads it: asked anew at each press.</summary>
internal sealed class SessionsDesk(
    AccessDesk access,
    AskedWard asked,
    Secretariats secretariats,
    Rosters rosters,
    AuditLog audit,
    PrivateReply reply,
    ReviewStore store,
    CurrentDirectory directory,
    CityClock clock)
{
    private const int LongestNonce = 64;

    public DirectoryContent Content => directory.Snapshot.Content;

    public Instant Now => clock.Moment;

    public LocalDate Today => clock.Now.Date;

    /// <summary>The ward that somebody means who wrote a command, or what is said to them.</summary>
    public Task<(Ward? Ward, string? Words)> WardAsync(Turn turn, string command, string words, CancellationToken cancellationToken) =>
        asked.FindAsync(turn, Operation.ManageReviews, command, words, cancellationToken);

    /// <summary>Answers a press about a ward, when the person may do that there.</summary>
    public async Task<AdaptiveCardInvokeResponse> ForWardAsync(
        Turn turn, ActionData data, Operation operation, Func<Ward, Task<AdaptiveCardInvokeResponse>> answer, CancellationToken cancellationToken)
    {
        Ward? ward = Content.Wards.Cast<Ward?>().FirstOrDefault(ward => ward!.Value.Name == data.GetString(ReviewVerbs.Ward));
        return await access.RefusalAsync(turn, operation, ward, cancellationToken) is { } refusal ? AdaptiveCardInvokeResponse.Error("Forbidden", refusal)
            : ward is { } named ? await answer(named)
            : Unusable();
    }

    /// <summary>Answers a press about a session of a ward.</summary>
    public Task<AdaptiveCardInvokeResponse> ForSessionAsync(
        Turn turn, ActionData data, Operation operation, Func<LoadedSession, Task<AdaptiveCardInvokeResponse>> answer, CancellationToken cancellationToken) => ForWardAsync(
        turn,
        data,
        operation,
        async ward => await store.FindAsync(ward, data.GetString(ReviewVerbs.Session) ?? "", cancellationToken) is { } found
            ? await answer(found)
            : AdaptiveCardInvokeResponse.Error("NotFound", SessionWordsOfDesk.NoSession),
        cancellationToken);

    /// <summary>Whether a press may change anything: a refresh of the client, or a card without its nonce, does not.</summary>
    public static bool MayChange(ActionData data) => !data.IsAutomatic && data.GetString(Nonce.Data) is { Length: > 0 and <= LongestNonce };

    /// <summary>What is said to a press that cannot be meant.</summary>
    public static AdaptiveCardInvokeResponse Unusable() => AdaptiveCardInvokeResponse.Error("BadRequest", SessionWordsOfDesk.CardUnusable);

    /// <summary>Does something with its line in the audit around it.</summary>
    /// <param name="turn">Who.</param>
    /// <param name="operation">What.</param>
    /// <param name="ward">Where.</param>
    /// <param name="session">The id of the session.</param>
    /// <param name="deed">Does it, and says whether anything changed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<T> AuditedAsync<T>(
        Turn turn, Operation operation, Ward ward, string session, Func<Task<(T Result, bool IsDone)>> deed, CancellationToken cancellationToken)
    {
        var line = await audit.RecordAsync(turn.Reference.User, operation, $"{ward} {session}", AuditOutcome.Begun, cancellationToken);
        var (result, isDone) = await deed();
        await audit.CloseAsync(line, isDone ? AuditOutcome.Done : AuditOutcome.NotDone, cancellationToken);
        return result;
    }

    /// <summary>Records that somebody is shown the people of a session.</summary>
    public Task RecordReadingAsync(Turn turn, LoadedSession session, CancellationToken cancellationToken) => audit.RecordAsync(
        turn.Reference.User, Operation.ReadRoster, $"{session.Book.Session.Ward} {session.Book.Session.Id}", AuditOutcome.Done, cancellationToken);

    /// <summary>Answers with a card that has names on it: where others could read it, it goes to the personal chat.</summary>
    public async Task<AdaptiveCardInvokeResponse> AnswerWithNamesAsync(Turn turn, Ward ward, AdaptiveCard card, CancellationToken cancellationToken) =>
        await IsTheirChannelAsync(turn, ward, cancellationToken)
            ? AdaptiveCardInvokeResponse.Card(card)
            : await reply.AnswerPressAsync(turn, card, cancellationToken);

    /// <summary>Answers what is for one person alone.</summary>
    public Task<AdaptiveCardInvokeResponse> AnswerAloneAsync(Turn turn, AdaptiveCard card, CancellationToken cancellationToken) =>
        reply.AnswerPressAsync(turn, card, cancellationToken);

    /// <summary>Whether everybody here is of the ward's 事務局.</summary>
    private async Task<bool> IsTheirChannelAsync(Turn turn, Ward ward, CancellationToken cancellationToken) =>
        ChannelPlace.Of(turn) is not null
        && await secretariats.FindAsync(ward, cancellationToken) is { } theirs
        && theirs.ChannelId == ChannelPlace.IdOf(turn)
        && await rosters.AreAllOfItAsync(theirs, cancellationToken);
}
