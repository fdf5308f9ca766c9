using Sendai.Bot.Pack;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Pack;

namespace Sendai.Bot.Tests.Commands;

/// <summary>The secretariat keeps the directory, as somebody at a terminal sees it.</summary>
public sealed class DirectoryTests : IDisposable
{
    private readonly BrokenPack pack = new();
    private readonly string database = BotFactory.NewDatabase();

    public void Dispose() => pack.Dispose();

    [Fact]
    public async Task DryRun_ShowsEveryChangeWithItsLineAndMakesNoStore()
    {
        var added = pack.AppendChanged("contacts.csv", ("label", "ためし窓口"));
        pack.Rewrite("contacts.csv", text => text.Replace("022-225-7211", "022-225-7299", StringComparison.Ordinal));
        pack.Rewrite("examples.csv", text => text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)] + "ひとつだけの例,\n");

        var ran = await RunAsync("import", pack.PathOf(""), "--dry-run");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains($"  追加 {added}行目", ran.Output, StringComparison.Ordinal);
        Assert.Contains("変更 2行目", ran.Output, StringComparison.Ordinal);
        Assert.Contains("「022-225-7211」→「022-225-7299」", ran.Output, StringComparison.Ordinal);
        Assert.Equal(6, ran.OutputLines.Count(line => line.StartsWith("削除 ", StringComparison.Ordinal)));
        Assert.Contains("合計：追加 2、変更 ", ran.Output, StringComparison.Ordinal);
        Assert.Contains("何も変えていません", ran.OutputLines[^1], StringComparison.Ordinal);
        Assert.False(File.Exists(database));
    }

    [Fact]
    public async Task Import_IsTheNextVersionOfWhichAskKnowsAndWhichCanBeRolledBack()
    {
        const string question = "ためしの相談所に相談したい";
        pack.Append("bodies.csv", "tameshi,ためしの相談所,ためしのそうだんじょ,専門相談機関,全市,,ためし,,,,,,2026-11-01");

        var ran = await RunAsync("import", pack.PathOf("bodies.csv"));

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("bodies.csv：追加 1、変更 0、削除 0", ran.Output, StringComparison.Ordinal);
        Assert.StartsWith("第2版になりました", ran.OutputLines[^1], StringComparison.Ordinal);
        Assert.Contains("■ ためしの相談所", (await AskAsync(question)).Output, StringComparison.Ordinal);

        var again = await RunAsync("import", pack.PathOf("bodies.csv"));
        Assert.Equal((0, "いまの版のままです。"), (again.ExitCode, again.OutputLines[^1]));

        var back = await RunAsync("rollback", "1");
        Assert.Equal(0, back.ExitCode);
        Assert.StartsWith("第3版になりました", back.OutputLines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("ためしの相談所", (await AskAsync(question)).Output, StringComparison.Ordinal);
        Assert.Contains("同じ内容", (await RunAsync("rollback", "1")).Output, StringComparison.Ordinal);

        var history = (await RunAsync("history")).OutputLines;
        Assert.Collection(
            history,
            line => Assert.Matches(@"^第3版　\d{4}年\d+月\d+日\([月火水木金土日]\) \d\d:\d\d　第1版に戻した　追加 0、変更 0、削除 1　← いまの版$", line),
            line => Assert.Matches("^第2版　.*　取り込み（bodies）　追加 1、変更 0、削除 0$", line),
            line => Assert.Matches(@"^第1版　.*　はじめのデータ　追加 \d{5}、変更 0、削除 0$", line));

        Assert.Contains("削除 tameshi", (await RunAsync("diff")).Output, StringComparison.Ordinal);
        Assert.Contains("ちがいはありません", (await RunAsync("diff", "1")).Output, StringComparison.Ordinal);
        Assert.Contains("追加 145行目 tameshi", (await RunAsync("diff", "1", "2")).Output, StringComparison.Ordinal);
        Assert.Contains("追加 145行目 tameshi", (await RunAsync("diff", pack.PathOf("bodies.csv"))).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("out")]
    [InlineData("out.xlsx")]
    public async Task Export_ReadsBackWithoutADifference(string name)
    {
        await RunAsync("import", pack.PathOf("bodies.csv"));
        var path = pack.PathOf(name);

        var ran = await RunAsync("export", path);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        var reading = Assert.IsType<PackReading.Tables>(PackReader.Read(path));
        Assert.Equal(PackShape.Tables.Count, reading.All.Count);
        Assert.Contains("ちがいはありません", (await RunAsync("diff", path)).Output, StringComparison.Ordinal);
        Assert.Equal("いまの版のままです。", (await RunAsync("import", path)).OutputLines[^1]);
        Assert.Equal(2, (await RunAsync("export", path)).ExitCode);
    }

    [Fact]
    public async Task BrokenRows_AreListedAndRefusedUnlessTheyMayBeSkipped()
    {
        var good = pack.AppendChanged("contacts.csv", ("label", "よい窓口"));
        var unknown = pack.AppendChanged("contacts.csv", ("body_id", "no-such-body"));
        var grade = pack.AppendChanged("contacts.csv", ("grade", "Z"));

        foreach (var dryRun in new string[][] { ["--dry-run"], [] })
        {
            var refused = await RunAsync(["import", pack.PathOf("contacts.csv"), .. dryRun]);

            Assert.Equal(1, refused.ExitCode);
            Assert.Contains(refused.OutputLines, line => line.StartsWith($"contacts.csv:{unknown}: ", StringComparison.Ordinal));
            Assert.Contains(refused.OutputLines, line => line.StartsWith($"contacts.csv:{grade}: ", StringComparison.Ordinal));
            Assert.Contains("2 行", refused.AssertFailedInOneLine(), StringComparison.Ordinal);
        }

        Assert.Contains("まだ版がありません", (await RunAsync("history")).Output, StringComparison.Ordinal);

        var ran = await RunAsync("import", pack.PathOf("contacts.csv"), "--skip-broken");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains($"追加 {good}行目", ran.Output, StringComparison.Ordinal);
        Assert.Contains("追加 1、変更 0、削除 0", (await RunAsync("history")).OutputLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task BodyThatOthersName_IsImportedWithAWarningOfWhatWillBeHidden()
    {
        pack.Rewrite("bodies.csv", text => string.Concat(text.Split('\n').Where(line => 
            line.Length > 0 && !line.StartsWith("aoba-shogaikoreika,", StringComparison.Ordinal) && !line.StartsWith("kobetsu-case,", StringComparison.Ordinal)).Select(line => line + '\n')));

        var ran = await RunAsync("import", pack.PathOf("bodies.csv"));

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("ほかの表で影響を受ける行", ran.Output, StringComparison.Ordinal);
        Assert.Contains(ran.OutputLines, line => line.StartsWith("contacts.csv:2: ", StringComparison.Ordinal));
        // The issues that name it lose it and nothing else; what people call them stays.
        Assert.Contains(ran.OutputLines, line => line.StartsWith("issues.csv:", StringComparison.Ordinal));
        Assert.DoesNotContain(ran.OutputLines, line => line.StartsWith("paraphrases.csv:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DuplicateIds_AreRefusedEvenWhenBrokenRowsMayBeSkipped()
    {
        pack.Append("bodies.csv", (await File.ReadAllLinesAsync(pack.PathOf("bodies.csv")))[1]);

        var ran = await RunAsync("import", pack.PathOf("bodies.csv"), "--skip-broken");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("何も変えていません", ran.AssertFailedInOneLine(), StringComparison.Ordinal);
        Assert.Contains("bodies.csv:145: ", ran.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(database));
    }

    [Fact]
    public async Task DamagedStore_IsOneLine()
    {
        await File.WriteAllTextAsync(database, new string('x', 5000));

        foreach (var verb in new[] { "history", "diff" })
        {
            Assert.Contains("保存先を使えません", (await RunAsync(verb)).AssertFailedInOneLine(), StringComparison.Ordinal);
        }

        Assert.Contains("保存先を使えません", (await AskAsync("加算のことを聞きたい")).AssertFailedInOneLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_MakesNoStore()
    {
        Assert.Equal(0, (await AskAsync("加算のことを聞きたい")).ExitCode);
        Assert.False(File.Exists(database));
    }

    private Task<Ran> RunAsync(params IEnumerable<string> arguments) => BotProgram.RunOnAsync(database, ["directory", .. arguments]);

    private Task<Ran> AskAsync(string question) => BotProgram.RunOnAsync(database, "ask", question);
}
