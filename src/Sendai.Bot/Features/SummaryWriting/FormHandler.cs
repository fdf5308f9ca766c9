using Sendai.Bot.Reviews;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>Opens the form: empty, with a draft, or with what is to be corrected; and gives it back after a press.</summary>
internal sealed class FormHandler(WritingDesk desk, MeetingFinder meetings, CorrectionDrafts corrections, StateCards cards)
{
    /// <summary>「自分で書く」 for the meeting that was chosen, and 「書き直す」 on a draft.</summary>
    public Task<AdaptiveCardInvokeResponse> OpenAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => data.GetString(SummaryVerbs.Summary) is { Length: > 0 }
        ? desk.ForSummaryAsync(turn, data, summary => EditAsync(turn, summary, summary.Content, summary.NextSession, cancellationToken), cancellationToken)
        : desk.ForWardAsync(
            turn,
            data,
            ward => desk.AloneAsync(turn, WritingVerbs.Button("まとめを出す", WritingVerbs.Start, ward), () => BeginAsync(ward, data, cancellationToken), cancellationToken),
            cancellationToken);

    /// <summary>「訂正する」 on one that was sent, or 「書き直す」 on the preview of its correction.</summary>
    public Task<AdaptiveCardInvokeResponse> CorrectAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForSummaryAsync(
        turn,
        data,
        async summary => data.GetString(WritingVerbs.Correction) is { } id && await corrections.FindAsync(summary.Ward, summary.Id, cancellationToken) is { } written && written.Id == id
            ? await EditAsync(turn, summary, written.Content, written.NextSession, cancellationToken)
            : await EditAsync(turn, summary, summary.Content, summary.NextSession, cancellationToken),
        cancellationToken);

    /// <summary>The form for texts that come from elsewhere, for the meeting that was chosen before.</summary>
    public async Task<AdaptiveCardInvokeResponse> FilledAsync(Ward ward, ActionData data, IReadOnlyList<string> texts, IReadOnlyList<string> notes, CancellationToken cancellationToken) =>
        await NewAsync(ward, data, cancellationToken) is { } state
            ? Answer(state with { Form = state.Form with { Texts = texts }, Notes = notes })
            : NoSession();

    /// <summary>How the form stands that was pressed; null when its meeting cannot be found.</summary>
    public async Task<FormState?> StateAsync(WritingForm form, MeetingSummary? summary, CancellationToken cancellationToken)
    {
        var coming = await meetings.ComingAsync(form.Ward, cancellationToken);
        if (summary is not null)
        {
            return new FormState(form, summary.Meeting, summary.State, coming);
        }

        if (form.DescribesMeeting)
        {
            return new FormState(form, null, null, coming);
        }

        return await meetings.OfSessionAsync(form.Ward, form.Session, cancellationToken) is { } meeting ? new FormState(form, meeting, null, coming) : null;
    }

    /// <summary>The form; or, when its texts are too much for a card, words that leave the pressed card with all that was typed in it.</summary>
    public AdaptiveCardInvokeResponse Answer(FormState state)
    {
        var card = new FormCard(desk.Content.SessionKinds, desk.Now).Of(state);
        return CardParts.Fits(card) ? AdaptiveCardInvokeResponse.Card(card) : AdaptiveCardInvokeResponse.Message($"{FormCard.Spoken(state)}{WritingWords.TooLong}");
    }

    public static AdaptiveCardInvokeResponse NoSession() => AdaptiveCardInvokeResponse.Error("NotFound", WritingWords.NoSession);

    private async Task<AdaptiveCardInvokeResponse> BeginAsync(Ward ward, ActionData data, CancellationToken cancellationToken) =>
        data.GetString(WritingVerbs.Session) is not { Length: > 0 } ? AdaptiveCardInvokeResponse.Error("BadRequest", WritingWords.ChooseMeeting)
            : await NewAsync(ward, data, cancellationToken) is { } state ? Answer(state)
            : NoSession();

    /// <summary>An empty form, with the next session of the same kind chosen.</summary>
    private async Task<FormState?> NewAsync(Ward ward, ActionData data, CancellationToken cancellationToken)
    {
        var session = data.GetString(WritingVerbs.Session) ?? "";
        var form = new WritingForm(ward) { Session = ReviewRows.IsId(session) ? session : "" };
        if (session != WritingVerbs.None && form.Session.Length == 0)
        {
            return null;
        }

        return await StateAsync(form, null, cancellationToken) is { } state
            ? state with { Form = form with { Next = state.Coming.FirstOrDefault(one => one.KindId == state.Meeting?.KindId && one.Id != session)?.Id ?? "" } }
            : null;
    }

    private Task<AdaptiveCardInvokeResponse> EditAsync(Turn turn, MeetingSummary summary, SummaryContent content, string next, CancellationToken cancellationToken) => desk.AloneAsync(
        turn,
        SummaryVerbs.Button("まとめを開く", SummaryVerbs.Manage, summary),
        async () => summary.State is SummaryState.Withdrawn
            ? await cards.AnswerAsync(summary, new Said { Bad = "取り下げたまとめは、書き直せません。" }, cancellationToken)
            : Answer((await StateAsync(WritingForm.Of(summary, content, next), summary, cancellationToken))!),
        cancellationToken);
}
