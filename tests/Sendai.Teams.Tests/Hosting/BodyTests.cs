using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Hosting;

/// <summary>Bodies as no channel sends them, at the server that the product uses.</summary>
public class BodyTests
{
    [Theory]
    [InlineData("application/json", null, 202)]
    [InlineData("application/json; charset=utf-8", null, 202)]
    [InlineData("application/json", "identity", 202)]
    [InlineData("text/plain", null, 415)]
    [InlineData("application/x-www-form-urlencoded", null, 415)]
    [InlineData("multipart/form-data; boundary=b", null, 415)]
    [InlineData(null, null, 415)]
    [InlineData("application/json", "gzip", 415)]
    [InlineData("application/json", "deflate, gzip", 415)]
    public async Task Type_MustBeJsonAsItIs(string? type, string? encoding, int status)
    {
        var count = 0;
        await using var bot = await BotHost.OnKestrelAsync(routes => routes.OnMessage((_, _) => Task.FromResult(++count)));
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(bot.Message("x").ToJsonString()));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
        {
            content.Headers.Add("Content-Encoding", encoding);
        }

        using var response = await bot.Client.PostAsync(new Uri("/api/messages", UriKind.Relative), content);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 202 ? 1 : 0, count);
    }

    [Fact]
    public async Task Body_ThatDoesNotEnd_IsGivenUpOnAndOthersAreServedMeanwhile()
    {
        await using var bot = await AnsweringAsync();
        using var slow = await OpenAsync(bot, "Content-Length: 500\r\n\r\n{\"type\":");

        await bot.Time.AwaitedAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(202, await bot.StatusAsync(bot.Message("x")));
        bot.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.StartsWith("HTTP/1.1 408 ", await ReadAsync(slow), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 3000000000\r\n\r\n{}", "413")]
    [InlineData("Content-Length: 262145\r\n\r\n{}", "413")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n{}", "400")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n-1\r\n{}", "400")]
    [InlineData("Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", "400")]
    [InlineData("Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}}", "400")]
    [InlineData("Content-Length: -1\r\n\r\n{}", "400")]
    [InlineData("Content-Length: 0\r\n\r\n", "400")]
    public async Task Body_ThatIsNone_IsRefused(string rest, string status)
    {
        await using var bot = await AnsweringAsync();
        using var attacker = await OpenAsync(bot, rest);
        Assert.StartsWith($"HTTP/1.1 {status} ", await ReadAsync(attacker), StringComparison.Ordinal);
        Assert.Equal(202, await bot.StatusAsync(bot.Message("x")));
    }

    [Fact]
    public async Task Body_ThatBreaksOff_IsNoFault()
    {
        await using var bot = await AnsweringAsync();
        using (var attacker = await OpenAsync(bot, "Content-Length: 500\r\n\r\n{\"type\":"))
        {
            await bot.Time.AwaitedAsync(TimeSpan.FromSeconds(10));
            attacker.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        Assert.Equal(202, await bot.StatusAsync(bot.Message("x")));
        await bot.StopAsync();
        Assert.Equal("", string.Join('\n', bot.Log.All.Where(line => line.StartsWith("Error", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Body_CanBeMadeSmallerButNotLarger()
    {
        await using var small = await BotHost.StartAsync(settings: ("Limits:BodyBytes", "2000"));
        await using var large = await BotHost.StartAsync(settings: ("Limits:BodyBytes", "100000000"));

        Assert.Equal(413, await small.StatusAsync(small.Message(new string('x', 2000))));
        Assert.Equal(202, await small.StatusAsync(small.Message("x")));
        Assert.Equal(413, await large.StatusAsync(large.Message(new string('x', 256 * 1024))));
    }

    [Theory]
    [InlineData("id", "a\nb")]
    [InlineData("id", null)]
    [InlineData("id", "山田さんの住所")]
    [InlineData("replyToId", "a\u0000b")]
    [InlineData("name", null)]
    public async Task Ids_ThatAreNone_AreRefused(string property, string? value)
    {
        await using var bot = await BotHost.StartAsync();
        Assert.Equal(400, await bot.StatusAsync(bot.Message("x", activity => activity[property] = value ?? new string('i', 1025))));
        Assert.Equal(400, await bot.StatusAsync(bot.Message("x", activity => activity["conversation"]!["id"] = value ?? new string('i', 1025))));
        Assert.Equal(400, await bot.StatusAsync(bot.Message("x", activity => activity["from"]!["id"] = value ?? new string('i', 1025))));
    }

    private static Task<BotHost> AnsweringAsync() => BotHost.OnKestrelAsync(routes => routes.OnMessage((_, _) => Task.CompletedTask));

    private static async Task<Socket> OpenAsync(BotHost bot, string rest)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", bot.Client.BaseAddress!.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{rest}"));
        return socket;
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[4096];
        return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, patience.Token));
    }
}
