using System.Text.Json;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Playground;

/// <summary>
/// Microsoft's Agents Playground in front of a bot, used through its API. A conversation is <c>personal</c>, <c>group</c>,
/// <c>channel</c> or an id, such as the thread that an earlier message named.
/// </summary>
internal sealed class PlaygroundClient : IAsyncDisposable
{
    private NodeSession? _playground;
    private NodeSession? _talk;

    private PlaygroundClient()
    {
    }

    /// <summary>Where the page is, for <see cref="PlaygroundBrowser"/>.</summary>
    public string Url { get; private set; } = "";

    /// <param name="bot">The bot's own endpoint on a real port, path included.</param>
    /// <param name="port">The Playground's own port; any free one when this is null.</param>
    public static async Task<PlaygroundClient> StartAsync(string bot, int? port = null)
    {
        var client = new PlaygroundClient();
        try
        {
            client._playground = await NodeSession.StartAsync("playground.mjs", port is null ? [bot] : [bot, $"{port}"]);
            client.Url = client._playground.Ready.GetProperty("url").GetString()!;
            client._talk = await NodeSession.StartAsync("talk.mjs", client.Url);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Says something as the current user. In a group chat or a channel only a mention reaches the bot. It waits for as many messages
    /// as are expected, then until the bot is quiet; with 0 the bot is given a moment in which to stay silent.
    /// </summary>
    public Task<PlaygroundAnswer> SayAsync(string text, string conversation = "personal", bool mention = false, int expect = 1) =>
        AskAsync(new { op = "say", conversation, text, mention, expect });

    /// <summary>
    /// Presses an Action.Execute: the data is the action's own together with the values of the inputs, and the answer's
    /// <see cref="PlaygroundAnswer.Invoke"/> is <c>{type,value}</c>.
    /// </summary>
    public Task<PlaygroundAnswer> ExecuteAsync(
        string messageId, string verb, object data, string conversation = "personal", int expect = 0) =>
        AskAsync(new { op = "execute", conversation, messageId, verb, data, expect });

    /// <summary>Searches with the message extension; null is the search that the client makes by itself. It answers what is shown.</summary>
    public async Task<JsonElement> SearchAsync(string? text, string conversation = "personal") =>
        (await AskAsync(new { op = "search", conversation, text })).Invoke.GetProperty("composeExtension");

    public Task<PlaygroundAnswer> InstallAsync(string conversation = "personal", int expect = 1) =>
        AskAsync(new { op = "install", conversation, expect });

    /// <summary>Sends any activity, completed from the Playground's template; Invoke is the bot's <c>{statusCode,body}</c>.</summary>
    public Task<PlaygroundAnswer> CustomAsync(object activity, string conversation = "personal", int expect = 0) =>
        AskAsync(new { op = "custom", conversation, activity, expect });

    public async ValueTask DisposeAsync()
    {
        foreach (var session in new[] { _talk, _playground })
        {
            if (session is not null)
            {
                await session.DisposeAsync();
            }
        }
    }

    private async Task<PlaygroundAnswer> AskAsync(object request) =>
        (await _talk!.AskAsync(request)).Deserialize<PlaygroundAnswer>(JsonSerializerOptions.Web)!;
}
