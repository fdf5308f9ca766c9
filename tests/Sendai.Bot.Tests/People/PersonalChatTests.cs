using Sendai.Bot.People;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.People;

/// <summary>Opening the personal chat of somebody who was met only in a channel.</summary>
public class PersonalChatTests : IAsyncLifetime
{
    private BotFactory? bot;

    private BotFactory Bot => bot!;

    public async Task InitializeAsync()
    {
        bot = await BotFactory.StartAsync();
        await Reach.Channel(Bot, 7).AskAsync("加算のことを聞きたい");
    }

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task MetInAChannel_IsOpenedOnceAndRemembered()
    {
        Bot.Connector.Paths[Reach.Create] = ConnectorServer.Body(201, """{"id":"a:made"}""");

        var open = Assert.IsType<PersonalChatResult.Open>(await Bot.OpenAsync(7));
        var again = Assert.IsType<PersonalChatResult.Open>(await Bot.OpenAsync(7));

        Assert.Equal(("a:made", "a:made"), (open.Chat.Conversation.Id, again.Chat.Conversation.Id));
        var body = Assert.Single(Bot.To(Reach.Create)).Json;
        Assert.Equal("29:7", body.GetProperty("members")[0].GetProperty("id").GetString());
        Assert.Equal("28:bot", body.GetProperty("bot").GetProperty("id").GetString());
        Assert.Equal(Reach.Tenant, body.GetProperty("tenantId").GetString());
        Assert.Equal(Reach.Tenant, body.GetProperty("channelData").GetProperty("tenant").GetProperty("id").GetString());
    }

    [Fact]
    public async Task TwoAtOnce_OpenOneChat()
    {
        var go = new TaskCompletionSource();
        Bot.Connector.Paths[Reach.Create] = async context =>
        {
            await go.Task;
            await ConnectorServer.Body(201, """{"id":"a:made"}""")(context);
        };

        var both = Enumerable.Range(0, 8).Select(_ => Bot.OpenAsync(7)).ToList();
        await Reach.UntilAsync(() => Bot.To(Reach.Create).Count > 0);
        go.SetResult();

        Assert.All(await Task.WhenAll(both), result => Assert.IsType<PersonalChatResult.Open>(result));
        Assert.Single(Bot.To(Reach.Create));
    }

    [Theory]
    [InlineData(403, "BotNotInConversationRoster", "user", nameof(UnreachableReason.NotInstalled))]
    [InlineData(403, "BotNotInConversationRoster", "guest", nameof(UnreachableReason.Guest))]
    [InlineData(403, "ConversationBlockedByUser", "guest", nameof(UnreachableReason.Blocked))]
    [InlineData(403, "BotDisabledByAdmin", "user", nameof(UnreachableReason.NotAllowed))]
    [InlineData(403, "Forbidden", "user", nameof(UnreachableReason.Refused))]
    [InlineData(403, "Forbidden", "guest", nameof(UnreachableReason.Guest))]
    public async Task Refused_IsListedWithItsReasonAndSinceWhen(int status, string code, string role, string reason)
    {
        Bot.Connector.Paths[Reach.Create] = Reach.Refusal(status, code);
        Bot.Connector.Paths["/v3/conversations/19:team@thread.tacv2/members/29:7"] =
            ConnectorServer.Body(200, $$"""{"id":"29:7","name":"相談 花子","userRole":"{{role}}"}""");

        var before = Bot.Now;
        var result = Assert.IsType<PersonalChatResult.Unreachable>(await Bot.OpenAsync(7));

        Assert.Equal(reason, result.Reason.ToString());
        var listed = Assert.Single(await Bot.UnreachableAsync());
        Assert.Equal((Reach.Key(7), reason), (listed.Key, listed.Reason.ToString()));
        Assert.InRange(listed.Since, before, Bot.Now);
        // Speaking in the channel again does not make the chat exist; it is tried anew when it is needed.
        await Reach.Channel(Bot, 7).AskAsync("加算のことを聞きたい");
        Assert.Single(await Bot.UnreachableAsync());
        Bot.Connector.Paths.Clear();
        Assert.IsType<PersonalChatResult.Open>(await Bot.OpenAsync(7));
        Assert.Empty(await Bot.UnreachableAsync());
    }

    [Fact]
    public async Task BrokenConnector_SaysNothingAboutThePerson()
    {
        Bot.Connector.Paths[Reach.Create] = ConnectorServer.Status(500);

        Assert.IsType<PersonalChatResult.NotNow>(await Bot.OpenAsync(7));

        Assert.Empty(await Bot.UnreachableAsync());
    }

    [Fact]
    public async Task NeverMet_IsUnreachable() =>
        Assert.Equal(UnreachableReason.NeverMet, Assert.IsType<PersonalChatResult.Unreachable>(await Bot.OpenAsync(99)).Reason);
}
