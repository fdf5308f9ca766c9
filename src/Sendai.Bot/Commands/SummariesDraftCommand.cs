using System.CommandLine;
using Sendai.Bot.Minutes;
using Sendai.Bot.Reviews;
using Sendai.Bot.Summaries;
using Sendai.Domain.Access;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Domain.Summaries.Minutes;

namespace Sendai.Bot.Commands;

/// <summary>
/// <c>summaries draft</c>: rough minutes in a file become a draft. What could identify somebody is shown and keeps the draft from
/// being made, unless it is to be replaced; what was refused is kept nowhere.
/// </summary>
internal static class SummariesDraftCommand
{
    /// <summary>What stands in for something can look like something else once more, but not again and again.</summary>
    private const int MostReplacements = 3;

    private const string NotMade = "下書きは作っていません。";

    public static Command Create()
    {
        var file = new Argument<string>("file") { HelpName = "ファイル", Description = "議事メモ（.txt、.md、.docx、.vtt）" };
        var ward = new Option<string>("--ward") { Description = "区の名前", HelpName = "区", Required = true };
        var kind = new Option<string?>("--kind") { Description = "会の種類。--session があれば要りません", HelpName = "種類" };
        var date = new Option<string?>("--date") { Description = "会を開いた日。例：2026-12-01。--session があれば要りません", HelpName = "日付" };
        var session = new Option<string?>("--session") { Description = "会の番号（reviews list の右端）", HelpName = "番号" };
        var replace = new Option<bool>("--replace") { Description = "個人が分かる書き方を、すべて案のとおりに置き換えます" };
        var command = new Command("draft", "議事メモのファイルから、まとめの下書きを作ります（送りません）") { file, ward, kind, date, session, replace };
        var use = VerbUse.Of(Operation.DraftSummary) with { WardOf = parsed => parsed.GetValue(ward), TargetOf = parsed => parsed.GetValue(session) };
        command.SetVerb(use, (parsed, cancellationToken) => RunAsync(
            parsed.GetValue(file)!,
            new Wanted(parsed.GetValue(ward)!, parsed.GetValue(kind), parsed.GetValue(date), parsed.GetValue(session)),
            parsed.GetValue(replace),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string file, Wanted wanted, bool replaces, CancellationToken cancellationToken)
    {
        if (wanted.Session is null && (wanted.Kind is null || wanted.Date is null))
        {
            return Verb.Fail(Verb.WrongUse, "--session か、--kind と --date を指定してください。例：summaries draft メモ.txt --ward ○○ --kind ○○ --date 2026-12-01");
        }

        var read = MinutesFile.Read(file);
        if (read is not MinutesText.Read { Text: var minutes })
        {
            return Verb.Fail(Verb.Refused, ((MinutesText.Refused)read).Reason);
        }

        await using var desk = await SummariesDesk.OpenAsync(makes: true, cancellationToken);
        if (desk!.WardOf(wanted.Ward) is not { } ward)
        {
            return desk.NoSuchWard(wanted.Ward);
        }

        var (meeting, flaw) = await MeetingAsync(desk, ward, wanted, cancellationToken);
        if (meeting is null)
        {
            return Verb.Fail(Verb.WrongUse, $"{flaw}{NotMade}");
        }

        var screen = new PrivacyScreen(desk.Content.ScreenWords, desk.Content);
        var texts = MinutesSplitter.Split(PrivacyScreen.Clean(minutes)).Texts;
        var result = screen.Check(texts, new HashSet<string>());
        for (var replacements = 0; replaces && replacements < MostReplacements && result is ScreenResult.Found; replacements++)
        {
            texts = [.. texts.Zip(screen.Find(texts), PrivacyScreen.Replace)];
            result = screen.Check(texts, new HashSet<string>());
        }

        return result switch
        {
            ScreenResult.Passed passed => await KeepAsync(
                desk, new MeetingSummary(SummaryKeys.NewId(meeting.HeldOn), meeting, new SummaryContent(passed.Texts), NextSession: ""), cancellationToken),
            ScreenResult.Found found => Show(texts, found),
            _ => throw new InvalidOperationException("A result without an answer."),
        };
    }

    private static async Task<int> KeepAsync(SummariesDesk desk, MeetingSummary draft, CancellationToken cancellationToken)
    {
        if (draft.Content.IsEmpty)
        {
            return Verb.Fail(Verb.Refused, $"まとめになる文がありません。{NotMade}");
        }

        if (SummaryLimits.Flaw(draft) is { } tooLong)
        {
            return Verb.Fail(Verb.Refused, $"{tooLong}{NotMade}");
        }

        var kept = await desk.Summaries.KeepAsync(draft, press: null, cancellationToken);
        var (plan, _) = await desk.Recipients.PlanAsync(kept, cancellationToken);
        Console.WriteLine($"下書きを作りました：{SummaryWords.Title(kept.Meeting, desk.Clock.Moment)}");
        foreach (var part in SummaryContent.Parts.Where(part => kept.Content.Lines(part).Count > 0))
        {
            Console.WriteLine($"・{SummaryWords.Of(part)}：{kept.Content.Lines(part).Count}行");
        }

        Console.WriteLine($"番号：{kept.Id}");
        Console.WriteLine("ちがう欄に入った文がないか、Teams でボットに「まとめの一覧」と送って開き、確かめてください。まだ、だれにも送っていません。");
        Console.WriteLine($"ここから送るには：sendai-bot summaries send {kept.Id} --recipients 届け先の件数（いまは{plan.Recipients.Count}件）");
        return Verb.Done;
    }

    private static int Show(IReadOnlyList<string> texts, ScreenResult.Found found)
    {
        foreach (var (part, at) in SummaryContent.Parts.Select((part, at) => (part, at)))
        {
            foreach (var finding in found.Findings[at])
            {
                Console.WriteLine($"{SummaryWords.Of(part)} {texts[at].AsSpan(0, finding.Start).Count('\n') + 1}行目 {ScreenText.Line(texts[at], finding)}");
            }
        }

        return Verb.Fail(
            Verb.Refused,
            $"個人が分かる書き方が見つかりました。{NotMade}ファイルを直してもう一度実行するか、--replace を付けてください（上の案のとおりに、すべて置き換えます）。");
    }

    private static async Task<(Meeting? Meeting, string Flaw)> MeetingAsync(SummariesDesk desk, Ward ward, Wanted wanted, CancellationToken cancellationToken)
    {
        if (wanted.Session is { } id)
        {
            return await desk.Sessions.FindAsync(ward, id, cancellationToken) is { Book.Session: { IsCancelled: false } session }
                ? (new Meeting(ward, session.KindId, session.Name, CityClock.At(session.Starts).Date, session.Id, []), "")
                : (null, "その会は見つかりません。どの会があるかは reviews list で確かめられます。");
        }

        var today = desk.Clock.Now.Date;
        var kinds = desk.Content.SessionKinds;
        return kinds.FirstOrDefault(kind => kind.Id == wanted.Kind || kind.Name == wanted.Kind) is not { } found
                ? (null, $"「{wanted.Kind}」という種類の会はありません。使える種類：{string.Join("、", kinds.Select(kind => kind.Name))}。")
            : SessionFields.Date(wanted.Date) is not { } day ? (null, "日付を読めません。2026-12-01 の形で書いてください。")
            : day > today ? (null, "まだ開かれていない日です。今日までの日を指定してください。")
            : day < today.PlusYears(-1) ? (null, "1年より前の日です。日付を確かめてください。")
            : (new Meeting(ward, found.Id, found.Name, day, "", []), "");
    }

    /// <summary>Which meeting somebody means.</summary>
    private sealed record Wanted(string Ward, string? Kind, string? Date, string? Session);
}
