using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.People;

/// <summary>A conversation that is closed to the bot, until somebody speaks there.</summary>
public sealed class DeadTests
{
    [Theory]
    [InlineData("BotNotInConversationRoster", nameof(UnreachableReason.NotInstalled))]
    [InlineData("ConversationBlockedByUser", nameof(UnreachableReason.Blocked))]
    [InlineData("BotDisabledByAdmin", nameof(UnreachableReason.NotAllowed))]
    public async Task RefusedMessage_MarksTheChat_AndTheNextWordRevivesIt(string code, string reason)
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 7);
        await chat.AskAsync("加算のことを聞きたい");
        bot.Connector.Paths["/v3/conversations/a:7/activities"] = Reach.Refusal(403, code);

        await bot.PostAsync("first", "a:7");
        Assert.Equal((MessageState.Failed, FailureReason.Blocked), StateOf(await bot.EndOfAsync("first")));
        var listed = Assert.Single(await bot.UnreachableAsync());
        Assert.Equal((Reach.Key(7), reason), (listed.Key, listed.Reason.ToString()));

        // The second one is not even tried.
        bot.Connector.Paths.Clear();
        var calls = bot.Posted("a:7").Count;
        await bot.PostAsync("second", "a:7");
        Assert.Equal((MessageState.Failed, FailureReason.Blocked), StateOf(await bot.EndOfAsync("second")));
        Assert.Equal(calls, bot.Posted("a:7").Count);
        Assert.Equal(listed.Reason, Assert.IsType<PersonalChatResult.Unreachable>(await bot.OpenAsync(7)).Reason);

        await chat.AskAsync("加算のことを聞きたい");
        await bot.PostAsync("third", "a:7");
        Assert.Equal(MessageState.Sent, (await bot.EndOfAsync("third")).State);
        Assert.Empty(await bot.UnreachableAsync());
        Assert.IsType<PersonalChatResult.Open>(await bot.OpenAsync(7));
    }

    [Fact]
    public async Task RefusedReply_MarksTheWholeChannel_AndAnyThreadRevivesIt()
    {
        await using var bot = await BotFactory.StartAsync();
        var message = Reach.Channel(bot, 7, thread: "1").Message("加算のことを聞きたい");
        bot.Connector.Scripted.Enqueue(Reach.Refusal(403, "BotNotInConversationRoster"));
        Assert.Equal(202, await bot.StatusAsync(message));
        await Reach.UntilAsync(async () =>
            await bot.Services.GetDead().WhyAsync("19:team@thread.tacv2", default) is not null);

        await bot.PostAsync("other-thread", "19:team@thread.tacv2;messageid=2");
        Assert.Equal(FailureReason.Blocked, (await bot.EndOfAsync("other-thread")).Reason);
        // A channel is nobody's: nobody is put on the list for it.
        Assert.Empty(await bot.UnreachableAsync());

        await Reach.Channel(bot, 8, thread: "3").AskAsync("加算のことを聞きたい");
        await bot.PostAsync("after", "19:team@thread.tacv2;messageid=2");
        Assert.Equal(MessageState.Sent, (await bot.EndOfAsync("after")).State);
    }

    [Fact]
    public async Task RefusalForAnotherReason_MarksNothing()
    {
        await using var bot = await BotFactory.StartAsync();
        await Reach.Personal(bot, 7).AskAsync("加算のことを聞きたい");
        bot.Connector.Scripted.Enqueue(Reach.Refusal(403, "MessageSizeTooBig"));

        await bot.PostAsync("first", "a:7");
        Assert.Equal(MessageState.Failed, (await bot.EndOfAsync("first")).State);

        await bot.PostAsync("second", "a:7");
        Assert.Equal(MessageState.Sent, (await bot.EndOfAsync("second")).State);
    }

    private static (MessageState, FailureReason?) StateOf(MessageRecord record) => (record.State, record.Reason);
}
