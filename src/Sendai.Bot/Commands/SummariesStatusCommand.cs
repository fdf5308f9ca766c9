using System.CommandLine;
using NodaTime.Text;
using Sendai.Bot.Delivery;
using Sendai.Bot.Features.SummaryDelivery;
using Sendai.Bot.Summaries;
using Sendai.Domain.Access;
using Sendai.Domain.Summaries;

namespace Sendai.Bot.Commands;

/// <summary><c>summaries status</c>: the summaries of the last weeks, or how the delivery of one stands. What they say is not shown.</summary>
internal static class SummariesStatusCommand
{
    private const int DaysBack = 60;

    public static Command Create()
    {
        var id = SummariesCommand.Id();
        id.Arity = ArgumentArity.ZeroOrOne;
        var csv = new Option<string?>("--csv") { Description = "届け先ごとの様子を書き出すファイル", HelpName = "ファイル" };
        var command = new Command("status", "まとめの一覧か、1つのまとめの届き方を見ます") { id, csv };
        // How one of them was delivered names people.
        var use = new VerbUse(parsed => parsed.GetValue(id) is null ? Operation.OperateStore : Operation.ManageSummaries) { TargetOf = parsed => parsed.GetValue(id) };
        command.SetVerb(use, (parsed, cancellationToken) => RunAsync(parsed.GetValue(id), parsed.GetValue(csv), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? id, string? csv, CancellationToken cancellationToken)
    {
        if (id is null && csv is not null)
        {
            return Verb.Fail(Verb.WrongUse, "--csv を使うには、まとめの番号も指定してください。番号は summaries status で確かめられます。");
        }

        await using var desk = await SummariesDesk.OpenAsync(makes: false, cancellationToken);
        if (desk is null)
        {
            return SummariesDesk.NoStore();
        }

        if (id is null)
        {
            return await ListAsync(desk, cancellationToken);
        }

        if (await desk.FindAsync(id, cancellationToken) is not { } summary)
        {
            return SummariesDesk.NoSuchSummary();
        }

        var view = await desk.Deliveries.ReadAsync(summary, cancellationToken);
        return csv is null ? Show(desk, view) : await WriteAsync(csv, view, cancellationToken);
    }

    private static async Task<int> ListAsync(SummariesDesk desk, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var ward in desk.Content.Wards)
        {
            foreach (var summary in await desk.Store.SinceAsync(ward, desk.Clock.Now.Date.PlusDays(-DaysBack), cancellationToken))
            {
                Console.WriteLine(Line(desk, summary));
                count++;
            }
        }

        if (count == 0)
        {
            Console.WriteLine($"この{DaysBack}日の会議のまとめはありません。");
        }

        return Verb.Done;
    }

    /// <summary>A line for a summary; the day with its year, because a terminal's output is kept.</summary>
    private static string Line(SummariesDesk desk, MeetingSummary summary) => string.Join('\t', [
        summary.Id,
        LocalDatePattern.Iso.Format(summary.Meeting.HeldOn),
        $"{summary.Ward}区",
        summary.Meeting.Name,
        SummaryWords.Of(summary.State, desk.Clock.Moment),
    ]);

    private static int Show(SummariesDesk desk, DeliveryView view)
    {
        Console.WriteLine(Line(desk, view.Summary));
        if (view.Summary.Delivery is null)
        {
            return Verb.Done;
        }

        Console.WriteLine($"届け先 {view.Lines.Count}　{string.Join("　", Enum.GetValues<MessageState>().Select(state => $"{SummaryWords.Of(state)} {view.Count(state)}"))}");
        if (view.Repeated > 0)
        {
            Console.WriteLine($"二重に届いたかもしれないところ {view.Repeated}");
        }

        foreach (var line in view.Lines.Where(line => line.State == MessageState.Failed))
        {
            Console.WriteLine($"失敗：{DeliveryWords.Name(line.Recipient)}（{(line.Reason is { } reason ? SummaryWords.Of(reason) : "理由は分かりません")}）");
        }

        var (offices, others) = SummaryReads.Count(view.Reads);
        Console.WriteLine(SummaryWords.Read(offices, others));
        return Verb.Done;
    }

    private static async Task<int> WriteAsync(string csv, DeliveryView view, CancellationToken cancellationToken)
    {
        if (view.Summary.Delivery is null)
        {
            return Verb.Fail(Verb.Refused, "このまとめは、まだ送られていません。ファイルは作っていません。");
        }

        if (await NewFile.WriteAsync(csv, DeliveryFile.Write(view), cancellationToken) is { } flaw)
        {
            return Verb.Fail(Verb.WrongUse, flaw);
        }

        Console.WriteLine($"「{csv}」に書き出しました（届け先{view.Lines.Count}件）。");
        return Verb.Done;
    }
}
