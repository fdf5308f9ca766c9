using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Hosting;

public class DuplicateTests
{
    [Fact]
    public async Task Message_SentAgain_HasOneEffect()
    {
        var count = 0;
        await using var bot = await BotHost.StartAsync(routes => routes.OnMessage((turn, _) =>
        {
            turn.Reply($"{Interlocked.Increment(ref count)}");
            return Task.CompletedTask;
        }));
        Assert.Equal(202, await bot.StatusAsync(bot.Message("x")));
        bot.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Equal(202, await bot.StatusAsync(bot.Message("x")));
        Assert.Equal(1, count);
        await bot.StopAsync();
        Assert.Single(bot.Connector.Requests);
    }

    [Fact]
    public async Task Message_SentAgainWhileTheFirstRuns_HasOneEffect()
    {
        var count = 0;
        var release = new TaskCompletionSource();
        await using var bot = await BotHost.StartAsync(routes => routes.OnMessage(async (_, _) =>
        {
            Interlocked.Increment(ref count);
            await release.Task;
        }));
        var first = bot.StatusAsync(bot.Message("x"));
        var others = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => bot.StatusAsync(bot.Message("x")))).Append(
            Task.Run(async () =>
            {
                await Task.Delay(100);
                release.SetResult();
                return 202;
            })));
        Assert.All(others, status => Assert.Equal(202, status));
        Assert.Equal(202, await first);
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task Message_AfterTenMinutes_IsNew()
    {
        var (bot, count) = await CountingAsync();
        await using var running = bot;
        await bot.StatusAsync(bot.Message("x"));
        bot.Time.Advance(TimeSpan.FromMinutes(10));
        await bot.StatusAsync(bot.Message("x"));
        Assert.Equal(2, count());
    }

    [Fact]
    public async Task Message_OfAnotherConversation_IsNew()
    {
        var (bot, count) = await CountingAsync();
        await using var running = bot;
        await bot.StatusAsync(bot.Message("x"));
        await bot.StatusAsync(bot.Message("x", activity => activity["conversation"]!["id"] = "a:other"));
        Assert.Equal(2, count());
    }

    [Fact]
    public async Task Message_WithoutId_IsAlwaysNew()
    {
        var (bot, count) = await CountingAsync();
        await using var running = bot;
        await bot.StatusAsync(bot.Message("x", activity => activity.Remove("id")));
        await bot.StatusAsync(bot.Message("x", activity => activity.Remove("id")));
        Assert.Equal(2, count());
    }

    [Fact]
    public async Task Message_WhoseHandlerFailed_IsTakenAgain()
    {
        var count = 0;
        await using var bot = await BotHost.StartAsync(routes => routes.OnMessage((_, _) =>
            Interlocked.Increment(ref count) == 1 ? throw new InvalidOperationException() : Task.CompletedTask));
        await bot.StatusAsync(bot.Message("x"));
        await bot.StatusAsync(bot.Message("x"));
        await bot.StatusAsync(bot.Message("x"));
        Assert.Equal(2, count);
    }

    [Fact]
    public async Task Invoke_SentAgain_GetsTheFirstAnswer()
    {
        var count = 0;
        await using var bot = await BotHost.StartAsync(routes => routes.OnExecute("a.b", (_, _, _) =>
            Task.FromResult(AdaptiveCardInvokeResponse.Message($"{Interlocked.Increment(ref count)}回目"))));
        var first = await bot.InvokeAsync(bot.Execute("a.b"));
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"1回目"}""", first);
        Assert.Equal(first, await bot.InvokeAsync(bot.Execute("a.b")));
        Assert.NotEqual(first, await bot.InvokeAsync(bot.Execute("a.b", id: "press-2")));
    }

    [Fact]
    public async Task Invoke_SentAgainWhileTheFirstRuns_WaitsForItsAnswer()
    {
        var count = 0;
        var release = new TaskCompletionSource();
        await using var bot = await BotHost.StartAsync(routes => routes.OnExecute("a.b", async (_, _, _) =>
        {
            var mine = Interlocked.Increment(ref count);
            await release.Task;
            return AdaptiveCardInvokeResponse.Card(new AdaptiveCard { Body = [new TextBlock($"{mine}")] });
        }));
        var answers = Enumerable.Range(0, 8).Select(_ => Task.Run(() => bot.InvokeAsync(bot.Execute("a.b")))).ToArray();
        await Task.Delay(100);
        Assert.DoesNotContain(answers, answer => answer.IsCompleted);
        release.SetResult();
        Assert.Single((await Task.WhenAll(answers)).Distinct());
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task Invoke_WhoseHandlerFailed_IsTakenAgain()
    {
        var count = 0;
        await using var bot = await BotHost.StartAsync(routes => routes.OnExecute("a.b", (_, _, _) =>
            Interlocked.Increment(ref count) == 1
                ? throw new InvalidOperationException()
                : Task.FromResult(AdaptiveCardInvokeResponse.Message("できました"))));
        Assert.Contains("\"statusCode\":500", await bot.InvokeAsync(bot.Execute("a.b")), StringComparison.Ordinal);
        Assert.Contains("できました", await bot.InvokeAsync(bot.Execute("a.b")), StringComparison.Ordinal);
    }

    private static async Task<(BotHost Bot, Func<int> Count)> CountingAsync()
    {
        var count = 0;
        var bot = await BotHost.StartAsync(routes => routes.OnMessage((_, _) => Task.FromResult(Interlocked.Increment(ref count))));
        return (bot, () => count);
    }
}
