using Sendai.Bot.Tests.Playground;

namespace Sendai.Bot.Tests.Conversations;

/// <summary>The bot as a person sees it, on a desktop and on a phone. The pictures stay as artifacts of the run.</summary>
public sealed class BrowserTests
{
    [Theory]
    [InlineData("desktop", 1280, 1000)]
    [InlineData("phone", 390, 844)]
    public async Task Person_AsksChoosesAWardAndLooksAtMore(string window, int width, int height)
    {
        await using var bot = await RunningBot.StartAsync();
        await using var playground = await PlaygroundClient.StartAsync(bot.Endpoint);
        await using var browser = await PlaygroundBrowser.OpenAsync(playground.Url, width, height);

        await browser.WaitForAsync("困っていることを、ふだんの言葉で");
        await KeepAsync(browser, $"{window}-1-welcome");

        await browser.TypeAsync("就学前の子どもの発達が心配");
        await browser.WaitForAsync("区を教えてください");
        await KeepAsync(browser, $"{window}-2-ward");

        await browser.PressAsync("太白区");
        await browser.WaitForAsync("南部アーチル");
        await browser.ScrollToAsync("太白区では");
        await KeepAsync(browser, $"{window}-3-answer");

        await browser.PressAsync("ほかの候補");
        await browser.WaitForAsync("ほかには、こちらも考えられます");
        await KeepAsync(browser, $"{window}-4-more");

        await browser.TypeAsync("本人が死にたいと言っている");
        await browser.WaitForAsync("電話のあと");
        await browser.ScrollToAsync("まず電話してください");
        await KeepAsync(browser, $"{window}-5-urgent");
    }

    private static async Task KeepAsync(PlaygroundBrowser browser, string name) =>
        Assert.True(new FileInfo(await browser.ScreenshotAsync($"consult-{name}")).Length > 10_000);
}
