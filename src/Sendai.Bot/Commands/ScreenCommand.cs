using System.CommandLine;
using System.Text;
using System.Text.Json;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Commands;

/// <summary>
/// <c>screen</c>: the privacy screen in a terminal, for people who want to know what it sees and for other programs. Nothing of
/// a text is kept, and no error shows one.
/// </summary>
internal static class ScreenCommand
{
    private const string StandardInput = "-";

    public static Command Create()
    {
        var text = new Argument<string?>("text") { Description = "確かめたい文", Arity = ArgumentArity.ZeroOrOne };
        var batch = new Option<string?>("--batch") { Description = "JSON Lines のファイル（1行に {\"t\":\"…\"}。- なら標準入力）に、順に JSON で答えます", HelpName = "ファイル" };
        var command = new Command("screen", "個人が分かる書き方が文にないかを確かめます") { text, batch };
        command.SetVerb(VerbUse.Public, (parsed, cancellationToken) => RunAsync(parsed.GetValue(text), parsed.GetValue(batch), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? text, string? batch, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text) == batch is null)
        {
            return Fail("確かめたい文か --batch のどちらか一つを指定してください。例：sendai-bot screen \"Aさん、50代。電話は…\"");
        }

        if (batch is not null and not StandardInput && !File.Exists(batch))
        {
            return Fail($"ファイル「{batch}」が見つかりません。");
        }

        await using var directory = await DirectoryDesk.OpenAsync(cancellationToken);
        var content = (await directory.LoadAsync(cancellationToken)).Content;
        var screen = new PrivacyScreen(content.ScreenWords, content);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        if (batch is not null)
        {
            return RunBatch(screen, batch, output);
        }

        await output.WriteAsync(ScreenText.Of(text!, screen.Find(text!)));
        return Verb.Done;
    }

    private static int RunBatch(PrivacyScreen screen, string path, StreamWriter output)
    {
        using var input = path == StandardInput
            ? new StreamReader(Console.OpenStandardInput(), Encoding.UTF8)
            : new StreamReader(path, Encoding.UTF8);
        var answers = Lines(input)
            .Select((line, at) => (Line: line, Number: at + 1))
            .Where(row => !string.IsNullOrWhiteSpace(row.Line))
            // In order, on every core: a file of thousands is common.
            .AsParallel().AsOrdered()
            .Select(row => (row.Number, Answer: Parse(row.Line) is { } text ? Answer(screen, text) : null));
        foreach (var (number, answer) in answers)
        {
            if (answer is null)
            {
                output.Flush();
                return Fail($"{(path == StandardInput ? "標準入力" : path)} の {number} 行目を読めません。1行に {{\"t\":\"…\"}} の形で書いてください。");
            }

            output.WriteLine(answer);
        }

        return Verb.Done;
    }

    private static IEnumerable<string> Lines(TextReader input)
    {
        while (input.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static string? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ScreenJson.Wire.ScreenedLine)?.T;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Answer(PrivacyScreen screen, string text) => JsonSerializer.Serialize(
        new FoundLine(text, [.. screen.Find(text).Select(finding => new FoundPlace(
            ScreenJson.NameOf(finding.Kind), finding.Start, finding.Length, text.Substring(finding.Start, finding.Length), finding.Suggestion, finding.IsCertain))]),
        ScreenJson.Wire.FoundLine);

    private static int Fail(string message) => Verb.Fail(Verb.WrongUse, message);
}
