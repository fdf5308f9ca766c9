using System.Text.Json;

namespace Sendai.Bot.Tests.Commands;

public sealed class AskTests
{
    private const string HardCase = "困難ケースを連絡会で検討したい";

    [Fact]
    public async Task Ask_TellsAPersonTheBodyWhyAndHow()
    {
        var ran = await BotProgram.RunAsync("ask", "--ward", "太白区", "区役所の障害高齢課に聞きたい");

        Assert.Equal(0, ran.ExitCode);
        Assert.Empty(ran.Error);
        Assert.Contains("■ 太白区役所 障害高齢課", ran.Output, StringComparison.Ordinal);
        Assert.Contains("022-247-1111", ran.Output, StringComparison.Ordinal);
        Assert.Contains("手がかりのことば：", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ShowsTheCallsOfADangerBeforeTheBodies()
    {
        var output = (await BotProgram.RunAsync("ask", "--ward", "青葉", "本人が死にたいと言っている")).Output;

        Assert.InRange(output.IndexOf("119", StringComparison.Ordinal), 0, output.IndexOf('■', StringComparison.Ordinal));
    }

    [Fact]
    public async Task AskJson_HasExactlyTheAgreedNames()
    {
        var ran = await BotProgram.RunAsync("ask", "--json", "--ward", "泉", "区役所の障害高齢課に聞きたい");

        var answer = JsonElement.Parse(Assert.Single(ran.OutputLines));
        Assert.Equal(["q", "ward", "result", "candidates"], Names(answer));
        Assert.Equal("区役所の障害高齢課に聞きたい", answer.GetProperty("q").GetString());
        Assert.Equal("泉", answer.GetProperty("ward").GetString());
        Assert.Equal("candidates", answer.GetProperty("result").GetString());
        Assert.All(answer.GetProperty("candidates").EnumerateArray(), candidate =>
        {
            Assert.Equal(["id", "name", "score", "reasons", "contacts"], Names(candidate));
            Assert.Equal(JsonValueKind.Number, candidate.GetProperty("score").ValueKind);
            Assert.All(candidate.GetProperty("contacts").EnumerateArray(), contact => Assert.Equal(["label", "phone", "grade", "asOf"], Names(contact)));
        });
        var office = Assert.Single(answer.GetProperty("candidates").EnumerateArray(), candidate => candidate.GetProperty("id").GetString() == "izumi-shogaikoreika");
        var contact = office.GetProperty("contacts")[0];
        Assert.Equal("022-372-3111", contact.GetProperty("phone").GetString());
        Assert.Equal("A", contact.GetProperty("grade").GetString());
        Assert.Equal("2023-11-13", contact.GetProperty("asOf").GetString());
        Assert.NotEmpty(office.GetProperty("reasons").EnumerateArray());
    }

    [Fact]
    public async Task Batch_AnswersInOrderWithEveryKindOfResult()
    {
        (string Question, string? Ward, string Result, string? EchoedWard)[] expected =
        [
            (HardCase, "泉", "candidates", "泉"),
            ("明日の天気は？", "青葉", "outOfScope", "青葉"),
            ("本人が死にたいと言っている", "宮城野", "urgent", "宮城野"),
            ("就学前の子どもの発達が心配", null, "needsWard", null),
            ("若林区に住む子どもの発達が心配", "青葉", "candidates", "若林"),
            ("<b>\"困難ケース\"</b>\nを検討したい", "青葉", "candidates", "青葉"),
        ];

        var ran = await BatchAsync(expected.Select(line => JsonSerializer.Serialize(new { q = line.Question, ward = line.Ward })));

        Assert.Equal(0, ran.ExitCode);
        var answers = ran.OutputLines.Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal(
            expected.Select(line => (line.Question, line.Result, line.EchoedWard)),
            answers.Select(answer => (answer.GetProperty("q").GetString()!, answer.GetProperty("result").GetString()!, answer.GetProperty("ward").GetString())));
        Assert.All(answers, answer => Assert.Equal(["q", "ward", "result", "candidates"], Names(answer).Take(4)));
    }

    [Fact]
    public async Task Batch_OfAThousandQuestionsTakesOneStartAndLittleMore()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var ran = await BatchAsync(Enumerable.Range(0, 1000).Select(i => JsonSerializer.Serialize(new { q = $"{HardCase} {i}", ward = "青葉" })));

        Assert.Equal(1000, ran.OutputLines.Length);
        // About a second on an idle machine; a start for each question would take minutes.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 15);
    }

    [Theory]
    [InlineData("{\"q\":")]
    [InlineData("困難ケース")]
    [InlineData("{\"question\":\"困難ケース\"}")]
    [InlineData("null")]
    public async Task BrokenLine_IsNamedByItsNumberAfterTheAnswersBeforeIt(string line)
    {
        var ran = await BatchAsync(["{\"q\":\"加算のことを聞きたい\",\"ward\":\"青葉\"}", "", line, "{\"q\":\"ひきこもりの相談\"}"]);

        var error = ran.AssertFailedInOneLine();
        Assert.Contains("3 行目", error, StringComparison.Ordinal);
        // What people typed does not belong into messages that end in logs.
        Assert.DoesNotContain("困難", error, StringComparison.Ordinal);
        Assert.Single(ran.OutputLines);
    }

    [Fact]
    public async Task UnknownWard_IsRefusedAndTheWardsAreNamed()
    {
        var error = (await BotProgram.RunAsync("ask", "--ward", "札幌", HardCase)).AssertFailedInOneLine();

        Assert.Contains("札幌", error, StringComparison.Ordinal);
        Assert.Contains("青葉、宮城野、若林、太白、泉", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingFile_IsNamed() =>
        Assert.Contains("nowhere.jsonl", (await BotProgram.RunAsync("ask", "--batch", "nowhere.jsonl")).AssertFailedInOneLine(), StringComparison.Ordinal);

    [Fact]
    public async Task Ask_WithoutAQuestionSaysWhatIsMissing() =>
        Assert.Contains("質問", (await BotProgram.RunAsync("ask")).AssertFailedInOneLine(), StringComparison.Ordinal);

    private static IEnumerable<string> Names(JsonElement value) => value.EnumerateObject().Select(property => property.Name);

    private static async Task<Ran> BatchAsync(IEnumerable<string> lines)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, lines);
            return await BotProgram.RunAsync("ask", "--batch", file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
