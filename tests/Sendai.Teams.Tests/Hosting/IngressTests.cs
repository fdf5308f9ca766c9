using System.Text;
using System.Text.Json.Nodes;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Hosting;

public class IngressTests
{
    public static TheoryData<string, string> Unreadable => new()
    {
        { "not JSON", "{\"type\":" },
        { "empty", "" },
        { "null", "null" },
        { "an array", "[]" },
        { "a text", "\"message\"" },
        { "text where an object belongs", "{\"type\":\"message\",\"from\":\"x\"}" },
    };

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task OtherMethod_Is405(string method)
    {
        await using var bot = await BotHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/api/messages", UriKind.Relative));
        using var response = await bot.Client.SendAsync(request);
        Assert.Equal(405, (int)response.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task UnreadableBody_Is400(string name, string body)
    {
        var (bot, count) = await CountingAsync();
        await using var running = bot;
        using var response = await bot.PostAsync(Encoding.UTF8.GetBytes(body));
        Assert.True((int)response.StatusCode == 400, name);
        Assert.Equal(0, count());
    }

    [Theory]
    [InlineData("type")]
    [InlineData("serviceUrl")]
    [InlineData("conversation")]
    [InlineData("from")]
    public async Task MissingPart_Is400(string part)
    {
        var (bot, count) = await CountingAsync();
        await using var running = bot;
        Assert.Equal(400, await bot.StatusAsync(bot.Message("x", activity => activity.Remove(part))));
        Assert.Equal(0, count());
    }

    [Theory]
    [InlineData("conversation")]
    [InlineData("from")]
    public async Task PartWithoutId_Is400(string part)
    {
        var (bot, count) = await CountingAsync();
        await using var running = bot;
        Assert.Equal(400, await bot.StatusAsync(bot.Message("x", activity => activity[part]!.AsObject().Remove("id"))));
        Assert.Equal(0, count());
    }

    [Theory]
    [InlineData(32, 202)]
    [InlineData(33, 400)]
    public async Task Depth_IsRefusedBeyond32(int depth, int status)
    {
        var (bot, _) = await CountingAsync();
        await using var running = bot;
        // The activity itself is one level.
        var nested = string.Concat(Enumerable.Repeat("[", depth - 1)) + string.Concat(Enumerable.Repeat("]", depth - 1));
        Assert.Equal(status, await bot.StatusAsync(bot.Message("x", activity => activity["value"] = JsonNode.Parse(nested))));
    }

    [Theory]
    [InlineData(256 * 1024, false, 202)]
    [InlineData((256 * 1024) + 1, false, 413)]
    [InlineData(256 * 1024, true, 202)]
    [InlineData((256 * 1024) + 1, true, 413)]
    public async Task Size_IsRefusedBeyond256Kilobytes(int bytes, bool isChunked, int status)
    {
        var (bot, count) = await CountingAsync();
        await using var running = bot;
        var shell = bot.Message("").ToJsonString().Length;
        var body = Encoding.UTF8.GetBytes(bot.Message(new string('x', bytes - shell)).ToJsonString());
        Assert.Equal(bytes, body.Length);

        using var stream = new MemoryStream(body);
        using HttpContent content = isChunked ? new UnsizedContent(stream) : new ByteArrayContent(body);
        using var response = await bot.Client.PostAsync(new Uri("/api/messages", UriKind.Relative), content);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 202 ? 1 : 0, count());
    }

    [Theory]
    [InlineData("http://localhost:1", 202)]
    [InlineData("https://127.0.0.1/amer/", 202)]
    [InlineData("http://[::1]:3979", 202)]
    [InlineData("https://smba.trafficmanager.net/jp/", 401)]
    [InlineData("http://localhost.example.com", 401)]
    [InlineData("http://127.0.0.1@example.com", 401)]
    [InlineData("file:///etc/hosts", 401)]
    [InlineData("/relative", 401)]
    [InlineData("ftp://localhost", 401)]
    public async Task ServiceUrl_MustBeOnThisMachine(string serviceUrl, int status)
    {
        var (bot, count) = await CountingAsync();
        await using var running = bot;
        Assert.Equal(status, await bot.StatusAsync(bot.Message("x", activity => activity["serviceUrl"] = serviceUrl)));
        Assert.Equal(status == 202 ? 1 : 0, count());
    }

    [Theory]
    [InlineData("Production", null)]
    [InlineData("Staging", "")]
    public async Task WithoutAppId_EverythingIs401OutsideDevelopment(string environment, string? appId)
    {
        var (bot, count) = await CountingAsync(environment, appId);
        await using var running = bot;
        Assert.Equal(401, await bot.StatusAsync(bot.Message("x")));
        using var malformed = await bot.PostAsync("{"u8.ToArray());
        Assert.Equal(401, (int)malformed.StatusCode);
        Assert.Equal(0, count());
        Assert.Single(bot.Log.All, line => line.StartsWith("Warning Bot:AppId", StringComparison.Ordinal));
    }

    private static async Task<(BotHost Bot, Func<int> Count)> CountingAsync(string environment = "Development", string? appId = null)
    {
        var count = 0;
        var bot = await BotHost.StartAsync(
            routes => routes.OnMessage((_, _) => Task.FromResult(Interlocked.Increment(ref count))), environment, appId);
        return (bot, () => count);
    }

    /// <summary>A body that does not say how long it is.</summary>
    private sealed class UnsizedContent(Stream stream) : StreamContent(stream)
    {
        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
