using System.Text.Json;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Playground;

/// <summary>The Playground's page in a headless browser, used as a person would. Opening it installs the bot in the personal chat.</summary>
internal sealed class PlaygroundBrowser : IAsyncDisposable
{
    private NodeSession? _session;

    private PlaygroundBrowser()
    {
    }

    /// <summary>Below a width of 700 only the chat itself stays on the page.</summary>
    public static async Task<PlaygroundBrowser> OpenAsync(string playground, int width = 1280, int height = 1000)
    {
        var browser = new PlaygroundBrowser();
        browser._session = await NodeSession.StartAsync("browse.mjs", playground, $"{width}x{height}");
        return browser;
    }

    /// <param name="chat"><c>personal</c>, <c>group</c>, <c>channel</c> or <c>second</c>, which is another channel of the team; opening one installs the bot there.</param>
    public Task SwitchToAsync(string chat) => DoAsync(new { op = "open", chat });

    public Task TypeAsync(string text, bool mention = false) => DoAsync(new { op = "type", text, mention });

    /// <summary>Presses the newest button of that name.</summary>
    public Task PressAsync(string name) => DoAsync(new { op = "press", name });

    public Task FillAsync(string label, string text) => DoAsync(new { op = "fill", label, text });

    public Task ChooseAsync(string label, string option) => DoAsync(new { op = "choose", label, option });

    /// <summary>Fails when the text does not appear in the chat within 25 seconds.</summary>
    public Task WaitForAsync(string text) => DoAsync(new { op = "wait", text });

    public Task ScrollToAsync(string text) => DoAsync(new { op = "scroll", text });

    public async Task<string> ReadAsync() => (await DoAsync(new { op = "read" })).GetProperty("text").GetString()!;

    /// <summary>Keeps a picture under artifacts/screenshots and answers its path.</summary>
    public async Task<string> ScreenshotAsync(string name)
    {
        var path = Path.Combine(NodeTools.Repository, "artifacts", "screenshots", $"{name}.png");
        await DoAsync(new { op = "screenshot", path });
        return path;
    }

    public ValueTask DisposeAsync() => _session!.DisposeAsync();

    private Task<JsonElement> DoAsync(object step) => _session!.AskAsync(step);
}
