using System.Text.Json.Nodes;
using Sendai.Bot.People;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.People;

/// <summary>What is kept of whoever speaks.</summary>
public sealed class BookTests
{
    [Fact]
    public async Task PersonalMessage_KeepsTheChatUnderAKeyThatSaysNothing()
    {
        await using var bot = await BotFactory.StartAsync();
        await Reach.Personal(bot, 7).AskAsync("加算のことを聞きたい");

        var open = Assert.IsType<PersonalChatResult.Open>(await bot.OpenAsync(7));

        Assert.Equal(("a:7", bot.Connector.Url, "28:bot", "29:7"), (open.Chat.Conversation.Id, open.Chat.ServiceUrl, open.Chat.Bot!.Id, open.Chat.User.Id));
        Assert.Empty(bot.To(Reach.Create));
        Assert.DoesNotContain(bot.Log.All, line => line.Contains("花子", StringComparison.Ordinal) || line.Contains("29:7", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SecondMessage_WritesNothing_AlsoAfterARestart()
    {
        var database = BotFactory.NewDatabase();
        Azure.ETag first;
        await using (var bot = await BotFactory.StartAsync(database))
        {
            await Reach.Personal(bot, 7).AskAsync("加算のことを聞きたい");
            first = (await bot.RowAsync(7))!.ETag;
            await Reach.Channel(bot, 7).AskAsync("加算のことを聞きたい");
            var met = (await bot.RowAsync(7))!.ETag;
            Assert.NotEqual(first, met);
            await Reach.Personal(bot, 7).AskAsync("加算のことを聞きたい");
            await Reach.Channel(bot, 7, thread: "2").AskAsync("加算のことを聞きたい");
            first = (await bot.RowAsync(7))!.ETag;
            Assert.Equal(met, first);
        }

        // The address of the connector is another one in each of these bots, so it is put back first.
        await using var again = await BotFactory.StartAsync(database);
        await Reach.Personal(again, 7).AskAsync("加算のことを聞きたい");
        var known = (await again.RowAsync(7))!;
        Assert.Equal("a:7", known.GetString("Conversation"));
        await Reach.Personal(again, 7).AskAsync("加算のことを聞きたい");
        Assert.Equal(known.ETag, (await again.RowAsync(7))!.ETag);
    }

    [Fact]
    public async Task NewName_IsKept()
    {
        await using var bot = await BotFactory.StartAsync();
        await Reach.Personal(bot, 7).AskAsync("加算のことを聞きたい");

        await Reach.Personal(bot, 7, "支援 花子").AskAsync("加算のことを聞きたい");

        Assert.Equal("支援 花子", (await bot.RowAsync(7))!.GetString("Name"));
    }

    [Fact]
    public async Task Uninstalled_IsUnreachableUntilItIsInstalledAgain()
    {
        await using var bot = await BotFactory.StartAsync();
        bot.Connector.Paths[Reach.Create] = Reach.Refusal(403, "BotNotInConversationRoster");
        var chat = Reach.Personal(bot, 7);
        await chat.CardsAfterAsync(chat.Inbound("installationUpdate", activity => activity["action"] = "add"));

        // Another person's act, as when an administrator removes it.
        var removed = chat.Inbound("installationUpdate", activity =>
        {
            activity["action"] = "remove";
            activity["from"] = new JsonObject { ["id"] = "29:admin" };
        });
        Assert.Equal(200, await bot.StatusAsync(removed));

        Assert.IsType<PersonalChatResult.Unreachable>(await bot.OpenAsync(7));
        Assert.Equal(UnreachableReason.NotInstalled, Assert.Single(await bot.UnreachableAsync()).Reason);

        await chat.CardsAfterAsync(chat.Inbound("installationUpdate", activity => activity["action"] = "add"));

        Assert.IsType<PersonalChatResult.Open>(await bot.OpenAsync(7));
        Assert.Empty(await bot.UnreachableAsync());
    }

    [Fact]
    public async Task BrokenBook_KeepsNobodyFromAnAnswer()
    {
        FaultyStore? store = null;
        await using var bot = await BotFactory.StartAsync(services: own => own.Wrap(inner => store = new FaultyStore(inner) { BreaksOnly = "Conversations" }));
        store!.IsBroken = true;

        var answer = await Reach.Personal(bot, 7).SayAsync("本人が死にたいと言っている");

        Assert.Contains("119", answer[0].Shown, StringComparison.Ordinal);
    }
}
