using System.Net;
using System.Text;
using Sendai.Bot.Tests.Conversations;

namespace Sendai.Bot.Tests.Attacks;

/// <summary>The real server in front of the bot, before any of its own code runs.</summary>
public sealed class HeaderLimitTests
{
    [Fact]
    public async Task HeadersThatAreTooLongOrTooMany_AreRefused()
    {
        await using var bot = await RunningBot.StartAsync();
        using var client = new HttpClient();

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, await StatusAsync(client, bot, ("Authorization", $"Bearer {new string('x', 20_000)}")));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, await StatusAsync(client, bot, [.. Enumerable.Range(0, 100).Select(number => ($"X-{number}", "x"))]));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(client, bot, ("X-1", "x")));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, RunningBot bot, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot.Endpoint)) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request);
        Assert.False(response.Headers.Contains("Server"));
        return response.StatusCode;
    }
}
