using Sendai.Bot.Screening;
using Sendai.Bot.Summaries;
using Sendai.Domain.Summaries;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>「保存して確かめる」 and 「訂正を確かめる」. What is refused goes back in the answer to the press, and is nowhere else.</summary>
internal sealed class SaveHandler(
    WritingDesk desk, FormHandler forms, MeetingFinder meetings, SummaryStore store, ScreenDesk screen, CorrectionDrafts corrections, StateCards cards)
{
    public Task<AdaptiveCardInvokeResponse> SaveAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForWardAsync(
        turn,
        data,
        async ward =>
        {
            if (!WritingDesk.MayChange(turn, data))
            {
                return WritingDesk.Unusable();
            }

            var form = WritingForm.Of(ward, data);
            var summary = (await store.FindAsync(ward, form.Summary, cancellationToken))?.Summary;
            if (form.Summary.Length > 0 && summary is null)
            {
                return WritingDesk.NoSummary();
            }

            return await forms.StateAsync(form, summary, cancellationToken) is { } state
                ? await SaveAsync(turn, data, state, summary, cancellationToken)
                : FormHandler.NoSession();
        },
        cancellationToken);

    private async Task<AdaptiveCardInvokeResponse> SaveAsync(Turn turn, ActionData data, FormState state, MeetingSummary? summary, CancellationToken cancellationToken)
    {
        var form = state.Form;
        var (meeting, flaws) = form.DescribesMeeting ? meetings.OfTyped(form) : (state.Meeting, []);
        if (form.Next.Length > 0 && form.Next != summary?.NextSession && state.Coming.All(one => one.Id != form.Next))
        {
            flaws = [.. flaws, new FormFlaw(WritingVerbs.Next, "この会は、もう予約できません。選び直してください。")];
        }

        string[] notes = form.IsEmpty ? ["まだ何も書かれていません。1つ以上の欄に書いてください。"] : SummaryLimits.Flaw(form.Texts) is { } tooLong ? [tooLong] : [];
        // They are looked at in any case: who shortens a text shall not have to hear of a name in it only afterwards.
        var screened = notes.Length > 0 && !form.IsEmpty ? null : screen.Look(form.DescribesMeeting ? [.. form.Texts, form.Name] : form.Texts, data);
        if (screened is Screened.Found found)
        {
            var parts = SummaryContent.Parts.Count;
            state = state with { Found = found, Form = form with { Texts = [.. found.Texts.Take(parts)], Name = form.DescribesMeeting ? found.Texts[parts] : "" } };
        }

        if (notes.Length > 0 || flaws.Count > 0 || screened is not Screened.Passed { Texts: var texts })
        {
            return forms.Answer(state with { Flaws = flaws, Notes = notes.Length > 0 || flaws.Count > 0 ? [$"{WritingWords.NotSaved}{WritingWords.TextsStay}", .. notes] : [] });
        }

        var content = new SummaryContent([.. texts.Take(SummaryContent.Parts.Count)]);
        if (form.DescribesMeeting)
        {
            meeting = meeting! with { Name = texts[SummaryContent.Parts.Count].Value };
        }

        var draft = new MeetingSummary(summary?.Id ?? SummaryKeys.NewId(meeting!.HeldOn), meeting!, content, form.Next);
        return SummaryLimits.Flaw(draft) is { } heavy ? forms.Answer(state with { Notes = [$"{WritingWords.NotSaved}{WritingWords.TextsStay}", heavy] })
            : summary is null ? await KeepAsync(turn, data, state, draft, cancellationToken)
            : summary.Sent is null ? await WriteAsync(turn, data, state, summary, draft, cancellationToken)
            : await CorrectAsync(turn, state, summary, content, cancellationToken);
    }

    private async Task<AdaptiveCardInvokeResponse> KeepAsync(Turn turn, ActionData data, FormState state, MeetingSummary draft, CancellationToken cancellationToken)
    {
        var kept = await desk.KeepAsync(turn, data, draft, cancellationToken);
        return kept.Content == draft.Content && kept.NextSession == draft.NextSession
            ? await cards.AnswerAsync(kept, new Said { Good = "下書きを保存しました。" }, cancellationToken)
            : await AgainAsync(state.Form, kept, "このカードは、もう使われていました。", cancellationToken);
    }

    private async Task<AdaptiveCardInvokeResponse> WriteAsync(
        Turn turn, ActionData data, FormState state, MeetingSummary summary, MeetingSummary draft, CancellationToken cancellationToken)
    {
        // What somebody else has written meanwhile is not overwritten unseen.
        var decision = await desk.ChangeAsync(
            turn,
            data,
            summary,
            (now, _) => Prints.Of(now) == state.Form.Seen || now.Content == draft.Content ? now.Write(now.Meeting, draft.Content, draft.NextSession) : new SummaryDecision.NotNow(now),
            cancellationToken);
        return decision switch
        {
            SummaryDecision.Changed { Summary: var now } when now.Content != draft.Content || now.NextSession != draft.NextSession =>
                await AgainAsync(state.Form, now, "このカードは、もう使われていました。", cancellationToken),
            SummaryDecision.Changed { Summary: { State: SummaryState.Scheduled } now } =>
                await cards.AnswerAsync(now, new Said { Good = "書き直しました。送る予定は、そのままです。" }, cancellationToken),
            SummaryDecision.Changed { Summary: var now } => await cards.AnswerAsync(now, new Said { Good = "下書きを保存しました。" }, cancellationToken),
            SummaryDecision.Same { Summary: var now } => await cards.AnswerAsync(now, new Said { Good = "変わったところはありません。" }, cancellationToken),
            SummaryDecision.NotNow { Summary: { State: SummaryState.Sent } now } =>
                await AgainAsync(state.Form, now, WritingWords.SentMeanwhile, cancellationToken),
            SummaryDecision.NotNow { Summary: { State: SummaryState.Withdrawn } now } => await cards.AnswerAsync(now, new Said { Bad = "このまとめは、先に取り下げられました。" }, cancellationToken),
            SummaryDecision.NotNow { Summary: var now } =>
                await AgainAsync(state.Form, now, "書いているあいだに、ほかの方がこの下書きを書き直しました。もう一度押すと、あなたの文に置きかわります。", cancellationToken),
            _ => WritingDesk.NoSummary(),
        };
    }

    private async Task<AdaptiveCardInvokeResponse> CorrectAsync(Turn turn, FormState state, MeetingSummary summary, SummaryContent content, CancellationToken cancellationToken)
    {
        if (!state.Form.IsCorrection)
        {
            return await AgainAsync(state.Form, summary, WritingWords.SentMeanwhile, cancellationToken);
        }

        var decision = summary.Correct(content, state.Form.Next, desk.Now);
        if (decision is SummaryDecision.Same)
        {
            return await cards.AnswerAsync(summary, new Said { Good = "変わったところがないので、訂正していません。" }, cancellationToken);
        }

        if (decision is not SummaryDecision.Changed)
        {
            return await cards.AnswerAsync(summary, new Said { Bad = "このまとめは、もう何度も訂正されているので、これ以上は訂正できません。新しいまとめを出してください。" }, cancellationToken);
        }

        if (Prints.Of(summary) != state.Form.Seen)
        {
            return await AgainAsync(state.Form, summary, "書いているあいだに、ほかの方がこのまとめを訂正しました。もう一度押すと、あなたの文に置きかわります。", cancellationToken);
        }

        var kept = await desk.AuditedAsync(
            turn, summary, () => corrections.KeepAsync(summary, content, state.Form.Next, cancellationToken), draft => draft is not null, cancellationToken);
        return kept is { } draft
            ? await cards.AnswerCorrectionAsync(summary, draft, null, cancellationToken)
            : await cards.AnswerAsync(summary, new Said { Bad = "このまとめは、先に取り下げられました。訂正していません。" }, cancellationToken);
    }

    /// <summary>The texts as they were typed, for the summary as it is now.</summary>
    private async Task<AdaptiveCardInvokeResponse> AgainAsync(WritingForm form, MeetingSummary now, string why, CancellationToken cancellationToken) => forms.Answer(
        (await forms.StateAsync(form with { Summary = now.Id, Session = "", Seen = Prints.Of(now) }, now, cancellationToken))! with
        {
            Notes = [why, $"{WritingWords.NotSaved}{WritingWords.TextsStay}もう一度、下のボタンを押してください。"],
        });
}
