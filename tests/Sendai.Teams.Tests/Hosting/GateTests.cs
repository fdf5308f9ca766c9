using System.Text.Json.Nodes;
using Sendai.Teams.Hosting;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Hosting;

public class GateTests
{
    [Fact]
    public async Task Refusal_TakesThePlaceOfEveryAnswer()
    {
        var (bot, calls) = await GuardedAsync((_, _) => Task.FromResult<string?>("入れません。"));
        await using var running = bot;

        Assert.Equal(202, await bot.StatusAsync(bot.Message("x")));
        Assert.Equal(202, await bot.StatusAsync(bot.Message("事務局", activity => activity["id"] = "in-2")));
        Assert.Equal(202, await bot.StatusAsync(bot.Inbound("installationUpdate", activity => activity["action"] = "add")));
        var answer = await bot.InvokeAsync(bot.Execute("a.b"));

        Assert.Contains("入れません。", answer, StringComparison.Ordinal);
        Assert.Contains("application/vnd.microsoft.error", answer, StringComparison.Ordinal);
        Assert.Empty(calls);
        await bot.StopAsync();
        Assert.Equal(3, bot.Connector.Requests.Count);
        Assert.All(bot.Connector.Requests, request => Assert.Contains("入れません。", request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task GateThatThrows_LetsNothingThrough()
    {
        var (bot, calls) = await GuardedAsync((_, _) => throw new InvalidOperationException("山田さん"));
        await using var running = bot;

        Assert.Equal(202, await bot.StatusAsync(bot.Message("x")));
        Assert.Equal(202, await bot.StatusAsync(bot.Inbound("installationUpdate", activity => activity["action"] = "add")));
        Assert.Contains("うまく処理できませんでした", await bot.InvokeAsync(bot.Execute("a.b")), StringComparison.Ordinal);

        Assert.Empty(calls);
        await bot.StopAsync();
        Assert.Contains("うまく処理できませんでした", Assert.Single(bot.Connector.Requests).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Log.All, line => line.Contains("山田", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GateThatTakesTooLong_LetsNothingThrough()
    {
        var never = new TaskCompletionSource<string?>();
        var (bot, calls) = await GuardedAsync((_, _) => never.Task);
        await using var running = bot;

        var message = bot.StatusAsync(bot.Message("x"));
        await bot.Time.ElapseAsync(TimeSpan.FromSeconds(12));
        Assert.Equal(202, await message);
        Assert.Empty(calls);
        never.SetResult("もう遅い");
    }

    [Fact]
    public async Task Gates_AreAskedInOrderAndTheFirstThatObjectsSpeaks()
    {
        var asked = new List<int>();
        await using var bot = await BotHost.StartAsync(routes =>
        {
            routes.Before((_, _) => Ask(1, null));
            routes.Before((_, _) => Ask(2, "二番目です。"));
            routes.Before((_, _) => Ask(3, "三番目です。"));
            routes.OnMessage((_, _) => Task.CompletedTask);
        });
        await bot.StatusAsync(bot.Message("x"));
        await bot.StopAsync();
        Assert.Equal([1, 2], asked);
        Assert.Contains("二番目です。", Assert.Single(bot.Connector.Requests).Body, StringComparison.Ordinal);

        Task<string?> Ask(int gate, string? words)
        {
            asked.Add(gate);
            return Task.FromResult(words);
        }
    }

    [Fact]
    public async Task OpenGates_ChangeNothing()
    {
        var (bot, calls) = await GuardedAsync((_, _) => Task.FromResult<string?>(null));
        await using var running = bot;

        await bot.StatusAsync(bot.Message("x"));
        await bot.StatusAsync(bot.Message("事務局", activity => activity["id"] = "in-2"));
        await bot.StatusAsync(bot.Inbound("installationUpdate", activity => activity["action"] = "add"));
        await bot.InvokeAsync(bot.Execute("a.b"));

        Assert.Equal(["message", "command", "installed", "press"], calls);
    }

    [Theory]
    [InlineData("membersAdded", "29:new", 1)]
    [InlineData("membersRemoved", "29:old", 1)]
    [InlineData("membersAdded", "28:bot", 0)]
    [InlineData("topicName", "x", 0)]
    public async Task ChangesOfMembers_AreHeardInSilence(string property, string member, int count)
    {
        var heard = 0;
        await using var bot = await BotHost.StartAsync(routes => routes.OnMembersChanged((turn, _) =>
        {
            heard++;
            turn.Reply("だれも聞いていません");
            return Task.CompletedTask;
        }));
        var status = await bot.StatusAsync(bot.Inbound(
            "conversationUpdate", activity => activity[property] = new JsonArray(new JsonObject { ["id"] = member })));
        Assert.InRange(status, 200, 202);
        await bot.StopAsync();
        Assert.Equal(count, heard);
        Assert.Empty(bot.Connector.Requests);
    }

    [Fact]
    public async Task ChangesOfMembers_WhoseHandlerFails_AreNoFault()
    {
        await using var bot = await BotHost.StartAsync(routes => routes.OnMembersChanged((_, _) => throw new InvalidOperationException()));
        Assert.Equal(200, await bot.StatusAsync(bot.Inbound(
            "conversationUpdate", activity => activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:new" }))));
    }

    private static async Task<(BotHost Bot, List<string> Calls)> GuardedAsync(Func<Turn, CancellationToken, Task<string?>> gate)
    {
        var calls = new List<string>();
        var bot = await BotHost.StartAsync(routes =>
        {
            routes.Before(gate);
            routes.OnMessage((_, _) => Note("message"));
            routes.OnCommand("事務局", (_, _, _) => Note("command"));
            routes.OnInstalled((_, _) => Note("installed"));
            routes.OnExecute("a.b", async (_, _, _) =>
            {
                await Note("press");
                return AdaptiveCardInvokeResponse.Message("できました");
            });
        });
        return (bot, calls);

        Task Note(string call)
        {
            calls.Add(call);
            return Task.CompletedTask;
        }
    }
}
