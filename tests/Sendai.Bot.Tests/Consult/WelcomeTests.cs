using System.Text.Json.Nodes;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Consult;

public class WelcomeTests : IAsyncLifetime
{
    private BotFactory? bot;

    private BotFactory Bot => bot!;

    public async Task InitializeAsync() => bot = await BotFactory.StartAsync();

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task Install_IsWelcomedOnceWithThreeExamplesAndTheWards()
    {
        var chat = new Chat(Bot);
        var installed = chat.Inbound("installationUpdate", activity => activity["action"] = "add");
        // Teams tells of the same arrival in two ways.
        var joined = chat.Inbound("conversationUpdate", activity => activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "28:bot" }));

        var card = Assert.Single(await chat.CardsAfterAsync(installed));
        Assert.Equal(202, await Bot.StatusAsync(joined));

        Assert.Empty(await chat.AnswersAsync((string)joined["id"]!, mayBeSilent: true));
        Assert.Equal(3, Examples(card).Count());
        Assert.Equal(["青葉区", "宮城野区", "若林区", "太白区", "泉区"], card.Wards.Select(button => button.Title));
        Assert.Contains("書いてください", card.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stranger_IsAnsweredFirstAndThenWelcomedOnce()
    {
        var chat = new Chat(Bot);

        var first = await chat.SayAsync("加算のことを聞きたい");
        Assert.Equal([false, true], first.Select(card => card.IsWelcome));
        Assert.False(Assert.Single(await chat.SayAsync("加算のことを聞きたい")).IsWelcome);

        // In a channel it would be noise for everybody else.
        var channel = new Chat(Bot, "29:colleague", "19:team@thread.tacv2;messageid=1", "channel");
        Assert.False(Assert.Single(await channel.SayAsync("加算のことを聞きたい")).IsWelcome);
    }

    [Fact]
    public async Task EveryExample_AnswersWhenItIsPressed()
    {
        var chat = new Chat(Bot);
        await chat.SayAsync("太白区");
        var welcome = Assert.Single(await chat.CardsAfterAsync(chat.Inbound("installationUpdate", activity => activity["action"] = "add")));

        foreach (var example in Examples(welcome))
        {
            var pressed = await chat.PressAsync(welcome, example);
            Assert.Equal("application/vnd.microsoft.activity.message", pressed.Type);
            var answer = Assert.Single(await chat.CardsAfterAsync(pressed));
            Assert.Contains("困りごと：", answer.Shown, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("こんにちは")]
    [InlineData("おはようございます")]
    [InlineData("ありがとう！")]
    [InlineData("助かりました、ありがとうございます")]
    [InlineData("ヘルプ")]
    [InlineData("使い方を教えて")]
    [InlineData("")]
    [InlineData("　 ")]
    public async Task SmallTalk_GetsAKindWordAndExamplesInsteadOfBodies(string text)
    {
        var card = await new Chat(Bot).AskAsync(text);

        Assert.Equal(3, Examples(card).Count());
        Assert.DoesNotContain("ごめんなさい", card.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("困りごと：", card.Shown, StringComparison.Ordinal);
        Assert.Equal(2, card.Shown.Split("困っていること").Length); // said once
    }

    [Theory]
    [InlineData("明日の天気は？")]
    [InlineData("おいしいラーメン屋を教えて")]
    [InlineData("ふぁｓｄふぁｓｄｆ")]
    public async Task OutOfScope_IsRefusedKindlyWithThreeExamples(string text)
    {
        var card = await new Chat(Bot).AskAsync(text);

        Assert.Contains("ごめんなさい", card.Shown, StringComparison.Ordinal);
        Assert.Equal(3, Examples(card).Count());
        Assert.Empty(card.Calls);
    }

    [Fact]
    public async Task MessageWithoutText_IsAnswered()
    {
        var chat = new Chat(Bot);
        var message = chat.Message("");
        message.Remove("text");

        Assert.Equal(3, Examples(Assert.Single(await chat.CardsAfterAsync(message))).Count());
    }

    private static IEnumerable<CardButton> Examples(CardView card) => card.Buttons.Where(button => button.Verb == "consult.ask");
}
