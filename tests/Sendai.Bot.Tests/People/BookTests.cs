using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.People;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.People;

/// <summary>What is kept of whoever speaks.</summary>
public class BookTests
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
    public async Task SecondMessage_WritesNothing_AlsoWhenTheMemoryIsGone()
    {
        await using var bot = await BotFactory.StartAsync();
        await Reach.Personal(bot, 7).AskAsync("加算のことを聞きたい");
        await Reach.Channel(bot, 7).AskAsync("加算のことを聞きたい");
        var known = (await bot.RowAsync(7))!;
        Assert.Equal("19:team@thread.tacv2", known.GetString("MetIn"));

        for (var times = 0; times < 2; times++)
        {
            await Reach.Personal(bot, 7).AskAsync("加算のことを聞きたい");
            await Reach.Channel(bot, 7, thread: "2").AskAsync("加算のことを聞きたい");
            Assert.Equal(known.ETag, (await bot.RowAsync(7))!.ETag);

            var memory = bot.Services.GetRequiredService<Remembered>();
            memory.Forget(Reach.Key(7));
            memory.Forget($"{Reach.Key(7)} personal");
        }
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

        Assert.Equal(UnreachableReason.NotInstalled, Assert.Single(await bot.UnreachableAsync()).Reason);
        Assert.IsType<PersonalChatResult.Unreachable>(await bot.OpenAsync(7));

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
