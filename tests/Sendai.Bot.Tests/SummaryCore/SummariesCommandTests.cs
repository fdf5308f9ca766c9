using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.SummaryCore;

/// <summary><c>summaries</c>, as somebody at a terminal sees it, beside the bot on the same store; on the machine's own clock.</summary>
public sealed class SummariesCommandTests : IDisposable
{
    private const string Minutes = "連絡会の記録\n■話し合ったこと\n・書類の書き方を確かめた\n■決まったこと\n・様式は変えない\n■宿題\n・事務局：見本を配る（12月4日まで）\n";

    private static readonly Ward Ward = new("青葉");
    private static readonly LocalDate Today = CityClock.At(TimeProvider.System.GetUtcNow()).Date;

    private readonly string folder = Directory.CreateTempSubdirectory("sendai-summaries-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Draft_IsMadeFromAFile_AndTheBotSendsItToAsManyAsWereMeant(bool onAzurite)
    {
        var database = await Databases.NewAsync(onAzurite);
        await using var connector = await ConnectorServer.StartAsync();
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        await using var rig = new SummaryRig(database, clock, connector.Url);
        await SubscribeAsync(rig, 2);

        var made = await DraftAsync(database, Write("記録.txt", Minutes));
        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        Assert.Equal(["・話し合ったこと：1行", "・決まったこと：1行", "・宿題：1行", "・その他：1行"], made.OutputLines[1..5]);
        var id = made.OutputLines[5]["番号：".Length..];
        Assert.Contains($"summaries send {id} --recipients 届け先の件数（いまは2件）", made.OutputLines[^1], StringComparison.Ordinal);
        Assert.Equal(["様式は変えない"], (await FindAsync(rig, id)).Content.Lines(SummaryPart.Decisions));

        var wrong = (await BotProgram.RunOnAsync(database, "summaries", "send", id, "--recipients", "1")).AssertFailedInOneLine();
        Assert.Equal("届け先は、いま2件です。送っていません。それでよければ、--recipients 2 を指定してください。", wrong);
        Assert.IsType<SummaryState.Draft>((await FindAsync(rig, id)).State);

        var sent = await BotProgram.RunOnAsync(database, "summaries", "send", id, "--recipients", "2");
        Assert.Equal((0, ""), (sent.ExitCode, sent.Error));
        for (var looks = 0; looks < 6; looks++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await rig.Reviews.RunAsync();
        }

        Assert.Equal(2, connector.Requests.Count(request => request.Body.Contains("様式は変えない", StringComparison.Ordinal)));
        var status = await BotProgram.RunOnAsync(database, "summaries", "status", id);
        Assert.Equal((0, "届け先 2　予定 0　送信中 0　済 2　失敗 0　止めた 0"), (status.ExitCode, status.OutputLines[1]));
        Assert.StartsWith($"{id}\t", Assert.Single((await BotProgram.RunOnAsync(database, "summaries", "status")).OutputLines), StringComparison.Ordinal);
        Assert.DoesNotContain("様式は変えない", status.Output, StringComparison.Ordinal);

        var csv = Path.Combine(folder, "届き方.csv");
        Assert.Equal(0, (await BotProgram.RunOnAsync(database, "summaries", "status", id, "--csv", csv)).ExitCode);
        Assert.Equal(3, (await File.ReadAllLinesAsync(csv)).Length);
        Assert.Contains("もうあります", (await BotProgram.RunOnAsync(database, "summaries", "status", id, "--csv", csv)).AssertFailedInOneLine(), StringComparison.Ordinal);
        Assert.StartsWith(
            "このまとめは下書きではありません", (await BotProgram.RunOnAsync(database, "summaries", "send", id, "--recipients", "2")).AssertFailedInOneLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCouldIdentifySomebody_IsShownAndKeepsTheDraftAway_UnlessItIsReplaced()
    {
        var database = BotFactory.NewDatabase();
        var file = Write("記録.txt", "連絡会の記録\n■話し合ったこと\n・書き方を確かめた\n・母の携帯は090-0123-4567、本人 S45.3.2");

        var refused = await DraftAsync(database, file);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("話し合ったこと 2行目 消す　　：電話・FAXの番号「090-0123-4567」→「（電話番号）」", refused.OutputLines);
        Assert.Contains(refused.OutputLines, line => line.StartsWith("話し合ったこと 2行目 確かめる：生年月日", StringComparison.Ordinal));
        Assert.Contains("下書きは作っていません。", refused.Error, StringComparison.Ordinal);
        Assert.Equal("この60日の会議のまとめはありません。", Assert.Single((await BotProgram.RunOnAsync(database, "summaries", "status")).OutputLines));

        var made = await DraftAsync(database, file, "--replace");
        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        await using var rig = new SummaryRig(database, TimeProvider.System);
        var line = (await FindAsync(rig, IdIn(made))).Content.Lines(SummaryPart.Topics)[1];
        Assert.Contains("（電話番号）", line, StringComparison.Ordinal);
        Assert.DoesNotContain("4567", line, StringComparison.Ordinal);
        Assert.DoesNotContain("S45", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_CanBePlanned_AndATimeThatCannotBeMeantPlansNothing()
    {
        var database = BotFactory.NewDatabase();
        await using var rig = new SummaryRig(database, TimeProvider.System);
        var id = IdIn(await DraftAsync(database, Write("記録.md", Minutes)));
        Assert.StartsWith("届け先がありません。送っていません。", (await SendAsync(database, id, 0, null)).AssertFailedInOneLine(), StringComparison.Ordinal);
        await SubscribeAsync(rig, 1);
        foreach (var at in new[] { "あした", "2020-01-01 18:00", "2026-13-01 18:00", $"{Day(Today.PlusDays(120))} 18:00", Day(Today.PlusDays(1)) })
        {
            Assert.Contains("送っていません。", (await SendAsync(database, id, 1, at)).AssertFailedInOneLine(), StringComparison.Ordinal);
        }

        Assert.IsType<SummaryState.Draft>((await FindAsync(rig, id)).State);
        var planned = await SendAsync(database, id, 1, $"{Day(Today.PlusDays(1))} 18:00");

        Assert.Equal((0, ""), (planned.ExitCode, planned.Error));
        Assert.Contains("18:00（日本時間）に送る予定。", planned.Output, StringComparison.Ordinal);
        Assert.Equal(CityClock.Of(Today.PlusDays(1) + new LocalTime(18, 0)), Assert.IsType<SummaryState.Scheduled>((await FindAsync(rig, id)).State).At);
    }

    [Fact]
    public async Task WrongWords_AreSaidInOneLine_AndMakeNothing()
    {
        var database = BotFactory.NewDatabase();
        var file = Write("記録.txt", Minutes);

        await FailsAsync("まとめはまだありません", "status");
        await FailsAsync("まとめはまだありません", "send", "20261201-0123abcd", "--recipients", "1");
        await FailsAsync("ファイルが見つかりません", "draft", Path.Combine(folder, "ない.txt"), "--ward", "青葉", "--kind", "choko-review", "--date", Day(Today));
        await FailsAsync("この種類のファイルは読めません", "draft", Write("記録.pdf", "x"), "--ward", "青葉", "--kind", "choko-review", "--date", Day(Today));
        await FailsAsync("--session か、--kind と --date を", "draft", file, "--ward", "青葉", "--kind", "choko-review");
        await FailsAsync("「どこか」という区はありません", "draft", file, "--ward", "どこか", "--kind", "choko-review", "--date", Day(Today));
        await FailsAsync("「なにか」という種類の会はありません", "draft", file, "--ward", "青葉", "--kind", "なにか", "--date", Day(Today));
        await FailsAsync("まだ開かれていない日です", "draft", file, "--ward", "青葉", "--kind", "choko-review", "--date", Day(Today.PlusDays(1)));
        await FailsAsync("1年より前の日です", "draft", file, "--ward", "青葉", "--kind", "choko-review", "--date", Day(Today.PlusYears(-2)));
        await FailsAsync("その会は見つかりません", "draft", file, "--ward", "青葉", "--session", "../x");
        await FailsAsync("全部で", "draft", Write("長い.txt", string.Concat(Enumerable.Repeat("書類の書き方を話し合った。", 500))), "--ward", "青葉", "--kind", "choko-review", "--date", Day(Today));
        await FailsAsync("その番号のまとめは見つかりません", "send", "20261201-0123abcd", "--recipients", "1");
        await FailsAsync("その番号のまとめは見つかりません", "status", "../x");
        await FailsAsync("--csv を使うには", "status", "--csv", Path.Combine(folder, "x.csv"));
        Assert.Equal("この60日の会議のまとめはありません。", Assert.Single((await BotProgram.RunOnAsync(database, "summaries", "status")).OutputLines));

        async Task FailsAsync(string words, params string[] arguments) => Assert.StartsWith(
            words, (await BotProgram.RunOnAsync(database, ["summaries", .. arguments])).AssertFailedInOneLine(), StringComparison.Ordinal);
    }

    private static Task<Ran> DraftAsync(string database, string file, params string[] more) => BotProgram.RunOnAsync(
        database, ["summaries", "draft", file, "--ward", "青葉区", "--kind", "ちょこっとケースレビュー", "--date", Day(Today), .. more]);

    private static Task<Ran> SendAsync(string database, string id, int recipients, string? at) => BotProgram.RunOnAsync(
        database, ["summaries", "send", id, "--recipients", recipients.ToString(CultureInfo.InvariantCulture), .. at is null ? Array.Empty<string>() : ["--at", at]]);

    private static async Task SubscribeAsync(SummaryRig rig, int channels)
    {
        foreach (var number in Enumerable.Range(0, channels))
        {
            await rig.Tables.TransactAsync(SummaryKeys.Table, [SubscriptionBook.Put(rig.Subscription(number) with { Ward = Ward })], default);
        }
    }

    private static async Task<MeetingSummary> FindAsync(SummaryRig rig, string id) => (await rig.Store.FindAsync(Ward, id, default))!.Summary;

    private static string IdIn(Ran made) => made.OutputLines.Single(line => line.StartsWith("番号：", StringComparison.Ordinal))["番号：".Length..];

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
        return Path.Combine(folder, name);
    }
}
