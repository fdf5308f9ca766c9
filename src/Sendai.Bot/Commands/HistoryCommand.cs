using System.CommandLine;
using System.Globalization;
using NodaTime.Text;
using Sendai.Bot.Versions;

namespace Sendai.Bot.Commands;

/// <summary><c>directory history</c>: the versions, the newest first.</summary>
internal static class HistoryCommand
{
    private static readonly LocalDateTimePattern When = LocalDateTimePattern.Create("uuuu年M月d日(ddd) HH:mm", CultureInfo.GetCultureInfo("ja"));

    public static Command Create()
    {
        var command = new Command("history", "これまでの版を、新しい順に挙げます");
        command.SetVerb(VerbUse.Public, (_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var desk = await DirectoryDesk.OpenAsync(cancellationToken);
        if (desk.Current is null)
        {
            Console.WriteLine("まだ版がありません。ボットを始めるか、import で取り込むと、第1版ができます。");
            return Verb.Done;
        }

        foreach (var version in (await desk.Store!.GetHistoryAsync(cancellationToken)).Reverse())
        {
            Console.WriteLine(Line(version) + (version.Number == desk.Current.Number ? "　← いまの版" : ""));
        }

        return Verb.Done;
    }

    private static string Line(DirectoryVersion version) =>
        $"第{version.Number}版　{When.Format(CityClock.At(version.At))}　{Cause(version.Cause)}　追加 {version.Counts.Added}、変更 {version.Counts.Changed}、削除 {version.Counts.Removed}";

    private static string Cause(VersionCause cause) => cause switch
    {
        VersionCause.FirstImport => "はじめのデータ",
        VersionCause.Import import => $"取り込み（{string.Join("、", import.Tables)}）",
        VersionCause.PackUpdate update => $"ボットの更新（{string.Join("、", update.Tables)}）",
        VersionCause.Rollback rollback => $"第{rollback.To}版に戻した",
        VersionCause.ContactEdit edit => edit.IsUndo ? $"連絡先の変更を元に戻した（{edit.Label}）" : $"連絡先の変更（{edit.Label}）",
        _ => throw new InvalidOperationException("An unknown cause."),
    };
}
