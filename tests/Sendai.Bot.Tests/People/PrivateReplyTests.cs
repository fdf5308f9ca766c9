using System.Text.Json.Nodes;
using Sendai.Bot.People;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;

namespace Sendai.Bot.Tests.People;

/// <summary>An answer that nobody else may read, asked for in a channel: here the list of those who cannot be reached.</summary>
public class PrivateReplyTests
{
    private const string Words = "届かない人の一覧";

    [Fact]
    public async Task AskedInAChannel_GoesToThePersonalChat_AndTheChannelHearsOnlyThat()
    {
        await using var bot = await AccessBot.StartAsync();
        await SomebodyUnreachableAsync(bot);
        await Reach.Personal(bot, AccessBot.Administrator).AskAsync("ヘルプ");

        var said = await Reach.Channel(bot, AccessBot.Administrator).TextAsync(Words);

        Assert.Equal("お答えは、個人チャットにお送りしました。", said);
        await Reach.UntilAsync(() => bot.Posted("a:1").Count == 1);
        Assert.Contains("届 太郎", bot.Posted("a:1")[0].Body, StringComparison.Ordinal);
        // Whoever was answered stands as the recipient of their own answer.
        Assert.All(
            bot.Connector.Requests.Where(request => request.Line.Contains("thread", StringComparison.Ordinal) && request.Body.Contains("\"29:1\"", StringComparison.Ordinal)),
            request => Assert.False(request.Body.Contains("届 太郎", StringComparison.Ordinal), request.Line));
    }

    [Fact]
    public async Task AskedInThePersonalChat_IsTheReply()
    {
        await using var bot = await AccessBot.StartAsync();
        await SomebodyUnreachableAsync(bot);

        var card = await Reach.Personal(bot, AccessBot.Administrator).AskAsync(Words);

        Assert.Contains("届 太郎", card.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameActivityAgainAfterARestart_IsOneMessage()
    {
        var database = BotFactory.NewDatabase();
        var id = $"once-{Guid.NewGuid():n}";
        for (var times = 0; times < 2; times++)
        {
            await using var bot = await AccessBot.StartAsync(database);
            await Reach.Personal(bot, AccessBot.Administrator).AskAsync("ヘルプ");
            Assert.Equal(202, await bot.StatusAsync(Reach.Channel(bot, AccessBot.Administrator).Message(Words, id)));

            var messages = await bot.Store().ReadAllAsync(
                "People", new TableQuery { PartitionKey = Reach.Key(AccessBot.Administrator), RowKeyPrefix = "private-" }, default).ToListAsync();
            Assert.Single(messages);
        }
    }

    [Theory]
    [InlineData("BotNotInConversationRoster", "アプリ")]
    [InlineData("BotDisabledByAdmin", "管理をしている方")]
    [InlineData("ConversationBlockedByUser", "ブロックを解除")]
    public async Task ChatThatCannotBeOpened_IsSaidWithWhatToDo_AndListed(string code, string whatToDo)
    {
        await using var bot = await AccessBot.StartAsync();
        await SomebodyUnreachableAsync(bot);
        bot.Connector.Paths[Reach.Create] = Reach.Refusal(403, code);

        var said = await Reach.Channel(bot, AccessBot.Administrator, "管理 次郎").TextAsync(Words);

        Assert.Contains(whatToDo, said, StringComparison.Ordinal);
        Assert.DoesNotContain("太郎", said, StringComparison.Ordinal);
        Assert.Contains(await bot.UnreachableAsync(), person => person.Key == Reach.Key(AccessBot.Administrator));
    }

    [Fact]
    public async Task GuestWhoseChatCannotBeOpened_IsToldSo()
    {
        await using var bot = await AccessBot.StartAsync();
        bot.Connector.Paths[Reach.Create] = Reach.Refusal(403, "Forbidden");
        bot.Connector.Paths["/v3/conversations/19:team@thread.tacv2/members/29:1"] = context =>
            Teams.Tests.Support.ConnectorServer.Body(200, """{"id":"29:1","userPrincipalName":"a_b.jp#EXT#@city.example"}""")(context);

        Assert.Contains("ゲスト", await Reach.Channel(bot, AccessBot.Administrator).TextAsync(Words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PressInAChannel_IsAnsweredPrivatelyToo()
    {
        await using var bot = await AccessBot.StartAsync();
        await SomebodyUnreachableAsync(bot);
        await Reach.Personal(bot, AccessBot.Administrator).AskAsync("ヘルプ");

        // As a card from the personal chat that was forwarded into a channel.
        var pressed = await Reach.Channel(bot, AccessBot.Administrator).ExecuteAsync("admin.moreUnreachable", new JsonObject { ["wards"] = "", ["skip"] = 0 });

        Assert.Equal(("application/vnd.microsoft.activity.message", "お答えは、個人チャットにお送りしました。"), (pressed.Type, pressed.Value.GetString()));
        await Reach.UntilAsync(() => bot.Posted("a:1").Count == 1);
    }

    /// <summary>Somebody in a channel whose chat could not be opened.</summary>
    private static async Task SomebodyUnreachableAsync(BotFactory bot)
    {
        await Reach.Channel(bot, 50, "届 太郎").AskAsync("ヘルプ");
        bot.Connector.Paths[Reach.Create] = Reach.Refusal(403, "BotNotInConversationRoster");
        Assert.IsType<PersonalChatResult.Unreachable>(await bot.OpenAsync(50));
        bot.Connector.Paths.TryRemove(Reach.Create, out _);
    }
}
