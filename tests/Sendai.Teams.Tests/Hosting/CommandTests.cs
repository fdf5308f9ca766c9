using Sendai.Teams.Hosting;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Hosting;

public class CommandTests
{
    [Theory]
    [InlineData("事務局を登録", "登録:")]
    [InlineData("  事務局を登録  ", "登録:")]
    [InlineData("事務局を登録 青葉", "登録:青葉")]
    [InlineData("事務局を登録：青葉", "登録:青葉")]
    [InlineData("事務局を登録、「青葉」。", "登録:青葉")]
    [InlineData("事務局を登録\n青葉", "登録:青葉")]
    [InlineData("ｶﾝﾘ 一覧", "管理:一覧")]
    [InlineData("カンリ　一覧", "管理:一覧")]
    [InlineData("事務局", "事務局:")]
    [InlineData("事務局 を登録", "事務局:を登録")]
    [InlineData("事務局を登録したい", "ほか:事務局を登録したい")]
    [InlineData("事務局に相談", "ほか:事務局に相談")]
    [InlineData("「事務局を登録」とは？", "ほか:「事務局を登録」とは？")]
    [InlineData("", "ほか:")]
    public async Task Message_GoesToTheLongestCommandItBeginsWithAndEndsThere(string text, string heard)
    {
        var (bot, calls) = await ListeningAsync();
        await using var running = bot;
        Assert.Equal(202, await bot.StatusAsync(bot.Message(text)));
        Assert.Equal([heard], calls);
    }

    [Fact]
    public async Task Mention_DoesNotHideACommand()
    {
        var (bot, calls) = await ListeningAsync();
        await using var running = bot;
        await bot.StatusAsync(bot.Message("<at>案内</at>&nbsp;事務局を登録 青葉", activity => activity["entities"] = new System.Text.Json.Nodes.JsonArray(
            new System.Text.Json.Nodes.JsonObject
            {
                ["type"] = "mention",
                ["text"] = "<at>案内</at>",
                ["mentioned"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "28:bot" },
            })));
        Assert.Equal(["登録:青葉"], calls);
    }

    [Fact]
    public async Task Text_ThatIsNoUnicode_IsNoFault()
    {
        var (bot, calls) = await ListeningAsync();
        await using var running = bot;
        Assert.Equal(400, await RawAsync(bot, "\\ud83d"));

        Assert.Empty(calls);
    }

    [Theory]
    [InlineData("予約", "one")]
    [InlineData("予定", "two")]
    [InlineData("質問", "rest")]
    [InlineData("事務局 予約", "command")]
    public async Task Taker_IsAskedBeforeTheRestAndAfterCommands_InOrder(string text, string heard)
    {
        var calls = new List<string>();
        await using var bot = await BotHost.StartAsync(routes =>
        {
            routes.OnMessage((_, _) => Note("rest"));
            routes.OnMessageWhen(async (turn, _) => turn.Text.Contains("予約", StringComparison.Ordinal) && await TakeAsync("one"));
            routes.OnMessageWhen(async (turn, _) => turn.Text.StartsWith('予') && await TakeAsync("two"));
            routes.OnCommand("事務局", (_, _, _) => Note("command"));
        });

        Assert.Equal(202, await bot.StatusAsync(bot.Message(text)));

        Assert.Equal([heard], calls);

        Task Note(string name)
        {
            calls.Add(name);
            return Task.CompletedTask;
        }

        async Task<bool> TakeAsync(string name)
        {
            await Note(name);
            return true;
        }
    }

    [Fact]
    public void Words_CanBeTakenOnce()
    {
        var routes = new ActivityRoutes();
        routes.OnCommand("カンリ", (_, _, _) => Task.CompletedTask);
        Assert.Throws<InvalidOperationException>(() => routes.OnCommand("ｶﾝﾘ", (_, _, _) => Task.CompletedTask));
    }

    [Fact]
    public async Task FailedCommand_IsSaidAndSavesNothing()
    {
        await using var bot = await BotHost.StartAsync(routes => routes.OnCommand("事務局", (turn, _, _) =>
        {
            turn.Reply("途中まで");
            throw new InvalidOperationException();
        }));
        Assert.Equal(202, await bot.StatusAsync(bot.Message("事務局")));
        await bot.StopAsync();
        Assert.Contains("うまく処理できませんでした", Assert.Single(bot.Connector.Requests).Body, StringComparison.Ordinal);
    }

    private static async Task<int> RawAsync(BotHost bot, string text)
    {
        using var response = await bot.PostAsync(System.Text.Encoding.UTF8.GetBytes(
            bot.Message("TEXT").ToJsonString().Replace("TEXT", text, StringComparison.Ordinal)));
        return (int)response.StatusCode;
    }

    private static async Task<(BotHost Bot, List<string> Calls)> ListeningAsync()
    {
        var calls = new List<string>();
        var bot = await BotHost.StartAsync(routes =>
        {
            Listen(routes, "事務局", "事務局");
            Listen(routes, "事務局を登録", "登録");
            Listen(routes, "カンリ", "管理");
            routes.OnMessage((turn, _) =>
            {
                calls.Add($"ほか:{turn.Text}");
                return Task.CompletedTask;
            });
        });
        return (bot, calls);

        void Listen(ActivityRoutes routes, string words, string name) => routes.OnCommand(words, (_, rest, _) =>
        {
            calls.Add($"{name}:{rest}");
            return Task.CompletedTask;
        });
    }
}
