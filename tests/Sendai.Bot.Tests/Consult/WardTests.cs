using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Consult;

public class WardTests : IAsyncLifetime
{
    private const string Development = "就学前の子どもの発達が心配";
    private const string North = "北部アーチル";
    private const string South = "南部アーチル";

    private BotFactory? bot;

    private BotFactory Bot => bot!;

    public async Task InitializeAsync() => bot = await BotFactory.StartAsync();

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Theory]
    [InlineData("青葉区", North)]
    [InlineData("青葉", North)]
    [InlineData(" 太白区。", South)]
    [InlineData("若林区", South)]
    public async Task TypedWard_IsRememberedForTheNextQuestion(string typed, string expected)
    {
        var chat = new Chat(Bot);

        Assert.Contains("覚えました", (await chat.AskAsync(typed)).Shown, StringComparison.Ordinal);

        Assert.Contains(expected, (await chat.AskAsync(Development)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PressedWard_IsRememberedAndCanBeChanged()
    {
        var chat = new Chat(Bot);
        var first = await chat.AskAsync("区を変える");
        Assert.Contains("青葉区で覚えました", (await chat.PressAsync(first, "青葉区")).Card.Shown, StringComparison.Ordinal);
        Assert.Contains(North, (await chat.AskAsync(Development)).Shown, StringComparison.Ordinal);

        var help = await chat.AskAsync("ヘルプ");
        var choice = (await chat.PressAsync(help, "区を変える（いまは青葉区）")).Card;
        Assert.Contains("太白区で覚えました", (await chat.PressAsync(choice, "太白区")).Card.Shown, StringComparison.Ordinal);

        var answer = (await chat.AskAsync(Development)).Shown;
        Assert.Contains(South, answer, StringComparison.Ordinal);
        Assert.DoesNotContain(North, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ward_BelongsToThePersonInEveryConversation()
    {
        const string group = "19:group@thread.v2";
        await new Chat(Bot, "29:a").SayAsync("青葉区");
        await new Chat(Bot, "29:b").SayAsync("太白区");

        Assert.Contains(North, (await new Chat(Bot, "29:a", group, "groupChat").AskAsync(Development)).Shown, StringComparison.Ordinal);
        Assert.Contains(South, (await new Chat(Bot, "29:b", group, "groupChat").AskAsync(Development)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAWard_ItIsAskedAndThePressAnswersTheWaitingQuestion()
    {
        var chat = new Chat(Bot);
        var asks = await chat.AskAsync(Development);
        Assert.Contains("区を教えてください", asks.Shown, StringComparison.Ordinal);
        Assert.Equal(5, asks.Wards.Count());
        Assert.DoesNotContain(North, asks.Shown, StringComparison.Ordinal);

        var answer = (await chat.PressAsync(asks, "泉区")).Card;

        Assert.Contains(North, answer.Shown, StringComparison.Ordinal);
        Assert.Empty(answer.Wards);
        Assert.Contains("泉区役所 障害高齢課", (await chat.AskAsync("区役所の障害高齢課に聞きたい")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WardInTheText_WinsOverTheRememberedOneAndDoesNotReplaceIt()
    {
        var chat = new Chat(Bot);
        await chat.SayAsync("青葉区");

        var other = (await chat.AskAsync("若林区に住む子どもの発達が心配")).Shown;
        Assert.Contains(South, other, StringComparison.Ordinal);
        Assert.Contains("若林区では", other, StringComparison.Ordinal);

        Assert.Contains(North, (await chat.AskAsync(Development)).Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"仙台\"")]
    [InlineData("\"青葉区\"")]
    [InlineData("\"\"")]
    [InlineData("\"<b>泉</b>\"")]
    [InlineData("7")]
    [InlineData("null")]
    public async Task ForgedWard_ChangesNothing(string ward)
    {
        var chat = new Chat(Bot);
        await chat.SayAsync("太白区");

        var answer = await chat.ExecuteAsync("consult.setWard", new() { ["ward"] = System.Text.Json.Nodes.JsonNode.Parse(ward) });

        Assert.Equal(400, answer.StatusCode);
        Assert.Equal("application/vnd.microsoft.error", answer.Type);
        Assert.Contains(South, (await chat.AskAsync(Development)).Shown, StringComparison.Ordinal);
    }
}
