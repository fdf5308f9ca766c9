using System.Text.Json.Nodes;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Hosting;

public class InvokeTests
{
    [Fact]
    public async Task Card_IsTheAnswerAsItStandsOnTheWire()
    {
        await using var bot = await BotHost.StartAsync(routes => routes.OnExecute("a.b", (_, _, _) =>
            Task.FromResult(AdaptiveCardInvokeResponse.Card(new AdaptiveCard { Body = [new TextBlock("青葉")] }))));
        Assert.Equal(
            """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"青葉","wrap":true}]}}""",
            await bot.InvokeAsync(bot.Execute("a.b")));
    }

    [Fact]
    public async Task Error_IsTheAnswerAsItStandsOnTheWire()
    {
        await using var bot = await BotHost.StartAsync(routes => routes.OnExecute("a.b", (_, _, _) =>
            Task.FromResult(AdaptiveCardInvokeResponse.Error("Gone", "もうありません"))));
        Assert.Equal(
            """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"Gone","message":"もうありません"}}""",
            await bot.InvokeAsync(bot.Execute("a.b")));
    }

    [Fact]
    public async Task Data_HoldsWhatTheButtonAndItsInputsSent()
    {
        ActionData? got = null;
        await using var bot = await BotHost.StartAsync(routes => routes.OnExecute("a.b", (_, data, _) =>
        {
            got = data;
            return Task.FromResult(AdaptiveCardInvokeResponse.Message("x"));
        }));
        await bot.InvokeAsync(bot.Execute("a.b", data: new JsonObject { ["ward"] = "青葉", ["page"] = 2, ["half"] = 0.5 }, trigger: "automatic"));
        Assert.NotNull(got);
        Assert.Equal(("a.b", true), (got.Verb, got.IsAutomatic));
        Assert.Equal(("青葉", null, null), (got.GetString("ward"), got.GetString("page"), got.GetString("absent")));
        Assert.Equal((2, null, null, null), (got.GetInt32("page"), got.GetInt32("ward"), got.GetInt32("half"), got.GetInt32("absent")));
    }

    [Fact]
    public async Task Data_MayBeAbsent()
    {
        ActionData? got = null;
        await using var bot = await BotHost.StartAsync(routes => routes.OnExecute("a.b", (_, data, _) =>
        {
            got = data;
            return Task.FromResult(AdaptiveCardInvokeResponse.Message("x"));
        }));
        await bot.InvokeAsync(bot.Execute("a.b"));
        Assert.Null(got!.GetString("ward"));
        Assert.False(got.IsAutomatic);
    }

    [Fact]
    public async Task UnknownVerb_IsAnErrorInPlainJapanese()
    {
        await using var bot = await BotHost.StartAsync();
        var answer = JsonNode.Parse(await bot.InvokeAsync(bot.Execute("no.such")))!;
        Assert.Equal(400, (int)answer["statusCode"]!);
        Assert.Equal("application/vnd.microsoft.error", (string?)answer["type"]);
        Assert.StartsWith("このボタンは今は使えません。", (string?)answer["value"]!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"action":{}}""")]
    [InlineData("""{"action":"x"}""")]
    [InlineData("""{"action":{"verb":7}}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    public async Task MalformedPress_IsAnErrorToo(string value)
    {
        await using var bot = await BotHost.StartAsync();
        var press = bot.Execute("a.b");
        press["value"] = JsonNode.Parse(value);
        Assert.Contains("\"statusCode\":400", await bot.InvokeAsync(press), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("task/fetch")]
    [InlineData("composeExtension/query")]
    [InlineData("")]
    [InlineData(null)]
    public async Task UnknownInvoke_Is501(string? name)
    {
        await using var bot = await BotHost.StartAsync();
        Assert.Equal(501, await bot.StatusAsync(bot.Inbound("invoke", activity => activity["name"] = name)));
    }

    [Fact]
    public async Task SlowHandler_IsAnsweredAfterFiveSecondsAndNotRunAgain()
    {
        var count = 0;
        var isStopped = false;
        var release = new TaskCompletionSource();
        await using var bot = await BotHost.StartAsync(routes => routes.OnExecute("a.b", async (turn, _, stop) =>
        {
            Interlocked.Increment(ref count);
            turn.Reply("途中");
            await release.Task.WaitAsync(TimeSpan.FromSeconds(5), CancellationToken.None);
            isStopped = stop.IsCancellationRequested;
            return AdaptiveCardInvokeResponse.Message("遅い");
        }));
        var press = bot.InvokeAsync(bot.Execute("a.b"));
        await bot.Time.ElapseAsync(TimeSpan.FromSeconds(5));
        var answer = await press;
        Assert.Contains("\"statusCode\":500", answer, StringComparison.Ordinal);
        Assert.Contains("時間内に終わりませんでした", answer, StringComparison.Ordinal);
        Assert.Equal(answer, await bot.InvokeAsync(bot.Execute("a.b")));
        release.SetResult();
        await bot.StopAsync();
        Assert.True(isStopped);
        Assert.Equal(1, count);
        Assert.Empty(bot.Connector.Requests);
    }

    [Fact]
    public void VerbTwice_ThrowsAtStart()
    {
        var routes = new ActivityRoutes();
        routes.OnExecute("a.b", (_, _, _) => throw new InvalidOperationException());
        routes.OnExecute("a.B", (_, _, _) => throw new InvalidOperationException());
        Assert.Throws<InvalidOperationException>(() => routes.OnExecute("a.b", (_, _, _) => throw new InvalidOperationException()));
    }

    [Fact]
    public void SecondMessageOrInstallHandler_ThrowsAtStart()
    {
        var routes = new ActivityRoutes();
        routes.OnMessage((_, _) => Task.CompletedTask);
        routes.OnInstalled((_, _) => Task.CompletedTask);
        Assert.Throws<InvalidOperationException>(() => routes.OnMessage((_, _) => Task.CompletedTask));
        Assert.Throws<InvalidOperationException>(() => routes.OnInstalled((_, _) => Task.CompletedTask));
    }
}
