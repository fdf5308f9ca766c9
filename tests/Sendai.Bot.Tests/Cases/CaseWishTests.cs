using System.Text.Json;
using Sendai.Bot.Pack;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Cases;

/// <summary>Which messages are wishes about cases, and which stay questions to the directory.</summary>
public sealed class CaseWishTests
{
    private static readonly DirectoryContent Content = PackLoader.Load(PackLoader.DefaultFolder).Content;
    private static readonly CaseWishReader Reader = new(Content.SessionKinds, Content.Wards);

    [Theory]
    [InlineData("ケースを出したい")]
    [InlineData("ケースを出したいです。")]
    [InlineData("ケース出したいんですけど")]
    [InlineData("事例を提出したい")]
    [InlineData("事例検討に出したい")]
    [InlineData("ケース提出")]
    [InlineData("ｹｰｽを提出します")]
    [InlineData("ケースを出すにはどうすればいいですか")]
    [InlineData("GSVにケースを出したいです")]
    [InlineData("泉区でケースを出したい")]
    [InlineData("ケースの下書きの続きを出したい")]
    [InlineData("わたしのケースを出したい")]
    [InlineData("ケースレビューに事例を出せますか")]
    [InlineData("じれいをだしたい")]
    public void WishToHandIn_IsHeard(string text) => Assert.Equal(CaseWish.HandIn, Reader.Read(text)?.Wish);

    [Theory]
    [InlineData("わたしのケース")]
    [InlineData("私のケース")]
    [InlineData("自分のケースを見たい")]
    [InlineData("自分のケースの状況")]
    [InlineData("出したケースはどうなりましたか")]
    [InlineData("提出したケースの確認")]
    public void WishToSeeOnesOwn_IsHeard(string text) => Assert.Equal(CaseWish.Mine, Reader.Read(text)?.Wish);

    [Theory]
    [InlineData("事例検討はどこでできますか")]
    [InlineData("ケースレビューに出したい難しいケースがあるけどどこに相談？")]
    [InlineData("ケースをどこに出せばいい？")]
    [InlineData("ケースを出すべきか迷っています")]
    [InlineData("事例検討に出す資料の書き方")]
    [InlineData("困難ケースの相談をしたい")]
    [InlineData("私のケースが暴れて困っている")]
    [InlineData("自分のケースの親が入院した")]
    [InlineData("ケース会議を開きたい")]
    [InlineData("薬を出したい")]
    [InlineData("ケースワーカーに書類を提出したい")]
    [InlineData("利用者さんが家から出したくないと言う")]
    [InlineData("書類の提出")]
    [InlineData("スマホのケースを買いたい")]
    [InlineData("")]
    public void Question_StaysOne(string text) => Assert.Null(Reader.Read(text));

    /// <summary>The readable half of the labelled questions.</summary>
    [Fact]
    public void LabelledQuestions_StayWithTheDirectory() => Assert.Empty(
        File.ReadLines(Path.Combine(NodeTools.Repository, "tests", "questions", "seen.jsonl"))
            .Select(line => JsonElement.Parse(line))
            .Where(line => Reader.Read(line.GetProperty("q").GetString()!) is not null)
            .Select(line => line.GetProperty("q").GetString()));

    [Fact]
    public async Task Danger_ComesBeforeAWish()
    {
        const string Text = "死にたいとのことでケースを出したい";
        await using var bot = await BotFactory.StartAsync();

        var cards = await Reach.Personal(bot, 1).SayAsync(Text);

        Assert.NotEmpty(cards[0].Calls);
        Assert.DoesNotContain(cards, card => card.Shown.Contains("障害の種別", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WardInTheWish_IsChosenInTheForm()
    {
        await using var bot = await BotFactory.StartAsync();

        Assert.Equal("泉", (await Reach.Personal(bot, 1).AskAsync("泉区でケースを出したい")).Values["ward"]);
    }
}
