using System.CommandLine;
using NodaTime;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Summaries;
using Sendai.Domain.Access;
using Sendai.Domain.Summaries;

namespace Sendai.Bot.Commands;

/// <summary>
/// <c>summaries send</c>: plans that the bot sends a draft. It wants the number of recipients, so that nobody sends to a thousand
/// without having meant it; with any other number nothing is sent.
/// </summary>
internal static class SummariesSendCommand
{
    private const int FarthestDays = 90;
    private const string NotSent = "送っていません。";

    public static Command Create()
    {
        var id = SummariesCommand.Id();
        var recipients = new Option<int>("--recipients") { Description = "いまの届け先の件数。ちがう数では送りません", HelpName = "件数", Required = true };
        var at = new Option<string?>("--at") { Description = "送る日時（日本時間）。例：\"2026-12-01 18:00\"。書かなければ、すぐに送ります", HelpName = "日時" };
        var command = new Command("send", "下書きを送ります。送るのは、動いているボットです") { id, recipients, at };
        command.SetVerb(VerbUse.Of(Operation.ManageSummaries) with { TargetOf = parsed => parsed.GetValue(id) }, (parsed, cancellationToken) => RunAsync(parsed.GetValue(id)!, parsed.GetValue(recipients), parsed.GetValue(at), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string id, int recipients, string? at, CancellationToken cancellationToken)
    {
        await using var desk = await SummariesDesk.OpenAsync(makes: false, cancellationToken);
        if (desk is null)
        {
            return SummariesDesk.NoStore();
        }

        if (await desk.FindAsync(id, cancellationToken) is not { } summary)
        {
            return SummariesDesk.NoSuchSummary();
        }

        var (moment, flaw) = at is null ? (desk.Clock.Moment, null) : Moment(at, desk.Clock.Moment);
        if (flaw is not null)
        {
            return Verb.Fail(Verb.WrongUse, $"{flaw}{NotSent}");
        }

        if (summary.State is not SummaryState.Draft)
        {
            return NoDraft(summary, desk.Clock.Moment);
        }

        var (plan, _) = await desk.Recipients.PlanAsync(summary, cancellationToken);
        if (plan.Recipients.Count == 0 || plan.Recipients.Count != recipients)
        {
            return Verb.Fail(Verb.Refused, plan.Recipients.Count == 0
                ? $"届け先がありません。{NotSent}"
                : $"届け先は、いま{plan.Recipients.Count}件です。{NotSent}それでよければ、--recipients {plan.Recipients.Count} を指定してください。");
        }

        // What somebody writes meanwhile was not meant.
        var decision = await desk.Summaries.ChangeAsync(
            summary.Ward,
            summary.Id,
            (now, clock) => now == summary ? now.Schedule(moment, Nonce.New(), clock) : new SummaryDecision.NotNow(now),
            press: null,
            cancellationToken);
        return decision switch
        {
            SummaryDecision.Changed { Summary: var planned } => Tell(planned, recipients, at is not null, desk.Clock.Moment),
            SummaryDecision.NotNow { Summary: { State: not SummaryState.Draft } now } => NoDraft(now, desk.Clock.Moment),
            null => SummariesDesk.NoSuchSummary(),
            _ => Verb.Fail(Verb.Refused, $"同じときに、ほかの方がこの下書きを書き直しました。{NotSent}内容を確かめてから、もう一度実行してください。"),
        };
    }

    private static int Tell(MeetingSummary planned, int recipients, bool isLater, Instant now)
    {
        var title = SummaryWords.Title(planned.Meeting, now);
        Console.WriteLine(isLater
            ? $"{title}を、{recipients}件に送る予定にしました：{SummaryWords.Of(planned.State, now)}。それまでは、Teams の「まとめの一覧」から変えたり、やめたりできます。"
            : $"{title}を、{recipients}件に送ります。動いているボットが、数秒のうちに送り始めます。");
        Console.WriteLine($"様子を見るには：sendai-bot summaries status {planned.Id}");
        return Verb.Done;
    }

    private static int NoDraft(MeetingSummary summary, Instant now) =>
        Verb.Fail(Verb.Refused, $"このまとめは下書きではありません（{SummaryWords.Of(summary.State, now)}）。何も変えていません。");

    private static (Instant At, string? Flaw) Moment(string typed, Instant now)
    {
        var words = typed.Split([' ', '　', 'T'], StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var date, var time] || SessionFields.Date(date) is not { } day || SessionFields.Time(time) is not { } clock)
        {
            return (now, "日時を読めません。\"2026-12-01 18:00\" の形で書いてください。");
        }

        var at = CityClock.Of(day + clock);
        return at <= now ? (now, "その日時は、もう過ぎています。")
            : at - now > Duration.FromDays(FarthestDays) ? (now, $"送る日時は、{FarthestDays}日先までにしてください。")
            : (at, null);
    }
}
