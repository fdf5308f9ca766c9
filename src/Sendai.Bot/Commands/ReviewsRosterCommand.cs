using System.CommandLine;
using Sendai.Bot.Files;
using Sendai.Bot.Reviews;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Commands;

/// <summary><c>reviews roster</c>: who comes to a session, on the screen or as a CSV for a spreadsheet.</summary>
internal static class ReviewsRosterCommand
{
    public static Command Create()
    {
        var ward = new Option<string>("--ward") { Description = "区の名前", HelpName = "区", Required = true };
        var session = new Option<string?>("--session") { Description = "会の番号（reviews list の右端）", HelpName = "番号" };
        var date = new Option<string?>("--date") { Description = "会の日付。例：2026-12-09", HelpName = "日付" };
        var csv = new Option<string?>("--csv") { Description = "書き出すファイル", HelpName = "ファイル" };
        var command = new Command("roster", "会の参加者を一覧にします") { ward, session, date, csv };
        var use = VerbUse.Of(Operation.ReadRoster) with
        {
            WardOf = parsed => parsed.GetValue(ward),
            TargetOf = parsed => parsed.GetValue(session) ?? parsed.GetValue(date),
        };
        command.SetVerb(use, (parsed, cancellationToken) => RunAsync(
            parsed.GetValue(ward)!, parsed.GetValue(session), parsed.GetValue(date), parsed.GetValue(csv), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string wardName, string? id, string? date, string? csv, CancellationToken cancellationToken)
    {
        if ((id is null) == (date is null))
        {
            return Verb.Fail(Verb.WrongUse, "--session か --date のどちらか一つを指定してください。例：reviews roster --ward ○○ --date 2026-12-09");
        }

        await using var desk = await ReviewsDesk.OpenAsync(makes: false, cancellationToken);
        if (desk is null)
        {
            return ReviewsDesk.NoStore();
        }

        if (desk.WardOf(wardName) is not { } ward)
        {
            return desk.NoSuchWard(wardName);
        }

        if (date is not null)
        {
            if (SessionFields.Date(date) is not { } day)
            {
                return Verb.Fail(Verb.WrongUse, $"日付「{date}」を読めません。2026-12-09 の形で書いてください。");
            }

            var of = await desk.Store.BetweenAsync(ward, CityClock.Of(day.AtMidnight()), CityClock.Of(day.PlusDays(1).AtMidnight()), cancellationToken);
            if (of.Count > 1)
            {
                of.ToList().ForEach(one => Console.WriteLine(ReviewsListCommand.Line(one)));
                return Verb.Fail(Verb.WrongUse, "この日には会がいくつかあります。右端の番号を --session で指定してください。");
            }

            id = of.Count == 1 ? of[0].Session.Id : "";
        }

        return await desk.Store.FindAsync(ward, id!, cancellationToken) is { } found
            ? await WriteAsync(desk, ward, found, csv, cancellationToken)
            : Verb.Fail(Verb.WrongUse, "その会は見つかりません。どの会があるかは reviews list で確かめられます。");
    }

    private static async Task<int> WriteAsync(ReviewsDesk desk, Ward ward, LoadedSession found, string? csv, CancellationToken cancellationToken)
    {
        var table = RosterTable.Of(found.Book, desk.Content, await desk.Offices.AllAsync(ward, cancellationToken));
        if (csv is null)
        {
            Console.WriteLine(ReviewsListCommand.Line(SessionGlance.Of(found.Book)));
            Console.WriteLine(string.Join('\t', RosterTable.Columns));
            table.Rows.ToList().ForEach(row => Console.WriteLine(string.Join('\t', row)));
            return Verb.Done;
        }

        if (await NewFile.WriteAsync(csv, SafeCsv.Write(RosterTable.Columns, table.Rows), cancellationToken) is { } flaw)
        {
            return Verb.Fail(Verb.WrongUse, flaw);
        }

        Console.WriteLine($"「{csv}」に書き出しました（{table.Rows.Count}人）。名前が入っているので、取り扱いに気をつけてください。");
        return Verb.Done;
    }
}
