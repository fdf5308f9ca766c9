using System.CommandLine;
using Sendai.Bot.Pack;
using Sendai.Bot.Versions;

namespace Sendai.Bot.Commands;

/// <summary><c>directory export</c>: a version as files that can be changed and imported again.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path") { HelpName = "書き出す先", Description = "書き出す先。.xlsx で終われば Excel のファイル、ほかは CSV の入ったフォルダーになります" };
        var version = new Option<int?>("--version") { Description = "書き出す版（何も指定しなければ、いまの版）", HelpName = "番号", CustomParser = result => Verb.Version(result) };
        var command = new Command("export", "データをファイルに書き出します。直して import で取り込めます") { path, version };
        command.SetVerb(VerbUse.Public, (parsed, cancellationToken) => RunAsync(parsed.GetValue(path)!, parsed.GetValue(version), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, int? number, CancellationToken cancellationToken)
    {
        // What somebody has changed and not yet imported must not be lost.
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
        {
            return Verb.Fail(Verb.WrongUse, $"「{path}」はもうあります。別の名前か、空のフォルダーを指定してください。");
        }

        await using var desk = await DirectoryDesk.OpenAsync(cancellationToken);
        IReadOnlyList<StoredContent> tables;
        if (number is { } asked)
        {
            if (await desk.VersionAsync(asked, cancellationToken) is not { } version)
            {
                return Verb.NoSuchVersion(asked);
            }

            tables = await desk.ReadAsync(version, cancellationToken);
        }
        else
        {
            tables = await desk.ReadInForceAsync(cancellationToken);
        }

        FindingText.Write("保存先でこわれていて、書き出せない行", [.. tables.SelectMany(stored => stored.Findings)]);
        if (PackWriter.Write([.. tables.Select(stored => stored.Table)], path) is { Count: > 0 } problems)
        {
            FindingText.Write("書き出せないところ", problems);
            return Verb.Fail(Verb.Refused, "書き出しませんでした。");
        }

        var name = (number ?? desk.Current?.Number) is { } written ? $"第{written}版" : "ボットに入っているデータ";
        Console.WriteLine($"{name}を「{path}」に書き出しました（{tables.Count} 表、{tables.Sum(stored => stored.Table.Rows.Count)} 行）。");
        return Verb.Done;
    }
}
