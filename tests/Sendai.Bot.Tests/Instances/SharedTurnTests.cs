using System.Text.Json;
using System.Text.Json.Nodes;
using Sendai.Bot.People;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Contacts;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Reviews;
using Sendai.Bot.Turns;
using Sendai.Tables;
using Sendai.Tables.AzureTables;

namespace Sendai.Bot.Tests.Instances;

/// <summary>What comes to both instances, or changes at one and must count at the other.</summary>
[Collection(nameof(OnTwo))]
public sealed class SharedTurnTests
{
    private const int Times = 10;

    public SharedTurnTests() => BotPair.Want();

    [Fact]
    public async Task Message_SentToBothAtOnce_IsAnsweredOnce()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = new Chat(bot, "29:twice", "a:twice");
        await chat.SayAsync("泉区");
        for (var count = 0; count < Times; count++)
        {
            var message = chat.Message("加算のことを聞きたい");

            Assert.All(await ToBothAsync(bot, message), status => Assert.Equal(202, status));

            Assert.Single(await chat.AnswersAsync((string)message["id"]!));
        }
    }

    [Fact]
    public async Task Message_SentAgainToTheOther_IsNotAnsweredAgain()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = new Chat(bot, "29:again", "a:again");
        await chat.SayAsync("泉区");
        var message = chat.Message("加算のことを聞きたい");
        using var first = await bot.PostToAsync(0, message);
        Assert.Single(await chat.AnswersAsync((string)message["id"]!));

        using var second = await bot.PostToAsync(1, message);

        Assert.Equal(202, (int)second.StatusCode);
        Assert.Single(await chat.AnswersAsync((string)message["id"]!));
    }

    [Fact]
    public async Task Press_SentToBothAtOnce_HasOneEffectAndOneCard()
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync();
        var chat = new Chat(bot, "29:presser", "a:presser");
        var form = await chat.FormAsync();
        var button = form.Buttons.Single(one => one.Verb == "review.book");
        var data = JsonNode.Parse(button.Data.GetRawText())!.AsObject();
        foreach (var (name, value) in form.Values)
        {
            data[name] = value;
        }

        data["theme"] = "ケース";
        var press = chat.Inbound("invoke", activity =>
        {
            activity["name"] = "adaptiveCard/action";
            activity["value"] = new JsonObject
            {
                ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = button.Verb, ["data"] = data },
                ["trigger"] = "manual",
            };
        });

        var answers = await Task.WhenAll(AnswerAsync(bot, 0, press), AnswerAsync(bot, 1, press));

        Assert.Single(answers, answer => answer.Contains("AdaptiveCard", StringComparison.Ordinal));
        Assert.Single(answers, answer => answer.Contains("もう受け付けました", StringComparison.Ordinal));
        Assert.Single((await bot.ReadAsync(session)).Bookings);
    }

    [Fact]
    public async Task Arrival_ToldToBoth_IsWelcomedOnceAndAgainAfterARemoval()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = new Chat(bot, "29:newcomer", "a:newcomer");
        var (added, joined) = (Added(), chat.Inbound("conversationUpdate", activity => activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "28:bot" })));

        await SendAsync(0, added);
        await SendAsync(1, joined);

        Assert.Single(await chat.AnswersAsync((string)added["id"]!));
        Assert.Empty(await chat.AnswersAsync((string)joined["id"]!, mayBeSilent: true));

        // Whichever hears of the end.
        await SendAsync(1, chat.Inbound("installationUpdate", activity => activity["action"] = "remove"));
        var back = Added();
        await SendAsync(0, back);
        Assert.Single(await chat.AnswersAsync((string)back["id"]!));

        JsonObject Added() => chat.Inbound("installationUpdate", activity => activity["action"] = "add");

        async Task SendAsync(int instance, JsonObject activity)
        {
            using var answer = await bot.PostToAsync(instance, activity);
            Assert.True(answer.IsSuccessStatusCode);
        }
    }

    [Fact]
    public async Task Reinstalled_AfterTheOtherHeardOfTheRemoval_IsReachedAgain()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 7);
        // Both know now how to reach them.
        await chat.AskAsync("加算のことを聞きたい");

        using var removed = await bot.PostToAsync(1, chat.Inbound("installationUpdate", activity => activity["action"] = "remove"));
        Assert.Equal(Reach.Key(7), Assert.Single(await bot.UnreachableAsync()).Key);
        using var back = await bot.PostToAsync(0, chat.Inbound("installationUpdate", activity => activity["action"] = "add"));

        Assert.Empty(await bot.UnreachableAsync());
        Assert.IsType<PersonalChatResult.Open>(await bot.OpenAsync(7));
        // The chat that was there before; none had to be opened.
        Assert.Empty(bot.To(Reach.Create));
    }

    [Fact]
    public async Task MemberWhoLeft_LosesTheRoleAtBothWhicheverHearsOfIt()
    {
        await using var bot = await AccessBot.StartAsync();
        var channel = new TestChannel(bot, members: [TestChannel.Member(11), TestChannel.Member(12)]);
        await channel.RegisterAsync("青葉区");
        for (var instance = 0; instance < 2; instance++)
        {
            Assert.DoesNotContain("この操作ができるのは", await DeskAsync(instance), StringComparison.Ordinal);
        }

        channel.Members.RemoveAt(0);
        using var told = await bot.PostToAsync(0, channel.Chat(9).Inbound("conversationUpdate", activity =>
        {
            activity["conversation"] = new JsonObject { ["id"] = channel.Id, ["conversationType"] = "channel" };
            activity["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = channel.Id } };
            activity["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "29:11" });
        }));

        for (var instance = 0; instance < 2; instance++)
        {
            Assert.Contains("この操作ができるのは", await DeskAsync(instance), StringComparison.Ordinal);
        }

        async Task<string> DeskAsync(int instance)
        {
            var message = channel.Personal(11).Message("ケースの一覧");
            using var taken = await bot.PostToAsync(instance, message);
            return string.Concat((await channel.Personal(11).AnswersAsync((string)message["id"]!)).Select(request => request.Body));
        }
    }

    [Fact]
    public async Task EditedContact_IsReadAtBothWithinASecondOrTwo()
    {
        await using var bot = await Keeper.StartAsync();
        var keeper = new Keeper(bot);
        var saved = await keeper.SaveAsync(("phone", "022-000-7777"), ("source", "窓口に電話"));
        var chat = new Chat(bot, "29:reader", "a:reader");
        await chat.SayAsync("泉区");

        await BothSayAsync("022-000-7777");
        // The directory of the pair is the one thing that the next test finds as this one leaves it.
        await keeper.PressAsync(saved, "元に戻す");
        await BothSayAsync(Keeper.OldNumber);

        async Task BothSayAsync(string number)
        {
            for (var instance = 0; instance < 2; instance++)
            {
                // A look each second; a slow machine may need some more.
                for (var looks = 1; !(await AskedAsync(instance)).Contains(number, StringComparison.Ordinal); looks++)
                {
                    Assert.True(looks < 10, "An instance does not follow.");
                    await Task.Delay(TimeSpan.FromSeconds(1));
                }
            }
        }

        async Task<string> AskedAsync(int instance)
        {
            var message = chat.Message(Keeper.Question);
            using var taken = await bot.PostToAsync(instance, message);
            return string.Concat((await chat.AnswersAsync((string)message["id"]!)).Select(request => request.Body));
        }
    }

    [Fact]
    public async Task Rows_GoWhenNobodySendsTheSameAgain()
    {
        var store = new AzureTableStore(await Databases.NewAsync(onAzurite: true));
        var clock = new Versions.MovedTime();
        var turns = new SharedTurns(store, clock);
        Assert.True(await turns.TakeAsync("old", default));
        Assert.False(await turns.TakeAsync("old", default));
        clock.Now += SharedTurns.Memory;
        Assert.True(await turns.TakeAsync("new", default));

        clock.Now += TimeSpan.FromSeconds(1);
        await turns.SweepAsync(default);

        Assert.Equal("new", Assert.Single(await store.ReadAllAsync("Turns", new TableQuery(), default).ToListAsync()).RowKey);
    }

    private static async Task<int[]> ToBothAsync(BotFactory bot, JsonObject activity)
    {
        var answers = await Task.WhenAll(bot.PostToAsync(0, activity), bot.PostToAsync(1, activity));
        return [.. answers.Select(answer =>
        {
            using (answer)
            {
                return (int)answer.StatusCode;
            }
        })];
    }

    private static async Task<string> AnswerAsync(BotFactory bot, int instance, JsonObject press)
    {
        using var answer = await bot.PostToAsync(instance, press);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("value").ToString();
    }
}
