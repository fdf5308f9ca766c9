using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Sendai.Teams.Tests.Support;
using Sendai.Tests.Support;

namespace Sendai.Teams.Tests.Authentication;

/// <summary>The channel in Production, whose metadata server does what a test tells it to.</summary>
internal sealed class GuardedHost : IAsyncDisposable
{
    private int handled;

    private GuardedHost()
    {
    }

    public TestOpenId OpenId { get; private set; } = null!;

    public BotHost Bot { get; private set; } = null!;

    /// <summary>How many activities reached their handler.</summary>
    public int Handled => handled;

    public static async Task<GuardedHost> StartAsync(params (string Name, string Value)[] settings)
    {
        var host = new GuardedHost { OpenId = await TestOpenId.StartAsync() };
        host.Bot = await BotHost.StartAsync(
            routes => routes.OnMessage((_, _) => Task.FromResult(Interlocked.Increment(ref host.handled))),
            "Production",
            TestTokens.AppId,
            [("Bot:OpenIdMetadata", host.OpenId.MetadataUrl), ("Bot:ServiceHosts", "127.0.0.1"), .. settings]);
        return host;
    }

    public string Token(TestKey? key = null, Action<JsonObject>? claims = null) =>
        TestTokens.Create(key ?? OpenId.Key, Bot.Connector.Url, Bot.Time.GetUtcNow(), claims);

    /// <summary>The status of a message with this token, or a good one; a message that got in was handled, any other was not.</summary>
    public async Task<int> KnockAsync(string? token = null)
    {
        var message = Bot.Message("x", activity => activity["id"] = $"{Guid.NewGuid()}");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/messages", UriKind.Relative))
        {
            Content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json"),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token ?? Token()) },
        };
        using var response = await Bot.Client.SendAsync(request);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        return (int)response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await OpenId.DisposeAsync();
    }
}
