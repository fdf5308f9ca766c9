using System.CommandLine;
using Sendai.Bot.Pack;
using Sendai.Bot.Reviews;
using Sendai.Domain.Access;
using Sendai.Domain.Reviews;

namespace Sendai.Bot.Commands;

/// <summary><c>reviews import</c>: sessions from a CSV, all of its lines or none. The same file again makes what is missing, and nothing twice.</summary>
internal static class ReviewsImportCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path") { HelpName = "ファイル", Description = "会の CSV（見出し：区、種類、日付、開始、枠、分、場所、リンク）" };
        var dryRun = new Option<bool>("--dry-run") { Description = "どの会ができるかを見るだけで、何も作りません" };
        var command = new Command("import", "CSV のファイルから会を作ります。同じファイルをもう一度取り込んでも、2つにはなりません") { path, dryRun };
        command.SetVerb(VerbUse.Of(Operation.ManageReviews, dryRun, whenDry: Operation.BookReview), (parsed, cancellationToken) => RunAsync(parsed.GetValue(path)!, parsed.GetValue(dryRun), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, bool dryRun, CancellationToken cancellationToken)
    {
        await using var desk = await ReviewsDesk.OpenAsync(makes: !dryRun, cancellationToken);
        var file = SessionFile.Read(path, desk?.Content ?? await ReviewsDesk.ContentAsync(cancellationToken));
        var there = new HashSet<string>();
        foreach (var (_, session) in file.Sessions)
        {
            if (desk is not null && await desk.Store.FindAsync(session.Ward, session.Id, cancellationToken) is not null)
            {
                there.Add(session.Id);
            }
        }

        var now = new CityClock(TimeProvider.System).Moment;
        var past = file.Sessions
            .Where(one => one.Session.Starts <= now && !there.Contains(one.Session.Id))
            .Select(one => new PackFinding(Path.GetFileName(path), one.Line, "もう過ぎた日時です"));
        List<PackFinding> wrong = [.. file.Findings.Where(finding => finding.Weight != FindingWeight.Notice).Concat(past).OrderBy(finding => finding.Line)];
        if (wrong.Count > 0)
        {
            FindingText.Write("取り込めないところ", wrong);
            return Verb.Fail(Verb.Refused, "取り込みませんでした。会は1つも作っていません。");
        }

        var missing = file.Sessions.Select(one => one.Session).Where(session => !there.Contains(session.Id)).ToList();
        foreach (var session in missing)
        {
            Console.WriteLine($"作る：{ReviewsListCommand.Line(new SessionGlance(session, session.Capacity, 0))}");
        }

        if (dryRun)
        {
            Console.WriteLine($"新しい会 {missing.Count}、もうある会 {there.Count}。見ただけです。何も作っていません。");
            return Verb.Done;
        }

        var made = await MakeAsync(desk!, missing, cancellationToken);
        Console.WriteLine($"{made}回分の会を作りました（もうあった会 {file.Sessions.Count - made}）。");
        return Verb.Done;
    }

    private static async Task<int> MakeAsync(ReviewsDesk desk, List<ReviewSession> sessions, CancellationToken cancellationToken)
    {
        var made = 0;
        foreach (var ward in sessions.GroupBy(session => session.Ward))
        {
            made += (await desk.Maker.MakeAsync(ward.Key, [.. ward], cancellationToken)).New.Count;
        }

        return made;
    }
}
