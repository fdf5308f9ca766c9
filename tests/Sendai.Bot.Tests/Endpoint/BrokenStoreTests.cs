using Microsoft.Extensions.DependencyInjection;
using Sendai.Tables;
using Sendai.Tables.Sqlite;

namespace Sendai.Bot.Tests.Endpoint;

public sealed class BrokenStoreTests
{
    [Fact]
    public async Task BrokenStore_IsAPoliteSentenceAndAfterwardsAllIsWell()
    {
        await using var sqlite = new SqliteTableStore(BotFactory.NewDatabase());
        var store = new FaultyStore(sqlite) { IsBroken = true };
        await using var bot = await BotFactory.StartAsync(services: services => services.AddSingleton<ITableStore>(store));
        var chat = new Chat(bot);

        foreach (var id in new[] { "m1", "m2", "m3" })
        {
            Assert.Equal(202, await bot.StatusAsync(chat.Message("加算のことを聞きたい", id)));
            var sorry = Assert.Single(await chat.AnswersAsync(id)).Json.GetProperty("text").GetString()!;
            Assert.Contains("もう一度", sorry, StringComparison.Ordinal);
            Assert.DoesNotMatch("[A-Za-z]", sorry);
        }

        var press = await chat.ExecuteAsync("consult.setWard", new() { ["q"] = "", ["ward"] = "青葉" });
        Assert.Equal(500, press.StatusCode);
        Assert.Equal("application/vnd.microsoft.error", press.Type);
        Assert.DoesNotContain(bot.Log.All, line => line.Contains("加算", StringComparison.Ordinal) || line.Contains("秘密のことば", StringComparison.Ordinal));

        store.IsBroken = false;
        Assert.NotEmpty((await chat.AskAsync("加算のことを聞きたい")).Shown);
    }

    [Fact]
    public async Task UnknownButton_IsAnErrorForThePersonAndNotForTheProcess()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = new Chat(bot);

        var press = await chat.ExecuteAsync("consult.nothing", []);

        Assert.Equal("application/vnd.microsoft.error", press.Type);
        Assert.Contains("ボタン", press.Value.GetProperty("message").GetString(), StringComparison.Ordinal);
        await chat.AskAsync("こんにちは");
    }
}
