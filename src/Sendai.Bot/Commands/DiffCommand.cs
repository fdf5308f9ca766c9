using System.CommandLine;
using System.Globalization;
using Sendai.Bot.Pack;
using Sendai.Bot.Versions;

namespace Sendai.Bot.Commands;

/// <summary><c>directory diff</c>: what differs between versions, or between the version in force and files.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var sides = new Argument<string[]>("side")
        {
            Description = "何もなければ、一つ前の版といまの版。番号一つなら、その版といまの版。番号二つなら、その二つ。ファイルかフォルダーなら、いまの版とその中身",
            HelpName = "版またはファイル",
            Arity = new ArgumentArity(0, 2),
        };
        var command = new Command("diff", "版と版、または、いまの版とファイルのちがいを見ます") { sides };
        command.SetVerb(VerbUse.Public, (parsed, cancellationToken) => RunAsync(parsed.GetValue(sides) ?? [], cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] sides, CancellationToken cancellationToken)
    {
        await using var desk = await DirectoryDesk.OpenAsync(cancellationToken);
        var numbers = sides.Select(side => int.TryParse(side, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null).ToList();
        if (numbers is [null])
        {
            return await WithFilesAsync(desk, sides[0], cancellationToken);
        }

        if (numbers.Contains(null))
        {
            return Verb.Fail(Verb.WrongUse, "二つを比べるときは、版の番号を二つ指定してください。");
        }

        if (desk.Current is not { } current)
        {
            return Verb.Fail(Verb.WrongUse, "まだ版がありません。");
        }

        if (numbers.Count == 0 && current.Number == 1)
        {
            Console.WriteLine("まだ第1版だけです。");
            return Verb.Done;
        }

        var (from, to) = numbers switch
        {
            [] => (current.Number - 1, current.Number),
            [{ } one] => (one, current.Number),
            [{ } one, { } other] => (one, other),
            _ => throw new InvalidOperationException("More sides than two."),
        };
        if (await desk.VersionAsync(from, cancellationToken) is not { } old)
        {
            return Verb.NoSuchVersion(from);
        }

        if (await desk.VersionAsync(to, cancellationToken) is not { } @new)
        {
            return Verb.NoSuchVersion(to);
        }

        Console.WriteLine($"第{from}版から第{to}版へ");
        return Write(PackDiff.Of(Tables(await desk.ReadAsync(old, cancellationToken)), Tables(await desk.ReadAsync(@new, cancellationToken))));
    }

    private static async Task<int> WithFilesAsync(DirectoryDesk desk, string path, CancellationToken cancellationToken)
    {
        var reading = PackReader.Read(path);
        FindingText.Write("読めないところ、使わないもの", reading.Findings);
        return reading is PackReading.Tables files
            ? Write(PackDiff.Of(Tables(await desk.ReadInForceAsync(cancellationToken)), files.All))
            : Verb.Fail(Verb.Refused, "比べられませんでした。");
    }

    private static int Write(PackDiff diff)
    {
        foreach (var line in PackDiffText.Lines(diff))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(diff.IsEmpty ? "ちがいはありません。" : $"合計：追加 {diff.Added}、変更 {diff.Changed}、削除 {diff.Removed}");
        return Verb.Done;
    }

    private static IEnumerable<PackTable> Tables(IEnumerable<StoredContent> contents) => contents.Select(stored => stored.Table);
}
