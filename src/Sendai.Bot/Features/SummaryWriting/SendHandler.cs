using NodaTime;
using NodaTime.Text;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Summaries;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>
/// 「今すぐ送る」, 「この日時に送る」 and what can be done until then. Nothing goes out before somebody has typed how many it goes
/// to, and nothing else than what they have seen, to nobody else.
/// </summary>
internal sealed class SendHandler(WritingDesk desk, Recipients recipients, StateCards cards)
{
    /// <summary>As far ahead as a summary can be planned.</summary>
    public const int FarthestDays = 90;

    private const int MostRecipients = 1_000_000;

    /// <summary>「今すぐ送る」.</summary>
    public Task<AdaptiveCardInvokeResponse> SendAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForDeedAsync(
        turn, data, summary => LockedAsync(turn, data, summary, desk.Now, cancellationToken), cancellationToken);

    /// <summary>「この日時に送る」, and another moment for what is planned already.</summary>
    public Task<AdaptiveCardInvokeResponse> PlanAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForDeedAsync(
        turn,
        data,
        async summary =>
        {
            var (at, flaw) = Moment(data);
            return (at, summary.State) switch
            {
                ({ } moment, SummaryState.Scheduled) => await MoveAsync(turn, data, summary, moment, cancellationToken),
                ({ } moment, _) => await LockedAsync(turn, data, summary, moment, cancellationToken),
                (_, SummaryState.Scheduled) => TimeForm(summary, Said.Refused(data, $"{flaw}送る時刻は、まだ変えていません。")),
                _ => await cards.AnswerAsync(summary, Said.Refused(data, $"{flaw}{WritingWords.NotSent}"), cancellationToken),
            };
        },
        cancellationToken);

    /// <summary>「時刻を変える」.</summary>
    public Task<AdaptiveCardInvokeResponse> TimeFormAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForSummaryAsync(
        turn,
        data,
        summary => desk.AloneAsync(
            turn,
            SummaryVerbs.Button("まとめを開く", SummaryVerbs.Manage, summary),
            async () => summary.State is SummaryState.Scheduled plan
                ? TimeForm(summary, new Said { Date = LocalDatePattern.Iso.Format(CityClock.At(plan.At).Date), Time = SessionWords.Clock(plan.At) })
                : await cards.AnswerAsync(summary, new Said { Bad = "このまとめは、もう送る予定になっていません。" }, cancellationToken),
            cancellationToken),
        cancellationToken);

    /// <summary>「送るのをやめる」.</summary>
    public Task<AdaptiveCardInvokeResponse> StopAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForDeedAsync(
        turn,
        data,
        async summary => await desk.ChangeAsync(turn, data, summary, (now, _) => now.Stop(), cancellationToken) switch
        {
            SummaryDecision.Changed { Summary: var now } => await cards.AnswerAsync(now, new Said { Good = "送るのをやめました。下書きとして残っています。" }, cancellationToken),
            SummaryDecision.NotNow { Summary: var now } => await cards.AnswerAsync(now, new Said { Bad = TooLate(now) }, cancellationToken),
            _ => WritingDesk.NoSummary(),
        },
        cancellationToken);

    /// <summary>The lock: the number, and that everything is still as it was shown.</summary>
    private async Task<AdaptiveCardInvokeResponse> LockedAsync(Turn turn, ActionData data, MeetingSummary summary, Instant at, CancellationToken cancellationToken)
    {
        var (plan, came) = await recipients.PlanAsync(summary, cancellationToken);
        if (summary.State is SummaryState.Draft && Why(data, summary, plan) is { } why)
        {
            return await cards.AnswerAsync(summary, plan, came, Said.Refused(data, why), cancellationToken);
        }

        var seen = data.GetString(WritingVerbs.Seen);
        var isNow = data.Verb == WritingVerbs.Send;
        var decision = await desk.ChangeAsync(
            turn,
            data,
            summary,
            (now, moment) => now.State is SummaryState.Draft && Prints.Of(now) == seen ? now.Schedule(at, Nonce.New(), moment) : new SummaryDecision.NotNow(now),
            cancellationToken);
        return decision switch
        {
            SummaryDecision.Changed { Summary: var now } when isNow => AdaptiveCardInvokeResponse.Card(new SentCard(desk.Now).Begun(now, plan.Recipients.Count)),
            SummaryDecision.Changed { Summary: { State: SummaryState.Scheduled } now } => await cards.AnswerAsync(now, new Said { Good = "送る日時を決めました。それまでは、変えたり、やめたりできます。" }, cancellationToken),
            SummaryDecision.Changed { Summary: var now } => await cards.AnswerAsync(now, Said.Nothing, cancellationToken),
            SummaryDecision.NotNow { Summary: var now } => await cards.AnswerAsync(now, Said.Refused(data, TooLate(now)), cancellationToken),
            _ => WritingDesk.NoSummary(),
        };
    }

