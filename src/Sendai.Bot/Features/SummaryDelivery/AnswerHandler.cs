using Sendai.Bot.People;
using Sendai.Bot.Screening;
using Sendai.Bot.Summaries;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>「答える」: a text that passes the screen first, written in one's own chat.</summary>
internal sealed class AnswerHandler(DeliveryDesk desk, SummaryQuestions questions, AnswerDesk answers, ScreenDesk screen)
{
    /// <summary>The form.</summary>
    public Task<AdaptiveCardInvokeResponse> FormAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForQuestionAsync(
        turn,
        data,
        (summary, question) => question.Answer is not null
            ? Task.FromResult(Answer(QuestionCards.InChannel(question, summary, desk.Now)))
            : Privacy.IsPrivate(turn)
                ? Task.FromResult(Answer(Form(summary, question, "", data, null, null)))
                : desk.AnswerAloneAsync(turn, QuestionCards.Way(question, summary, desk.Now), cancellationToken),
        cancellationToken);

    /// <summary>The answer.</summary>
    public Task<AdaptiveCardInvokeResponse> SendAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForQuestionAsync(
        turn,
        data,
        async (summary, question) =>
        {
            if (!Privacy.IsPrivate(turn) || !DeliveryDesk.MayChange(data))
            {
                return DeliveryDesk.Unusable();
            }

            var typed = PrivacyScreen.Clean(data.GetString(DeliveryVerbs.Text) ?? "").Trim();
            if (typed.Length == 0)
            {
                return Answer(Form(summary, question, "", data, "「答え」を書いてください。まだ送っていません。", null));
            }

            if (typed.Length > QuestionCards.Longest)
            {
                return Answer(Form(
                    summary,
                    question,
                    TypedText.Cut(typed, QuestionCards.Longest),
                    data,
                    $"{QuestionCards.Longest}字までにしてください。{typed.Length}字あったので、入りきらないところは切れています。まだ送っていません。",
                    null));
            }

            return screen.Look([typed], data) switch
            {
                Screened.Found found => Answer(Form(summary, question, found.Texts[0], data, null, found)),
                Screened.Passed { Texts: [var words] } => await KeepAsync(turn, data, summary, question, words, cancellationToken),
                _ => DeliveryDesk.Unusable(),
            };
        },
        cancellationToken);

    private async Task<AdaptiveCardInvokeResponse> KeepAsync(
        Turn turn, ActionData data, MeetingSummary summary, SummaryQuestion question, ScreenedText words, CancellationToken cancellationToken)
    {
        var toAll = WhoOf(data) == QuestionCards.Everybody;
        var answered = await desk.AuditedAsync(
            turn,
            summary,
            async () =>
            {
                var kept = await answers.AnswerAsync(summary, question.Id, words, toAll, turn, data, cancellationToken);
                return (kept, kept is not null);
            },
            cancellationToken);
        return answered is null
            ? Answer(QuestionCards.Done(
                DeliveryWords.AnsweredBefore, (await questions.FindAsync(summary.Ward, summary.Id, question.Id, cancellationToken))?.Question ?? question, summary, desk.Now))
            : Answer(QuestionCards.Done(
                toAll ? "答えを送りました。質問した方と、まとめが届いた全員に届きます。" : "答えを送りました。質問した方に届きます。", answered, summary, desk.Now));
    }

    private Task<AdaptiveCardInvokeResponse> ForQuestionAsync(
        Turn turn, ActionData data, Func<MeetingSummary, SummaryQuestion, Task<AdaptiveCardInvokeResponse>> answer, CancellationToken cancellationToken) => desk.ForDeliveryAsync(
        turn,
        data,
        async summary => await questions.FindAsync(summary.Ward, summary.Id, data.GetString(DeliveryVerbs.Question), cancellationToken) is { Question: var question }
            ? await answer(summary, question)
            : AdaptiveCardInvokeResponse.Error("NotFound", DeliveryWords.NoQuestion),
        cancellationToken);

    private AdaptiveCard Form(MeetingSummary summary, SummaryQuestion question, string typed, ActionData data, string? flaw, Screened.Found? found) =>
        QuestionCards.Form(question, summary, typed, WhoOf(data), flaw, found, desk.Now);

    private static string WhoOf(ActionData data) =>
        data.GetString(DeliveryVerbs.For) == QuestionCards.Everybody ? QuestionCards.Everybody : QuestionCards.Asker;

    private static AdaptiveCardInvokeResponse Answer(AdaptiveCard card) => AdaptiveCardInvokeResponse.Card(card);
}
