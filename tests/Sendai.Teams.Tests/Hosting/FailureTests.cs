using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Hosting;

public class FailureTests
{
    private const string Secret = "山田さんの住所";

    [Fact]
    public async Task FailedMessage_IsAnsweredWithSorryAndNothingElse()
    {
        await using var bot = await BotHost.StartAsync(routes => routes.OnMessage((turn, _) =>
        {
            turn.Reply("途中まで");
            throw new InvalidOperationException(turn.Text);
        }));
        Assert.Equal(202, await bot.StatusAsync(bot.Message(Secret)));
        await bot.StopAsync();
        var sent = Assert.Single(bot.Connector.Requests);
        Assert.Contains("うまく処理できませんでした。入力は保存されていません。", sent.Body, StringComparison.Ordinal);
        Assert.Equal("in-1", sent.Json.GetProperty("replyToId").GetString());
    }

    [Fact]
    public async Task Failures_AreLoggedByTypeOnly()
    {
        await using var bot = await BotHost.StartAsync(routes =>
        {
            routes.OnMessage((turn, _) => throw new InvalidOperationException(turn.Text));
            routes.OnInstalled((_, _) => throw new InvalidOperationException(Secret));
            routes.OnExecute("a.b", (_, _, _) => throw new InvalidOperationException(Secret));
        });
        bot.Connector.Scripted.Enqueue(async context =>
        {
            context.Response.StatusCode = 403;
            await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Secret));
        });
        await bot.StatusAsync(bot.Message(Secret));
        await bot.StatusAsync(bot.Inbound("installationUpdate", activity => activity["action"] = "add"));
        Assert.Contains("変更は保存されていません", await bot.InvokeAsync(bot.Execute("a.b")), StringComparison.Ordinal);
        await bot.StopAsync();
        Assert.Equal(3, bot.Log.All.Count(line => line.Contains("threw System.InvalidOperationException", StringComparison.Ordinal)));
        Assert.Contains(bot.Log.All, line => line.Contains("refused with Forbidden", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Log.All, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SlowMessage_IsAnsweredAndItsLateAnswerIsNotSent()
    {
        var release = new TaskCompletionSource();
        Exception? late = null;
        await using var bot = await BotHost.StartAsync(routes => routes.OnMessage(async (turn, _) =>
        {
            await release.Task;
            late = Record.Exception(() => turn.Reply("遅い"));
        }));
        var message = bot.StatusAsync(bot.Message("x"));
        await bot.Time.ElapseAsync(TimeSpan.FromSeconds(12));
        Assert.Equal(202, await message);
        release.SetResult();
        await bot.StopAsync();
        Assert.Contains("時間内に終わりませんでした", Assert.Single(bot.Connector.Requests).Body, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(late);
    }

    [Fact]
    public async Task MessageWithoutHandler_IsTaken()
    {
        await using var bot = await BotHost.StartAsync();
        Assert.Equal(202, await bot.StatusAsync(bot.Message("x")));
    }
}