    private async Task<AdaptiveCardInvokeResponse> MoveAsync(Turn turn, ActionData data, MeetingSummary summary, Instant at, CancellationToken cancellationToken) =>
        await desk.ChangeAsync(
            turn, data, summary, (now, moment) => now.State is SummaryState.Scheduled ? now.Schedule(at, Nonce.New(), moment) : new SummaryDecision.NotNow(now), cancellationToken) switch
        {
            SummaryDecision.Changed { Summary: var now } => await cards.AnswerAsync(now, new Said { Good = "送る日時を変えました。" }, cancellationToken),
            SummaryDecision.NotNow { Summary: var now } => await cards.AnswerAsync(now, new Said { Bad = TooLate(now) }, cancellationToken),
            _ => WritingDesk.NoSummary(),
        };

    /// <summary>Why nothing is sent; null when everything is as it was seen.</summary>
    private static string? Why(ActionData data, MeetingSummary summary, DistributionPlan plan)
    {
        var count = plan.Recipients.Count;
        return Prints.Of(summary) != data.GetString(WritingVerbs.Seen) ? $"{WritingWords.NotSent}プレビューのあとで、ほかの方が書き直しました。下の内容を確かめてから、もう一度押してください。"
            : count == 0 ? $"{WritingWords.NotSent}届け先がありません。"
            : Prints.Of(plan) != data.GetString(WritingVerbs.SeenRecipients) ? $"{WritingWords.NotSent}プレビューのあとで、届け先が変わりました（いまは{count}件）。確かめてから、もう一度押してください。"
            : SessionFields.Number(data.GetString(WritingVerbs.Count), MostRecipients) != count ? $"{WritingWords.NotSent}入れた数が、届け先の件数とちがいます。届け先は{count}件です。確かめてから、もう一度押してください。"
            : null;
    }

    private static string TooLate(MeetingSummary now) => now.State switch
    {
        SummaryState.Draft => $"{WritingWords.NotSent}ほかの方が先に変えました。いまの内容は、こちらです。",
        SummaryState.Scheduled => "ほかの方が先に、送る予定を決めました。いまの予定は、こちらです。",
        SummaryState.Sent => "このまとめは、もう送られています。直したいときは、訂正か取り下げができます。",
        _ => "このまとめは、もう取り下げられています。",
    };

    private (Instant? At, string Flaw) Moment(ActionData data)
    {
        if (SessionFields.Date(data.GetString(WritingVerbs.Date)) is not { } day)
        {
            return (null, "送る日を選んでください。");
        }

        if (SessionFields.Time(data.GetString(WritingVerbs.Time)) is not { } time)
        {
            return (null, "送る時刻を「18:00」のように書いてください。");
        }

        var at = CityClock.Of(day + time);
        return at <= desk.Now ? (null, "その日時は、もう過ぎています。")
            : at - desk.Now > Duration.FromDays(FarthestDays) ? (null, $"送る日時は、{FarthestDays}日先までにしてください。")
            : (at, "");
    }

    private AdaptiveCardInvokeResponse TimeForm(MeetingSummary summary, Said said)
    {
        var (title, state) = (SummaryWords.Title(summary.Meeting, desk.Now), SummaryWords.Of(summary.State, desk.Now));
        return AdaptiveCardInvokeResponse.Card(CardParts.Card(
            $"{said.Bad}送る時刻を変える。{title}。いまは{state}です。",
            [.. said.Parts(), CardParts.Heading("送る時刻を変える"), CardParts.Line(title), CardParts.Line($"いまは{state}です。"), .. PreviewCard.Moment(said.Date, said.Time, desk.Now)],
            SummaryVerbs.Deed("この日時に送る", WritingVerbs.Plan, summary).WithInputs(),
            SummaryVerbs.Button("変えずにもどる", SummaryVerbs.Manage, summary)));
    }
}
