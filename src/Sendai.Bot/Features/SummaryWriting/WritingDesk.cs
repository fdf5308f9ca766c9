using NodaTime;
using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Bot.Versions;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>Which ward and which summary it is about, who may, and where the answer may stand: asked anew at each press.</summary>
internal sealed class WritingDesk(
    AccessDesk access, AskedWard asked, AuditLog audit, SummaryStore store, SummaryDesk summaries, PrivateReply reply, CurrentDirectory directory, CityClock clock)
{
    private const int LongestNonce = 64;

    public DirectoryContent Content => directory.Snapshot.Content;

    public Instant Now => clock.Moment;

    public LocalDate Today => clock.Now.Date;

    /// <summary>The ward that somebody means who wrote a command, or what is said to them.</summary>
    public Task<(Ward? Ward, string? Words)> WardAsync(Turn turn, string command, string words, CancellationToken cancellationToken) =>
        asked.FindAsync(turn, Operation.ManageSummaries, command, words, cancellationToken);

    /// <summary>Answers a press about a ward, when the person is of its 事務局.</summary>
    public async Task<AdaptiveCardInvokeResponse> ForWardAsync(
        Turn turn, ActionData data, Func<Ward, Task<AdaptiveCardInvokeResponse>> answer, CancellationToken cancellationToken)
    {
        var ward = Content.Wards.Cast<Ward?>().FirstOrDefault(ward => ward!.Value.Name == data.GetString(SummaryVerbs.Ward));
        return await access.RefusalAsync(turn, Operation.ManageSummaries, ward, cancellationToken) is { } refusal ? AdaptiveCardInvokeResponse.Error("Forbidden", refusal)
            : ward is { } named ? await answer(named)
            : Unusable();
    }

    /// <summary>Answers a press about a summary of a ward, when the person is of its 事務局.</summary>
    public Task<AdaptiveCardInvokeResponse> ForSummaryAsync(
        Turn turn, ActionData data, Func<MeetingSummary, Task<AdaptiveCardInvokeResponse>> answer, CancellationToken cancellationToken) => ForWardAsync(
        turn,
        data,
        async ward => await store.FindAsync(ward, data.GetString(SummaryVerbs.Summary), cancellationToken) is { Summary: var summary } ? await answer(summary) : NoSummary(),
        cancellationToken);

    /// <summary>The same for a press that changes something: nobody else reads the answer, somebody has pressed it, and it counts once.</summary>
    public Task<AdaptiveCardInvokeResponse> ForDeedAsync(
        Turn turn, ActionData data, Func<MeetingSummary, Task<AdaptiveCardInvokeResponse>> answer, CancellationToken cancellationToken) => ForSummaryAsync(
        turn, data, summary => MayChange(turn, data) ? answer(summary) : Task.FromResult(Unusable()), cancellationToken);

    /// <summary>Whether a press may change anything: a refresh of the client, or a card without its nonce, does not; nor one that others would read.</summary>
    public static bool MayChange(Turn turn, ActionData data) =>
        !data.IsAutomatic && Privacy.IsPrivate(turn) && data.GetString(Nonce.Data) is { Length: > 0 and <= LongestNonce };

    /// <summary>What is said to a press that cannot be meant.</summary>
    public static AdaptiveCardInvokeResponse Unusable() => AdaptiveCardInvokeResponse.Error("BadRequest", WritingWords.CardUnusable);

    public static AdaptiveCardInvokeResponse NoSummary() => AdaptiveCardInvokeResponse.Error("NotFound", WritingWords.NoSummary);

    /// <summary>Changes a summary as a press wishes, with its line in the audit around it.</summary>
    public Task<SummaryDecision?> ChangeAsync(
        Turn turn, ActionData data, MeetingSummary summary, Func<MeetingSummary, Instant, SummaryDecision> decide, CancellationToken cancellationToken) => AuditedAsync(
        turn,
        summary,
        () => summaries.ChangeAsync(summary.Ward, summary.Id, decide, (turn, data), cancellationToken),
        decision => decision is SummaryDecision.Changed { Summary: var after } && after != summary,
        cancellationToken);

    /// <summary>Keeps a new draft in the same way.</summary>
    public Task<MeetingSummary> KeepAsync(Turn turn, ActionData data, MeetingSummary draft, CancellationToken cancellationToken) => AuditedAsync(
        turn, draft, () => summaries.KeepAsync(draft, (turn, data), cancellationToken), kept => kept.Id == draft.Id, cancellationToken);

    /// <summary>Throws a draft away in the same way.</summary>
    public Task<bool> DiscardAsync(Turn turn, MeetingSummary draft, CancellationToken cancellationToken) => AuditedAsync(
        turn, draft, () => summaries.DiscardAsync(draft.Ward, draft.Id, cancellationToken), gone => gone, cancellationToken);

    /// <summary>Does something with its line in the audit around it.</summary>
    public async Task<T> AuditedAsync<T>(Turn turn, MeetingSummary summary, Func<Task<T>> deed, Func<T, bool> isDone, CancellationToken cancellationToken)
    {
        var line = await audit.RecordAsync(turn.Reference.User, Operation.ManageSummaries, $"{summary.Ward} {summary.Id}", AuditOutcome.Begun, cancellationToken);
        var result = await deed();
        await audit.CloseAsync(line, isDone(result) ? AuditOutcome.Done : AuditOutcome.NotDone, cancellationToken);
        return result;
    }

    /// <summary>Answers in somebody's own chat what could hold words that were not screened; from elsewhere a button leads there.</summary>
    /// <param name="turn">The press.</param>
    /// <param name="way">The button that was pressed, for the own chat.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AdaptiveCardInvokeResponse> AloneAsync(Turn turn, ActionExecute way, Func<Task<AdaptiveCardInvokeResponse>> answer, CancellationToken cancellationToken)
    {
        if (Privacy.IsPrivate(turn))
        {
            return await answer();
        }

        const string Words = "まとめは、ほかの方に見えないこのチャットで書きます。";
        return await reply.AnswerPressAsync(turn, CardParts.Card(Words, [CardParts.Line(Words)], way), cancellationToken);
    }
}
