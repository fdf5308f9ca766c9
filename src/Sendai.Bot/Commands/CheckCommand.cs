using System.CommandLine;
using Sendai.Bot.Pack;

namespace Sendai.Bot.Commands;

/// <summary><c>directory check</c>: what in a data pack would be left out, and why.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--data")
        {
            Description = "確かめるデータのフォルダー（何も指定しなければ、ボットに入っているもの）",
            HelpName = "フォルダー",
            DefaultValueFactory = _ => PackLoader.DefaultFolder,
        };
        var check = new Command("check", "データを確かめ、使えない行をすべて挙げます") { folder };
        check.SetVerb(VerbUse.Public, (parsed, _) => Task.FromResult(Check(parsed.GetValue(folder)!)));
        return check;
    }

    private static int Check(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return Verb.Fail(Verb.WrongUse, $"フォルダー「{folder}」が見つかりません。");
        }

        var (content, findings) = PackLoader.Load(folder);
        foreach (var finding in findings)
        {
            Console.WriteLine(FindingText.Of(finding));
        }

        Console.WriteLine(
            $"相談先 {content.Bodies.Count}、連絡先 {content.Contacts.Count}、困りごと {content.Issues.Count}、会議の記録 {content.Meetings.Count}、出典 {content.Sources.Count}。"
            + (findings.Count == 0 ? "使えない行はありません。" : $"使えない行が {findings.Count} 行あります（その行だけを除いて動きます）。"));
        return findings.Count == 0 ? Verb.Done : Verb.Refused;
    }
}
