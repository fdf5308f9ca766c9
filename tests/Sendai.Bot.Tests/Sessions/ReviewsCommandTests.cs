using System.Text;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.Reviews;

namespace Sendai.Bot.Tests.Sessions;

/// <summary><c>reviews</c>, as somebody at a terminal sees it; on the machine's own clock.</summary>
public sealed class ReviewsCommandTests : IDisposable
{
    private const string Header = "区,種類,日付,開始,枠,分,場所,リンク";

    private readonly string folder = Directory.CreateTempSubdirectory("sendai-reviews-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Import_MakesEachSessionOnceAndListShowsThem(bool onAzurite)
    {
        var database = await Databases.NewAsync(onAzurite);
        var file = Write(Header, "青葉,ちょこっとケースレビュー,2090-12-09,10:00,4,15,見本会館,", "泉区,exchange,2090/12/10,14時,,,,https://example.com/a");

        var look = await BotProgram.RunOnAsync(database, "reviews", "import", file, "--dry-run");
        Assert.Equal((0, ""), (look.ExitCode, look.Error));
        Assert.Contains("新しい会 2、もうある会 0。見ただけです", look.OutputLines[^1], StringComparison.Ordinal);
        var made = await BotProgram.RunOnAsync(database, "reviews", "import", file);
        Assert.Equal((0, "", "2回分の会を作りました（もうあった会 0）。"), (made.ExitCode, made.Error, made.OutputLines[^1]));
        var again = await BotProgram.RunOnAsync(database, "reviews", "import", file);
        Assert.Equal((0, "0回分の会を作りました（もうあった会 2）。"), (again.ExitCode, again.OutputLines[^1]));

        var list = (await BotProgram.RunOnAsync(database, "reviews", "list", "--ward", "青葉区")).OutputLines;
        Assert.Matches("^2090-12-09\t10:00〜11:00\t青葉区 ちょこっとケースレビュー\t空き 4／4\t見本会館\t20901209-[0-9a-f]{8}$", Assert.Single(list));
        Assert.Equal(2, (await BotProgram.RunOnAsync(database, "reviews", "list")).OutputLines.Length);
        var roster = await BotProgram.RunOnAsync(database, "reviews", "roster", "--ward", "青葉", "--session", list[0].Split('\t')[^1]);
        Assert.Equal("時間\t名前\t事業所\t話すこと\t状態\t出欠", roster.OutputLines[^1]);
    }

    [Fact]
    public async Task BrokenLines_AreAllNamedAndNothingIsMade()
    {
        var database = BotFactory.NewDatabase();
        var file = Write(
            Header,
            "青葉,ちょこっとケースレビュー,2090-12-09,10:00,,,,",
            "どこか,なにか,あした,25:00,99,0,,http://example.com",
            "青葉,choko-review,2090/12/9,10時,,,,",
            "青葉,ちょこっとケースレビュー,2020-01-08,10:00,,,,",
            "青葉,ちょこっとケースレビュー,2090-12-09");

        var ran = await BotProgram.RunOnAsync(database, "reviews", "import", file);

        Assert.NotEqual(0, ran.ExitCode);
        Assert.Contains("sessions.csv:3: 区「どこか」がありません。種類「なにか」がありません", ran.Output, StringComparison.Ordinal);
        Assert.Contains("sessions.csv:4: 2行目と同じ会です", ran.Output, StringComparison.Ordinal);
        Assert.Contains("sessions.csv:5: もう過ぎた日時です", ran.Output, StringComparison.Ordinal);
        Assert.Contains("sessions.csv:6: 列の数が見出しと合いません", ran.Output, StringComparison.Ordinal);
        Assert.Contains("会は1つも作っていません", ran.Error, StringComparison.Ordinal);
        Assert.Equal("これからの会はありません。", Assert.Single((await BotProgram.RunOnAsync(database, "reviews", "list")).OutputLines));
        Assert.Contains("見出しに 開始 がありません", (await BotProgram.RunOnAsync(database, "reviews", "import", Write("区,種類,日付"))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roster_IsWrittenBesideARunningBotAndNeverOverAnotherFile()
    {
        var database = BotFactory.NewDatabase();
        await using var desk = await OfficeBot.StartAsync(database);
        var session = await desk.Bot.MakeAsync(capacity: 2);
        await desk.PutAsync(session, 31, "=1+1");
        var csv = Path.Combine(folder, "roster.csv");

        var ran = await BotProgram.RunOnAsync(database, "reviews", "roster", "--ward", "青葉", "--date", "2026-11-25", "--csv", csv);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Equal(
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("時間,名前,事業所,話すこと,状態,出欠\r\n10:00〜10:10,'=1+1,,ケース,予約,\r\n")], await File.ReadAllBytesAsync(csv));
        Assert.Contains("もうあります", (await BotProgram.RunOnAsync(database, "reviews", "roster", "--ward", "青葉", "--date", "2026-11-25", "--csv", csv)).AssertFailedInOneLine(), StringComparison.Ordinal);
        Assert.Contains("見つかりません", (await BotProgram.RunOnAsync(database, "reviews", "roster", "--ward", "青葉", "--session", "../x")).AssertFailedInOneLine(), StringComparison.Ordinal);

        // And the running bot shows at once what is imported beside it.
        await BotProgram.RunOnAsync(database, "reviews", "import", Write(Header, "青葉,ちょこっとケースレビュー,2090-12-09,10:00,,,,"));
        Assert.Contains("2090年12月9日", string.Concat((await desk.Keeper.AskAsync("開催の一覧")).Buttons.Select(button => button.Title)), StringComparison.Ordinal);
    }

    private string Write(params string[] lines)
    {
        var path = Path.Combine(folder, "sessions.csv");
        File.WriteAllText(path, string.Join("\r\n", lines) + "\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: lines.Length % 2 == 0));
        return path;
    }
}
