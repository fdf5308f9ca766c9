using System.Text.Json.Nodes;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;

namespace Sendai.Bot.Tests.Summaries;

/// <summary>The bot is taken out of where summaries came to.</summary>
public class RemovalTests
{
    [Fact]
    public async Task RemovedFromATeam_AllOfItsChannelsEnd_AndSecretariatHearsOnce()
    {
        await using var desk = await OfficeBot.StartAsync();
        var bot = desk.Bot;
        await bot.In(SummaryTalk.Channel).SubscribeAsync();
        await bot.In(SummaryTalk.OtherChannel, name: null).SubscribeAsync();
        await bot.In(SummaryTalk.OtherChannel).SubscribeAsync("泉");
        await bot.In("19:elsewhere@thread.tacv2", team: "19:team-b@thread.tacv2").SubscribeAsync();

        // Teams says it twice, in two ways.
        await bot.StatusAsync(Removed(bot, SummaryTalk.Team, "conversationUpdate"));
        await bot.StatusAsync(Removed(bot, SummaryTalk.Team, "installationUpdate"));

        await Reach.UntilAsync(() => bot.Told(desk.Channel.Id, "届け先が減りました").Count > 0);
        Assert.Equal("19:elsewhere@thread.tacv2", Delivery(Assert.Single(await bot.Subscriptions().AllAsync(SummaryTalk.Ward, default))));
        Assert.Empty(await bot.Subscriptions().AllAsync(new("泉"), default));
        var told = Assert.Single(bot.Told(desk.Channel.Id, "届け先が減りました"));
        Assert.Contains("次の2か所", told.Shown, StringComparison.Ordinal);
        Assert.Contains("・相談（見本のチーム）", told.Shown, StringComparison.Ordinal);
        Assert.Contains("・一般（見本のチーム）", told.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RemovedFromOneChat_OnlyThatEnds_AndNobodyIsNamed()
    {
        await using var desk = await OfficeBot.StartAsync();
        var bot = desk.Bot;
        await bot.Own(23).SubscribeAsync();
        await bot.Own(24).SubscribeAsync();

        await bot.StatusAsync(bot.Own(23).Inbound("installationUpdate", activity => activity["action"] = "remove"));

        await Reach.UntilAsync(() => bot.Told(desk.Channel.Id, "届け先が減りました").Count > 0);
        Assert.Equal(Reach.Key(24), Assert.Single(await bot.Subscriptions().AllAsync(SummaryTalk.Ward, default)).Subscriber);
        var told = Assert.Single(bot.Told(desk.Channel.Id, "届け先が減りました"));
        Assert.Contains("個人チャット 1人", told.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("花子", told.Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BotNotInConversationRoster", true)]
    [InlineData("BotDisabledByAdmin", false)]
    public async Task DeliveryFindsAConversationClosed_TheSubscriptionEnds_UnlessTheBotWasStoppedForAll(string code, bool ends)
    {
        await using var desk = await OfficeBot.StartAsync();
        var bot = desk.Bot;
        await bot.In(SummaryTalk.Channel).SubscribeAsync();
        await bot.In(SummaryTalk.Channel).SubscribeAsync("泉");
        await bot.Own(23).SubscribeAsync();
        bot.Connector.Paths[$"/v3/conversations/{SummaryTalk.Channel}/activities"] = Reach.Refusal(403, code);

        await bot.SendAsync();

        Assert.Single(bot.Summaries("a:23"));
        Assert.Equal(ends ? 0 : 1, (await bot.Subscriptions().AllAsync(new("泉"), default)).Count);
        Assert.Equal(ends ? 1 : 2, (await bot.Subscriptions().AllAsync(SummaryTalk.Ward, default)).Count);
        if (ends)
        {
            await Reach.UntilAsync(() => bot.Told(desk.Channel.Id, "届け先が減りました").Count > 0);
            Assert.Single(bot.Told(desk.Channel.Id, "届け先が減りました"));
        }
    }

    private static JsonObject Removed(BotFactory bot, string team, string type) => new Chat(bot, "29:9", team, "channel").Inbound(type, activity =>
    {
        activity["channelData"] = new JsonObject { ["team"] = new JsonObject { ["id"] = team }, ["eventType"] = "teamMemberRemoved" };
        if (type == "installationUpdate")
        {
            activity["action"] = "remove";
        }
        else
        {
            activity["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "28:bot" });
        }
    });

    private static string Delivery(Sendai.Domain.Summaries.Subscription one) => Bot.Delivery.MessageRow.Address(one.Reach).Conversation.Id!;
}
