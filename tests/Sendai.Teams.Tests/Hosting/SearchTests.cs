using System.Text;
using System.Text.Json.Nodes;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Hosting;

public class SearchTests
{
    [Fact]
    public async Task Result_IsTheAnswerAsItStandsOnTheWire()
    {
        await using var bot = await BotHost.StartAsync(routes => routes.OnQuery("find", (_, _, _) => Task.FromResult(
            MessagingExtensionResponse.Result([MessagingExtensionAttachment.Of(new AdaptiveCard { Body = [new TextBlock("青葉")] }, new ThumbnailCard("窓口", "☎ 1"))]))));
        Assert.Equal(
            """{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"青葉","wrap":true}]},"preview":{"contentType":"application/vnd.microsoft.card.thumbnail","content":{"title":"窓口","text":"☎ 1"}}}]}}""",
            await bot.InvokeAsync(Query(bot)));
    }

    [Fact]
    public async Task Message_IsTheAnswerAsItStandsOnTheWire()
    {
        await using var bot = await FindingAsync("ありません。");
        Assert.Equal("""{"composeExtension":{"type":"message","text":"ありません。"}}""", await bot.InvokeAsync(Query(bot)));
    }

    [Theory]
    [InlineData("""[{"name":"text","value":" ひきこもり "}]""", "ひきこもり")]
    [InlineData("""[{"name":"initialRun","value":"true"}]""", "")]
    [InlineData("""[{"name":"text","value":true}]""", "")]
    [InlineData("""[{"name":"text","value":"HALF"}]""", "")]
    [InlineData("""[{"name":"other","value":"x"},null]""", "")]
    [InlineData("""[]""", "")]
    [InlineData("""null""", "")]
    public async Task Query_HoldsWhatWasTypedAndIsEmptyAtFirst(string parameters, string text)
    {
        MessagingExtensionQuery? got = null;
        await using var bot = await BotHost.StartAsync(routes => routes.OnQuery("find", (_, query, _) =>
        {
            got = query;
            return Task.FromResult(MessagingExtensionResponse.Message("x"));
        }));
        var query = Query(bot, value => value["parameters"] = JsonNode.Parse(parameters)).ToJsonString();
        // Half of an emoji can stand in JSON, but no writer would write it.
        using var response = await bot.PostAsync(Encoding.UTF8.GetBytes(query.Replace("HALF", @"\ud83d", StringComparison.Ordinal)));
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(text, got!.Text("text"));
        Assert.Equal((10, 5), (got.QueryOptions!.Skip, got.QueryOptions.Count));
    }

    [Theory]
    [InlineData("""{"commandId":"other"}""")]
    [InlineData("""{"commandId":7}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    public async Task QueryThatNobodyTakes_Is501(string value)
    {
        await using var bot = await FindingAsync("x");
        var query = Query(bot);
        query["value"] = JsonNode.Parse(value);
        Assert.Equal(501, await bot.StatusAsync(query));
    }

    [Fact]
    public async Task Handler_CannotSayAnythingInAConversationWhereTheBotMayBeAStranger()
    {
        await using var bot = await BotHost.StartAsync(routes => routes.OnQuery("find", (turn, _, _) =>
        {
            turn.Reply("こんにちは");
            return Task.FromResult(MessagingExtensionResponse.Message("x"));
        }));
        Assert.Contains("うまく検索できませんでした", await bot.InvokeAsync(Query(bot)), StringComparison.Ordinal);
        await bot.StopAsync();
        Assert.Empty(bot.Connector.Requests);
    }

    [Fact]
    public async Task Gate_RefusesInTheFormOfASearch()
    {
        await using var bot = await BotHost.StartAsync(routes =>
        {
            routes.Before((_, _) => Task.FromResult<string?>("入れません。"));
            routes.OnQuery("find", (_, _, _) => throw new InvalidOperationException());
        });
        Assert.Equal("""{"composeExtension":{"type":"message","text":"入れません。"}}""", await bot.InvokeAsync(Query(bot)));
    }

    [Fact]
    public async Task QuerySentAgain_GetsTheFirstAnswer()
    {
        var count = 0;
        await using var bot = await BotHost.StartAsync(routes => routes.OnQuery("find", (_, _, _) =>
            Task.FromResult(MessagingExtensionResponse.Message($"{Interlocked.Increment(ref count)}回目"))));
        var first = await bot.InvokeAsync(Query(bot));
        Assert.Equal(first, await bot.InvokeAsync(Query(bot)));
        var other = Query(bot);
        other["id"] = "query-2";
        Assert.Contains("2回目", await bot.InvokeAsync(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task QueriesBeyondTheLimit_AreToldSoAndNotWorkedOn()
    {
        var count = 0;
        await using var bot = await BotHost.StartAsync(
            routes => routes.OnQuery("find", (_, _, _) => Task.FromResult(MessagingExtensionResponse.Message($"{++count}"))),
            settings: ("Limits:PerUser", "2"));
        for (var sent = 0; sent < 5; sent++)
        {
            var query = Query(bot);
            query["id"] = $"query-{sent}";
            Assert.Equal(sent >= 2, (await bot.InvokeAsync(query)).Contains("1分ほど待ってから、もう一度検索", StringComparison.Ordinal));
        }

        Assert.Equal(2, count);
    }

    [Fact]
    public async Task SlowHandler_IsAnsweredAfterFiveSeconds()
    {
        var never = new TaskCompletionSource<MessagingExtensionResponse>();
        await using var bot = await BotHost.StartAsync(routes => routes.OnQuery("find", (_, _, _) => never.Task));
        var answer = bot.InvokeAsync(Query(bot));
        await bot.Time.ElapseAsync(TimeSpan.FromSeconds(5));
        Assert.Contains("時間内に検索が終わりませんでした", await answer, StringComparison.Ordinal);
        never.SetResult(MessagingExtensionResponse.Message("遅い"));
    }

    [Fact]
    public void CommandTwice_ThrowsAtStart()
    {
        var routes = new ActivityRoutes();
        routes.OnQuery("find", (_, _, _) => throw new InvalidOperationException());
        Assert.Throws<InvalidOperationException>(() => routes.OnQuery("find", (_, _, _) => throw new InvalidOperationException()));
        Assert.Equal(["find"], routes.Queries);
    }

    private static Task<BotHost> FindingAsync(string words) => BotHost.StartAsync(routes =>
        routes.OnQuery("find", (_, _, _) => Task.FromResult(MessagingExtensionResponse.Message(words))));

    private static JsonObject Query(BotHost bot, Action<JsonObject>? change = null) => bot.Inbound("invoke", activity =>
    {
        var value = new JsonObject
        {
            ["commandId"] = "find",
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = "text", ["value"] = "x" }),
            ["queryOptions"] = new JsonObject { ["skip"] = 10, ["count"] = 5 },
        };
        change?.Invoke(value);
        activity["name"] = "composeExtension/query";
        activity["value"] = value;
    });
}
