using System.Text.Json;
using Sendai.Bot.Pack;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Reviews;

/// <summary>Which messages are wishes to book, and which stay questions to the directory.</summary>
public sealed class WishTests
{
    private static readonly DirectoryContent Content = PackLoader.Load(PackLoader.DefaultFolder).Content;
    private static readonly WishReader Reader = new(Content.SessionKinds, Content.Wards);

    [Theory]
    [InlineData("予約したい")]
    [InlineData("予約")]
    [InlineData("予約したいです！")]
    [InlineData("予約できますか")]
    [InlineData("予約をお願いします")]
    [InlineData("予約取りたいんですけど")]
    [InlineData("予約は？")]
    [InlineData("よやくしたい")]
    [InlineData("会の予定")]
    [InlineData("会の予定を見せて")]
    [InlineData("ケースレビューを予約")]
    [InlineData("ちょこっとケースレビュー予約したいです")]
    [InlineData("ちょこっと予約")]
    [InlineData("ｹｰｽﾚﾋﾞｭｰ予約したい")]
    [InlineData("スーパービジョンの予約")]
    [InlineData("ＳＶの予約を入れたいです")]
    [InlineData("GSV予約したい")]
    [InlineData("事例検討の申し込み")]
    [InlineData("情報交換会に申し込みたい")]
    [InlineData("連絡会の枠まだある？")]
    [InlineData("ケースレビューの枠、空いてますか")]
    [InlineData("予約したい 宮城野")]
    [InlineData("泉区のケースレビューを予約したいんですが")]
    [InlineData("来月のケースレビュー予約できますか")]
    [InlineData("12月の予約をしたい")]
    [InlineData("キャンセル待ちしたい")]
    [InlineData("困難ケースがあってケースレビューを予約したい")]
    [InlineData("個別スーパービジョンを予約したいのですが空いていますか")]
    [InlineData("ケースレビュー、エントリーしたい")]
    [InlineData("予約したいです、ケースレビュー")]
    public void WishToBook_IsHeard(string text) => Assert.Equal(BookingWish.Sessions, Reader.Read(text)?.Wish);

    [Theory]
    [InlineData("次の連絡会いつ？")]
    [InlineData("連絡会って次いつですか")]
    [InlineData("ケースレビューの日程教えて")]
    [InlineData("情報交換会はいつありますか")]
    [InlineData("若林区の連絡会の予定")]
    public void QuestionForTheDate_IsHeard(string text) => Assert.Equal(BookingWish.Dates, Reader.Read(text)?.Wish);

    [Theory]
    [InlineData("わたしの予約")]
    [InlineData("私の予約を見せて")]
    [InlineData("予約の確認")]
    [InlineData("予約を取り消したい")]
    [InlineData("予約の変更")]
    [InlineData("予約の時間を変えたい")]
    [InlineData("ケースレビューの予約をキャンセルしたい")]
    public void WishAboutOnesOwn_IsHeard(string text) => Assert.Equal(BookingWish.Mine, Reader.Read(text)?.Wish);

    [Theory]
    [InlineData("ケースレビューに出したい難しいケースがあるけどどこに相談？")]
    [InlineData("ケースレビューに申し込むような事例か迷ってる")]
    [InlineData("ケースレビューって何をする会ですか")]
    [InlineData("事例検討に出す資料の書き方")]
    [InlineData("スーパービジョンを受けたいけど誰に頼めばいい？")]
    [InlineData("泉区の連絡会を見学したい")]
    [InlineData("連絡会に出たことがない")]
    [InlineData("連絡会にいつも同じ人が来る")]
    [InlineData("新規事業所です、何から始めれば")]
    [InlineData("会議室の予約")]
    [InlineData("2階の相談室をあした10時から予約して")]
    [InlineData("ホテルの予約")]
    [InlineData("病院の予約が取れない")]
    [InlineData("受診の予約をキャンセルしたいと言われた")]
    [InlineData("来月母が入院するので短期入所を予約したい")]
    [InlineData("ショートステイの予約")]
    [InlineData("ショートの枠が空いてる事業所")]
    [InlineData("手帳の判定の予約はどこに")]
    [InlineData("センターの見学って予約いりますか")]
    [InlineData("通院の予約をいつも忘れる人")]
    [InlineData("GHの空きありますか")]
    [InlineData("体育館の予約")]
    [InlineData("美容院の予約に付き添いたい")]
    [InlineData("予約票をなくしたそうです")]
    [InlineData("面談の予約を入れたのに来ない")]
    [InlineData("計画相談の枠がいっぱいで受けられない")]
    [InlineData("手当の申込はどこですか")]
    [InlineData("移動支援の申し込み")]
    [InlineData("8050の世帯をどこにつなぐ？")]
    [InlineData("明日の天気は？")]
    [InlineData("")]
    public void Question_StaysOne(string text) => Assert.Null(Reader.Read(text));

    [Fact]
    public void WardInTheMessage_IsTheOneThatIsMeant()
    {
        Assert.Equal(new Ward("宮城野"), Reader.Read("予約したい 宮城野区")?.Ward);
        Assert.Equal(new Ward("泉"), Reader.Read("泉のケースレビュー予約したい")?.Ward);
        Assert.Null(Reader.Read("予約したい")?.Ward);
    }

    /// <summary>The readable half of the labelled questions: one of them asks for the date of a session, and is the directory's as long as there is none.</summary>
    [Fact]
    public void LabelledQuestions_StayWithTheDirectory()
    {
        var heard = File.ReadLines(Path.Combine(NodeTools.Repository, "tests", "questions", "seen.jsonl"))
            .Select(line => JsonElement.Parse(line))
            .Where(line => Reader.Read(line.GetProperty("q").GetString()!) is not null)
            .Select(line => line.GetProperty("id").GetString());

        Assert.Equal(["s134"], heard);
    }

    [Fact]
    public async Task Danger_ComesBeforeAWish()
    {
        const string text = "死にたいと言っている方のケースレビューを予約したい";
        Assert.Equal(BookingWish.Sessions, Reader.Read(text)?.Wish);
        await using var bot = await BotFactory.StartAsync();
        await bot.MakeAsync();

        var cards = await Reach.Personal(bot, 1).SayAsync(text);

        Assert.NotEmpty(cards[0].Calls);
        Assert.DoesNotContain(cards, card => card.Shown.Contains("会の予定", StringComparison.Ordinal));
    }

    [Fact]
    public async Task QuestionForTheDate_IsTheDirectorysWhereThereIsNoSession()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        await chat.SayAsync("青葉区");

        Assert.DoesNotContain("会の予定", (await chat.AskAsync("次の連絡会いつ？")).Shown, StringComparison.Ordinal);
        await bot.MakeAsync();
        Assert.Contains("青葉区の会の予定\n", (await chat.AskAsync("次の連絡会いつ？")).Shown, StringComparison.Ordinal);
    }
}
