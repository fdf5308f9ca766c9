using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>One summary as it stands; a draft that nobody wants; and a correction that was seen.</summary>
internal sealed class OpenHandler(WritingDesk desk, CorrectionDrafts corrections, StateCards cards)
{
    public Task<AdaptiveCardInvokeResponse> OpenAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForSummaryAsync(
        turn,
        data,
        summary => desk.AloneAsync(
            turn, SummaryVerbs.Button("まとめを開く", SummaryVerbs.Manage, summary), () => cards.AnswerAsync(summary, Said.Nothing, cancellationToken), cancellationToken),
        cancellationToken);

    /// <summary>「下書きを捨てる」, and the answer to the question before it.</summary>
    public Task<AdaptiveCardInvokeResponse> DiscardAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForSummaryAsync(
        turn,
        data,
        async summary =>
        {
            if (summary.State is not SummaryState.Draft || data.GetString(WritingVerbs.Sure) is null)
            {
                return await desk.AloneAsync(
                    turn,
                    SummaryVerbs.Button("まとめを開く", SummaryVerbs.Manage, summary),
                    async () => summary.State is SummaryState.Draft
                        ? AdaptiveCardInvokeResponse.Card(Ask(summary))
                        : await cards.AnswerAsync(summary, new Said { Bad = "下書きではないので、捨てられません。" }, cancellationToken),
                    cancellationToken);
            }

            if (!WritingDesk.MayChange(turn, data))
            {
                return WritingDesk.Unusable();
            }

            return await desk.DiscardAsync(turn, summary, cancellationToken)
                ? AdaptiveCardInvokeResponse.Card(Gone(summary))
                : AdaptiveCardInvokeResponse.Message("ほかの方が先に変えたので、捨てていません。「まとめの一覧」で確かめてください。");
        },
        cancellationToken);

    /// <summary>「訂正を送る」.</summary>
    public Task<AdaptiveCardInvokeResponse> PublishAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForDeedAsync(
        turn,
        data,
        async summary =>
        {
            var id = data.GetString(WritingVerbs.Correction);
            var draft = await corrections.FindAsync(summary.Ward, summary.Id, cancellationToken) is { } found && found.Id == id ? found : null;
            var decision = await desk.ChangeAsync(
                turn,
                data,
                summary,
                (now, moment) => draft is not null && now.Version == draft.Basis ? now.Correct(draft.Content, draft.NextSession, moment) : new SummaryDecision.NotNow(now),
                cancellationToken);
            return decision switch
            {
                SummaryDecision.Changed { Summary: var now } => await cards.AnswerAsync(
                    now, new Said { Good = "訂正しました。届いているまとめを書き換えています。" }, cancellationToken),
                SummaryDecision.Same { Summary: var now } => await cards.AnswerAsync(now, new Said { Good = "変わったところがないので、訂正していません。" }, cancellationToken),
                SummaryDecision.NotNow { Summary: var now } => await cards.AnswerAsync(
                    now, new Said { Bad = "訂正していません。プレビューのあとで、ほかの方がこのまとめを訂正したか、別の訂正を書きました。もう一度「訂正する」から始めてください。" }, cancellationToken),
                _ => WritingDesk.NoSummary(),
            };
        },
        cancellationToken);

    private AdaptiveCard Ask(MeetingSummary summary)
    {
        var title = SummaryWords.Title(summary.Meeting, desk.Now);
        const string Question = "この下書きを捨てますか？　書いた内容は消えて、元にはもどせません。";
        return CardParts.Card(
            $"{title}。{Question}",
            [CardParts.Heading("下書きを捨てる"), CardParts.Line(title) with { Weight = TextWeight.Bolder }, CardParts.Line(Question)],
            SummaryVerbs.Deed("はい、捨てる", WritingVerbs.Discard, summary, (WritingVerbs.Sure, "yes")),
            SummaryVerbs.Button("捨てずにもどる", SummaryVerbs.Manage, summary));
    }

    private AdaptiveCard Gone(MeetingSummary summary)
    {
        var title = SummaryWords.Title(summary.Meeting, desk.Now);
        const string Words = "下書きを捨てました。";
        return CardParts.Card(
            $"{Words}{title}",
            [CardParts.Heading(Words), CardParts.Line(title)],
            WritingVerbs.Button("まとめを出す", WritingVerbs.Start, summary.Ward),
            WritingVerbs.Button(WritingVerbs.ListWords, WritingVerbs.List, summary.Ward));
    }
}
