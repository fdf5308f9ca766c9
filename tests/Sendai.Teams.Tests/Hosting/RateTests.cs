using Sendai.Teams.Authentication;
using Sendai.Teams.Hosting;
using Sendai.Teams.Hosting.Limits;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Hosting;

public class RateTests
{
    [Fact]
    public async Task Messages_BeyondTheLimitOfAPerson_AreToldOnceAMinuteAndNotWorkedOn()
    {
        await using var bot = await AnsweringAsync(("Limits:PerUser", "3"));
        for (var sent = 0; sent < 10; sent++)
        {
            Assert.Equal(202, await SayAsync(bot, $"m{sent}"));
        }

        var requests = await bot.Connector.ReceivedAsync(4);
        Assert.Equal(["m0", "m1", "m2"], requests.Take(3).Select(Text));
        Assert.Contains("1分ほど待ってから", Text(requests[3]), StringComparison.Ordinal);
        Assert.Equal("m3", requests[3].Json.GetProperty("replyToId").GetString());

        // The minute before has slid out; somebody who goes on is told once more.
        bot.Time.Advance(TimeSpan.FromMinutes(2));
        for (var sent = 20; sent < 30; sent++)
        {
            Assert.Equal(202, await SayAsync(bot, $"m{sent}"));
        }

        await bot.StopAsync();
        Assert.Equal(8, bot.Connector.Requests.Count);
    }

    [Fact]
    public async Task Messages_OfOthersAreAnsweredMeanwhile()
    {
        await using var bot = await AnsweringAsync(("Limits:PerUser", "3"));
        for (var sent = 0; sent < 10; sent++)
        {
            await SayAsync(bot, $"m{sent}");
        }

        await SayAsync(bot, "other", user: "29:other", conversation: "a:other");
        await bot.StopAsync();
        Assert.Contains(bot.Connector.Requests, request => Text(request) == "other");
    }

    [Fact]
    public async Task Messages_BeyondTheLimitOfAConversation_AreToldOnceHoweverManyWrite()
    {
        await using var bot = await AnsweringAsync(("Limits:PerConversation", "5"));
        for (var sent = 0; sent < 20; sent++)
        {
            await SayAsync(bot, $"m{sent}", user: $"29:{sent}");
        }

        await bot.StopAsync();
        Assert.Equal(6, bot.Connector.Requests.Count);
    }

    [Fact]
    public async Task Message_ThatWasTurnedAway_MayBeSentAgain()
    {
        await using var bot = await AnsweringAsync(("Limits:PerUser", "1"));
        await SayAsync(bot, "m0");
        await SayAsync(bot, "m1");
        bot.Time.Advance(TimeSpan.FromMinutes(2));
        await SayAsync(bot, "m1");
        await bot.StopAsync();
        Assert.Contains(bot.Connector.Requests, request => Text(request) == "m1");
    }

    [Fact]
    public async Task Repeats_AreNotCounted()
    {
        await using var bot = await AnsweringAsync(("Limits:PerUser", "2"));
        for (var sent = 0; sent < 10; sent++)
        {
            await SayAsync(bot, "m0");
        }

        await SayAsync(bot, "m1");
        await bot.StopAsync();
        Assert.Equal(["m0", "m1"], bot.Connector.Requests.Select(Text));
    }

    [Fact]
    public async Task Presses_BeyondTheLimit_AreAnErrorForThePersonAndNotWorkedOn()
    {
        var count = 0;
        await using var bot = await BotHost.StartAsync(
            routes => routes.OnExecute("a.b", (_, _, _) => Task.FromResult(AdaptiveCardInvokeResponse.Message($"{++count}"))),
            settings: ("Limits:PerUser", "2"));
        for (var press = 0; press < 5; press++)
        {
            var answer = await bot.InvokeAsync(bot.Execute("a.b", $"press-{press}"));
            Assert.Equal(press >= 2, answer.Contains("1分ほど待ってから", StringComparison.Ordinal));
            Assert.Equal(press >= 2, answer.Contains("application/vnd.microsoft.error", StringComparison.Ordinal));
        }

        Assert.Equal(2, count);
    }

    [Theory]
    [InlineData("installationUpdate")]
    [InlineData("conversationUpdate")]
    public async Task Events_BeyondTheLimit_AreToComeAgain(string type)
    {
        var count = 0;
        await using var bot = await BotHost.StartAsync(
            routes =>
            {
                routes.OnInstalled((_, _) => Task.FromResult(++count));
                routes.OnMembersChanged((_, _) => Task.FromResult(++count));
            },
            settings: ("Limits:PerUser", "2"));
        for (var sent = 0; sent < 4; sent++)
        {
            using var response = await bot.PostAsync(bot.Inbound(type, activity =>
            {
                activity["conversation"]!["id"] = $"a:{sent}";
                activity["action"] = "add";
                activity["membersAdded"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["id"] = "29:new" });
            }));
            Assert.Equal(sent < 2, response.IsSuccessStatusCode);
            Assert.Equal(sent < 2 ? null : TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
        }

        Assert.Equal(2, count);
    }

    [Fact]
    public void Rate_SlidesOverTheMinute()
    {
        var time = new ManualTime();
        var rates = new MinuteRates(time, limit: 10);
        Assert.Equal(10, Enumerable.Range(0, 30).Count(_ => rates.Take(1, out var _)));

        // Half of the minute before still counts.
        time.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal(5, Enumerable.Range(0, 30).Count(_ => rates.Take(1, out var _)));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(10, Enumerable.Range(0, 30).Count(_ => rates.Take(1, out var _)));
    }

    [Fact]
    public void Rate_HoldsABoundedNumberOfKeysAndRefusesNobodyForIt()
    {
        var rates = new MinuteRates(new ManualTime(), limit: 1, capacity: 100);
        for (UInt128 key = 0; key < 100_000; key++)
        {
            Assert.True(rates.Take(key, out _));
        }

        Assert.InRange(rates.Keys, 1, 200);
    }

    [Fact]
    public void Settings_AreLooserOnlyForThisMachineAndStricterForAll()
    {
        var loose = new ChannelLimits(1000, 1000, 1000, 1000, 100_000_000);
        var strict = new ChannelLimits(1, 2, 3, 4, 2000);

        Assert.Equal(ChannelLimits.Default, loose.NoLooserThanDefault());
        Assert.Equal(strict, strict.NoLooserThanDefault());
    }

    [Theory]
    [InlineData("Limits:PerUser", "0")]
    [InlineData("Limits:TurnsAtWork", "-1")]
    [InlineData("Limits:BodyBytes", "10")]
    [InlineData("Limits:PerConversation", "many")]
    public async Task Settings_ThatLetNothingIn_KeepTheBotFromStarting(string name, string value) =>
        Assert.Contains(name, (await Assert.ThrowsAsync<BotSettingsException>(() => BotHost.StartAsync(settings: (name, value)))).Message, StringComparison.Ordinal);

    private static Task<BotHost> AnsweringAsync((string Name, string Value) setting) => BotHost.StartAsync(
        routes => routes.OnMessage((turn, _) =>
        {
            turn.Reply(turn.Text);
            return Task.CompletedTask;
        }),
        settings: setting);

    private static Task<int> SayAsync(BotHost bot, string id, string user = "29:user", string conversation = "a:chat") =>
        bot.StatusAsync(bot.Message(id, activity =>
        {
            activity["id"] = id;
            activity["from"]!["id"] = user;
            activity["conversation"]!["id"] = conversation;
        }));

    private static string Text(ConnectorRequest request) => request.Json.GetProperty("text").GetString()!;
}
