using System.Text.Json;
using Sendai.Bot.Tests.Cards;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Playground;

/// <summary>The Playground and its two drivers, shown with a bot that only answers what it heard.</summary>
public sealed class EchoTests : IAsyncLifetime
{
    private NodeSession? _bot;
    private PlaygroundClient? _playground;

    private PlaygroundClient Playground => _playground!;

    public async Task InitializeAsync()
    {
        _bot = await NodeSession.StartAsync("echo.mjs");
        _playground = await PlaygroundClient.StartAsync(_bot.Ready.GetProperty("url").GetString()!);
    }

    public async Task DisposeAsync()
    {
        if (_playground is not null)
        {
            await _playground.DisposeAsync();
        }

        if (_bot is not null)
        {
            await _bot.DisposeAsync();
        }
    }

    [Fact]
    public async Task Client_HearsInstallTextCardAndInvoke()
    {
        Assert.Equal("はじめまして add", Assert.Single((await Playground.InstallAsync()).Messages).Text);
        Assert.Equal("聞きました: こんにちは", Assert.Single((await Playground.SayAsync("こんにちは")).Messages).Text);

        var message = Assert.Single((await Playground.SayAsync("カード")).Messages);
        var card = Assert.Single(message.Cards);
        Assert.Empty(await CardCheck.FindProblemsAsync([("echo", card.GetRawText())]));

        var pressed = await Playground.ExecuteAsync(message.Id, "echo.press", new { note = "メモ", pick = "north" });
        Assert.Equal("application/vnd.microsoft.card.adaptive", pressed.Invoke.GetProperty("type").GetString());
        Assert.Equal("echo.press メモ north", pressed.Invoke.GetProperty("value").GetProperty("speak").GetString());
        Assert.Empty(pressed.Messages);
    }

    [Fact]
    public async Task Client_HearsGroupAndThreadButNotWhatIsForOthers()
    {
        Assert.Single((await Playground.SayAsync("みなさんへ", "group", mention: true)).Messages);
        Assert.Empty((await Playground.SayAsync("ひとりごと", "channel", expect: 0)).Messages);

        var post = await Playground.SayAsync("投稿", "channel", mention: true);
        Assert.Equal(post.Thread, Assert.Single(post.Messages).Conversation);
        var reply = await Playground.SayAsync("返信", post.Thread!, mention: true);
        Assert.Equal(post.Thread, Assert.Single(reply.Messages).Conversation);
    }

    [Fact]
    public async Task Client_ReadsTheWholeAnswerOfACustomActivity()
    {
        var invoke = new { type = "invoke", name = "adaptiveCard/action", value = new { action = new { verb = "a.b", data = new { note = "x" } } } };

        var answer = (await Playground.CustomAsync(invoke)).Invoke;

        Assert.Equal(200, answer.GetProperty("statusCode").GetInt32());
        Assert.Equal(JsonValueKind.Object, answer.GetProperty("body").ValueKind);
    }

    [Fact]
    public async Task Client_FailsWhenTheBotSaysLessThanExpected()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Playground.SayAsync("ひとつだけ", expect: 2));

        Assert.Contains("1 of 2 messages", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("desktop", 1280, 1000)]
    [InlineData("phone", 390, 844)]
    public async Task Browser_TypesPressesAndKeepsAPicture(string window, int width, int height)
    {
        await using var browser = await PlaygroundBrowser.OpenAsync(Playground.Url, width, height);
        await browser.WaitForAsync("はじめまして add");
        await browser.TypeAsync("カードをください");
        await browser.PressAsync("送る");
        await browser.WaitForAsync("メモを入力してください");
        await browser.FillAsync("メモ", "日本語のメモ");
        await browser.ChooseAsync("区", "南の区");
        await browser.PressAsync("送る");
        await browser.WaitForAsync("echo.press 日本語のメモ south");
        await browser.SwitchToAsync("channel");
        await browser.TypeAsync("投稿です", mention: true);
        await browser.WaitForAsync("聞きました: 投稿です");

        Assert.DoesNotContain("Log Panel", await browser.ReadAsync(), StringComparison.Ordinal);
        Assert.True(new FileInfo(await browser.ScreenshotAsync($"echo-{window}")).Length > 10_000);
    }
}
