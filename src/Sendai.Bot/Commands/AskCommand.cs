using System.CommandLine;
using System.Text;
using System.Text.Json;
using Sendai.Bot.Wording;

namespace Sendai.Bot.Commands;

/// <summary>
/// <c>ask</c>: the routing of the bot in a terminal, for people and for other programs; from the directory from which the bot
/// answers, or from the pack where it has none yet.
/// </summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var text = new Argument<string?>("text") { Description = "相談したいこと", Arity = ArgumentArity.ZeroOrOne };
        var ward = new Option<string?>("--ward") { Description = "あなたの区の名前", HelpName = "区" };
        var json = new Option<bool>("--json") { Description = "JSON で答えます" };
        var batch = new Option<string?>("--batch") { Description = "JSON Lines のファイル（1行に {\"q\":\"…\",\"ward\":\"○○\"}）に、順に JSON で答えます", HelpName = "ファイル" };
        var command = new Command("ask", "どこに相談できるかを答えます") { text, ward, json, batch };
        command.SetVerb(VerbUse.Public, (parsed, cancellationToken) => RunAsync(parsed.GetValue(text), parsed.GetValue(ward), parsed.GetValue(json), parsed.GetValue(batch), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? text, string? ward, bool json, string? batch, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text) == batch is null)
        {
            return Fail("質問の文か --batch のどちらか一つを指定してください。例：sendai-bot ask --ward ○○ \"加算のことを聞きたい\"");
        }

        await using var directory = await DirectoryDesk.OpenAsync(cancellationToken);
        var content = (await directory.LoadAsync(cancellationToken)).Content;
        if (ward is not null && WardNames.Exactly(content, ward) is null)
        {
            return Fail($"「{ward}」という区はありません。使える区：{string.Join("、", content.Wards)}");
        }

        var desk = new AskDesk(content);
        return batch is not null ? RunBatch(desk, batch) : RunOne(desk, text!, ward, json);
    }

    private static int RunOne(AskDesk desk, string text, string? ward, bool json)
    {
        using var output = OpenOutput();
        var result = desk.Ask(text, ward);
        output.WriteLine(json ? AskDesk.ToJson(text, ward, result) : AskText.Of(result));
        return 0;
    }

    private static int RunBatch(AskDesk desk, string path)
    {
        if (!File.Exists(path))
        {
            return Fail($"ファイル「{path}」が見つかりません。");
        }

        using var output = OpenOutput();
        var answers = File.ReadLines(path)
            .Select((line, at) => (Line: line, Number: at + 1))
            .Where(row => !string.IsNullOrWhiteSpace(row.Line))
            // In order, on every core: a file of thousands is common.
            .AsParallel().AsOrdered()
            .Select(row => (row.Number, Answer: Parse(row.Line) is { Q: { } question } asked
                ? AskDesk.ToJson(question, asked.Ward, desk.Ask(question, asked.Ward))
                : null));
        foreach (var (number, answer) in answers)
        {
            if (answer is null)
            {
                output.Flush();
                return Fail($"{path} の {number} 行目を読めません。1行に {{\"q\":\"…\",\"ward\":\"○○\"}} の形で書いてください。");
            }

            output.WriteLine(answer);
        }

        return 0;
    }

    private static AskedLine? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, AskJson.Wire.AskedLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static StreamWriter OpenOutput() => new(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };

    private static int Fail(string message) => Verb.Fail(Verb.WrongUse, message);
}
