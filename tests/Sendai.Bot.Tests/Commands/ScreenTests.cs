using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sendai.Bot.Tests.Commands;

public sealed class ScreenTests
{
    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Batch_TellsEveryKindByItsAgreedName()
    {
        (string Text, string Kind, string Value)[] expected =
        [
            ("母の携帯は０９０－０１２３－４５６７です", "phone", "０９０－０１２３－４５６７"),
            ("a.b@mail.exampleへ", "email", "a.b@mail.example"),
            ("郵便番号980-0999", "postal_code", "980-0999"),
            ("😀青葉区一番町33-55-22の家", "address", "青葉区一番町33-55-22"),
            ("昭和45年3月2日生まれ", "birth_date", "昭和45年3月2日"),
            ("マイナンバー123456789018", "my_number", "123456789018"),
            ("受給者証番号0410001234", "certificate_number", "0410001234"),
            ("普通 1234567", "bank_account", "1234567"),
            ("LINE ID: taro1234", "social_id", "taro1234"),
            ("仙台300あ12-34の車", "plate", "仙台300あ12-34"),
            ("八木山に住む47歳のハンチントン病の方", "combination", "ハンチントン病"),
            ("山田太郎さんの件", "name", "山田太郎"),
        ];

        var ran = await BatchAsync(expected.Select(line => JsonSerializer.Serialize(new { t = line.Text }, AsTyped)));

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        var answers = ran.OutputLines.Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal(expected.Length, answers.Count);
        Assert.All(expected.Zip(answers), pair =>
        {
            var (line, answer) = pair;
            Assert.Equal(["t", "findings"], answer.EnumerateObject().Select(part => part.Name));
            var found = Assert.Single(answer.GetProperty("findings").EnumerateArray());
            Assert.Equal(["kind", "start", "length", "value", "suggestion", "certain"], found.EnumerateObject().Select(part => part.Name));
            Assert.Equal((line.Text, line.Kind, line.Value), (answer.GetProperty("t").GetString(), found.GetProperty("kind").GetString(), found.GetProperty("value").GetString()));
            Assert.Equal(line.Value, line.Text.Substring(found.GetProperty("start").GetInt32(), found.GetProperty("length").GetInt32()));
            Assert.NotEmpty(found.GetProperty("suggestion").GetString()!);
            Assert.Equal(line.Kind != "combination", found.GetProperty("certain").GetBoolean());
        });
    }

    [Fact]
    public async Task Batch_LetsPublicNumbersAndPlainSentencesStand()
    {
        var ran = await BatchAsync([
            """{"t":"区役所（022-225-7211）に確認した"}""",
            "",
            """{"t":"Aさん、50代、B事業所に週3回。"}""",
        ]);

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(2, ran.OutputLines.Length);
        Assert.All(ran.OutputLines, line => Assert.EndsWith("\"findings\":[]}", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"t":"090-0123-4567"}""", "山田太郎の秘密")]
    [InlineData("""{"t":"090-0123-4567"}""", """{"q":"山田太郎の秘密"}""")]
    [InlineData("""{"t":"090-0123-4567"}""", """{"t":"\ud83d山田太郎の秘密"}""")]
    public async Task BadLine_IsToldByItsNumber_AndNothingElseOfIt(string good, string bad)
    {
        var ran = await BatchAsync([good, bad]);

        var error = ran.AssertFailedInOneLine();
        Assert.Contains("2 行目", error, StringComparison.Ordinal);
        Assert.DoesNotContain("秘密", error + ran.Output, StringComparison.Ordinal);
        Assert.Single(ran.OutputLines);
    }

    [Fact]
    public async Task Batch_OfAThousandLinesTakesSeconds()
    {
        var watch = Stopwatch.StartNew();

        var ran = await BatchAsync(Enumerable.Range(1000, 1000).Select(number => $$"""{"t":"山田太郎さん（50代）、母の携帯は090-0123-{{number}}。令和8年4月1日から区分4、週3回通所している。"}"""));

        Assert.Equal(1000, ran.OutputLines.Length);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task Batch_ReadsStandardInput()
    {
        using var process = BotProgram.Start("screen", "--batch", "-");
        await process.StandardInput.WriteAsync("{\"t\":\"普通 1234567\"}\n");
        process.StandardInput.Close();

        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Contains("bank_account", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_IsToldInJapanese()
    {
        var ran = await BotProgram.RunAsync("screen", "母の携帯は090-0123-4567、本人 S45.3.2");

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(
            ["・消す　　：電話・FAXの番号「090-0123-4567」→「（電話番号）」", "・確かめる：生年月日「S45.3.2」→「（生年月日は省略）」", "置き換えた文：母の携帯は（電話番号）、本人 （生年月日は省略）"],
            ran.OutputLines);
    }

    [Theory]
    [InlineData]
    [InlineData("文", "--batch", "ファイル")]
    [InlineData("--batch", "ないファイル.jsonl")]
    public async Task WrongUse_IsOneLine(params string[] arguments) => (await BotProgram.RunAsync(["screen", .. arguments])).AssertFailedInOneLine();

    private static async Task<Ran> BatchAsync(IEnumerable<string> lines)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl");
        try
        {
            await File.WriteAllLinesAsync(file, lines);
            return await BotProgram.RunAsync("screen", "--batch", file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
