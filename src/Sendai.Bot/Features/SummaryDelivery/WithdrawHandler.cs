using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>「取り下げる」, after one question; and 「まだの届け先に知らせる」, which needs none.</summary>
internal sealed class WithdrawHandler(DeliveryDesk desk, SummaryDesk summaries)
{
    private const string Question = "このまとめを取り下げますか？　届いたまとめは短いお知らせに置き換わり、まだのところには届きません。元にはもどせません。";

    public Task<AdaptiveCardInvokeResponse> WithdrawAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForDeliveryAsync(
        turn,
        data,
        summary => data.GetString(DeliveryVerbs.Sure) is null
            ? Task.FromResult(AdaptiveCardInvokeResponse.Card(Ask(summary)))
            : ChangeAsync(turn, data, summary, new(DeliveryWords.Withdraws, DeliveryWords.NotNow), (current, now) => current.Withdraw(now), cancellationToken),
        cancellationToken);

    public Task<AdaptiveCardInvokeResponse> RemindAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForDeliveryAsync(
        turn,
        data,
        summary => ChangeAsync(
            turn,
            data,
            summary,
            new(DeliveryWords.Reminds, summary.RemindedAt is null ? DeliveryWords.NotNow : DeliveryWords.RemindedBefore),
            (current, now) => current.Remind(now),
            cancellationToken),
        cancellationToken);

    private async Task<AdaptiveCardInvokeResponse> ChangeAsync(
        Turn turn,
        ActionData data,
        MeetingSummary summary,
        (string Done, string NotNow) words,
        Func<MeetingSummary, NodaTime.Instant, SummaryDecision> decide,
        CancellationToken cancellationToken)
    {
        if (!DeliveryDesk.MayChange(data))
        {
            return DeliveryDesk.Unusable();
        }

        var decision = await desk.AuditedAsync(
            turn,
            summary,
            async () =>
            {
                var made = await summaries.ChangeAsync(summary.Ward, summary.Id, decide, (turn, data), cancellationToken);
                return (made, made is SummaryDecision.Changed);
            },
            cancellationToken);
        return decision switch
        {
            SummaryDecision.Changed changed => await desk.BoardAsync(turn, changed.Summary, words.Done, cancellationToken),
            SummaryDecision.NotNow notNow => await desk.BoardAsync(turn, notNow.Summary, words.NotNow, cancellationToken),
            _ => AdaptiveCardInvokeResponse.Error("NotFound", DeliveryWords.NoSummary),
        };
    }

    private AdaptiveCard Ask(MeetingSummary summary)
    {
        var title = SummaryWords.Title(summary.Meeting, desk.Now);
        return CardParts.Card(
            $"{title}。{Question}",
            [CardParts.Heading("まとめを取り下げる"), CardParts.Line(title) with { Weight = TextWeight.Bolder }, CardParts.Line(Question)],
            SummaryVerbs.Deed("はい、取り下げる", SummaryVerbs.Withdraw, summary, (DeliveryVerbs.Sure, "yes")),
            DeliveryVerbs.Back("やめる", summary));
    }
}
