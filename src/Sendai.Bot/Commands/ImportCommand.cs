using System.CommandLine;
using Sendai.Bot.Pack;
using Sendai.Bot.Versions;
using Sendai.Domain.Access;

namespace Sendai.Bot.Commands;

/// <summary><c>directory import</c>: files of the secretariat become the next version, all of them or nothing.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path") { HelpName = "ファイル", Description = "CSV の入ったフォルダー、CSV のファイル、または Excel のファイル（.xlsx）" };
        var dryRun = new Option<bool>("--dry-run") { Description = "何がどう変わるかを見るだけで、何も変えません" };
        var skip = new Option<bool>("--skip-broken") { Description = "使えない行があっても、その行だけをとばして取り込みます" };
        var command = new Command("import", "ファイルのデータを取り込み、新しい版にします。ファイルにない表は、いまのまま残ります") { path, dryRun, skip };
        command.SetVerb(VerbUse.Of(Operation.ReplaceDirectory, dryRun, whenDry: null), (parsed, cancellationToken) => RunAsync(parsed.GetValue(path)!, parsed.GetValue(dryRun), parsed.GetValue(skip), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, bool dryRun, bool skipBroken, CancellationToken cancellationToken)
    {
        var reading = PackReader.Read(path);
        if (reading is not PackReading.Tables files)
        {
            FindingText.Write("取り込めないところ", reading.Findings);
            return NotDone();
        }

        await using var desk = await DirectoryDesk.OpenAsync(cancellationToken);
        var plan = ImportPlan.Of([.. (await desk.ReadInForceAsync(cancellationToken)).Select(stored => stored.Table)], files);
        Write(plan);
        if (plan.Refusals.Count > 0)
        {
            return NotDone();
        }

        if (plan.Broken.Count > 0 && !skipBroken)
        {
            return Verb.Fail(Verb.Refused, $"使えない行が {plan.Broken.Count} 行あるので、取り込みません。直すか、--skip-broken を付けてその行だけをとばしてください。何も変えていません。");
        }

        if (dryRun)
        {
            Console.WriteLine("見ただけです。何も変えていません。");
            return Verb.Done;
        }

        if (plan.Changed.Count == 0)
        {
            Console.WriteLine("いまの版のままです。");
            return Verb.Done;
        }

        if (desk.Current is null && !await desk.BeginAsync(cancellationToken))
        {
            return Verb.Tell(null);
        }

        var current = desk.Current!;
        var draft = VersionDraft.Replacing(
            await desk.Store!.GetVersionAsync(current, cancellationToken),
            plan.Changed,
            TableOrigin.Import,
            new VersionCause.Import([.. plan.Changed.Select(table => table.Name)]),
            ChangeCounts.Of(plan.Diff),
            current.PackHash);
        return Verb.Tell(await desk.Store.CommitAsync(current, draft, cancellationToken));
    }

    private static void Write(ImportPlan plan)
    {
        foreach (var line in PackDiffText.Lines(plan.Diff))
        {
            Console.WriteLine(line);
        }

        foreach (var table in plan.Changed.Where(table => plan.Diff.Tables.All(diff => diff.New.Name != table.Name)))
        {
            Console.WriteLine($"{table.File}：並び順だけが変わります");
        }

        FindingText.Write("使わなかったもの", plan.Notices);
        FindingText.Write("取り込むと、ほかの表で影響を受ける行", plan.Hidden);
        FindingText.Write("使えない行", plan.Broken);
        FindingText.Write("取り込めないところ", plan.Refusals);
        Console.WriteLine(plan.Changed.Count == 0
            ? "変わるところはありません。"
            : $"合計：追加 {plan.Diff.Added}、変更 {plan.Diff.Changed}、削除 {plan.Diff.Removed}、使えない行 {plan.Broken.Count}");
    }

    private static int NotDone() => Verb.Fail(Verb.Refused, "取り込みませんでした。何も変えていません。");
}
