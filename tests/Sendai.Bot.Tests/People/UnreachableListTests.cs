using System.Text.Json.Nodes;
using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Cards;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Domain.Access;

namespace Sendai.Bot.Tests.People;

/// <summary>「届かない人の一覧」, asked for by those who may and by those who may not.</summary>
public class UnreachableListTests : IAsyncLifetime
{
    private const string Words = "届かない人の一覧";
    private const int Secretary = 11;

    private BotFactory? bot;
    private TestChannel? channel;

    private BotFactory Bot => bot!;

    private TestChannel Secretariat => channel!;

    public async Task InitializeAsync()
    {
        bot = await AccessBot.StartAsync();
        channel = new TestChannel(Bot, members: [TestChannel.Member(Secretary), TestChannel.Member(12)]);
        await channel.RegisterAsync("太白区");
        await UnreachableAsync(50, "太白 花子", "太白区");
        await UnreachableAsync(51, "青葉 花子", "青葉区");
        await UnreachableAsync(52, "無区 花子", null);
    }

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task Secretariat_ReadsItsOwnWardInItsOwnChannel()
    {
        var card = await Secretariat.Chat(Secretary).AskAsync(Words);

        Assert.Contains("太白 花子", card.Shown, StringComparison.Ordinal);
        Assert.Contains("11月18日(水)から", card.Shown, StringComparison.Ordinal);
        Assert.Contains("ボットを追加するよう", card.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("青葉 花子", card.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("無区 花子", card.Shown, StringComparison.Ordinal);
        Assert.Contains(await Bot.AuditAsync(), line => line is { What: Operation.ReadUnreachable, On: "太白" } && line.Who == TestChannel.ObjectId(Secretary));
    }

    [Fact]
    public async Task Secretariat_IsAnsweredPrivatelyElsewhere_AndRefusedForAnotherWard()
    {
        await Reach.Personal(Bot, Secretary).AskAsync("ヘルプ");

        Assert.Contains("個人チャットにお送りしました", await Reach.Channel(Bot, Secretary).TextAsync(Words), StringComparison.Ordinal);
        await Reach.UntilAsync(() => Bot.Posted($"a:{Secretary}").Count == 1);
        Assert.Contains("太白 花子", Bot.Posted($"a:{Secretary}")[0].Body, StringComparison.Ordinal);

        Assert.Contains("青葉区の事務局と管理者です", await Secretariat.Chat(Secretary).TextAsync($"{Words} 青葉区"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChannelWithGuestsWhoAreNotOfTheSecretariat_IsNoPlaceForNames()
    {
        await Reach.Personal(Bot, Secretary).AskAsync("ヘルプ");
        Secretariat.Members.Add(TestChannel.Member(13, role: "guest"));
        await Secretariat.TellAsync("membersAdded");

        Assert.Contains("個人チャットにお送りしました", await Secretariat.Chat(Secretary).TextAsync(Words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrator_ReadsEverybody_WithWards()
    {
        var card = await Reach.Personal(Bot, AccessBot.Administrator).AskAsync(Words);

        Assert.Contains("太白 花子（太白区）", card.Shown, StringComparison.Ordinal);
        Assert.Contains("青葉 花子（青葉区）", card.Shown, StringComparison.Ordinal);
        Assert.Contains("無区 花子（区は選んでいません）", card.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_AreRefused_AndNothingIsShown()
    {
        var said = await Reach.Personal(Bot, 50).TextAsync(Words);

        Assert.Contains("太白区の事務局と管理者です", said, StringComparison.Ordinal);
        var pressed = await Reach.Personal(Bot, 50).ExecuteAsync("admin.moreUnreachable", new JsonObject { ["wards"] = "", ["skip"] = 0 });
        Assert.Equal("application/vnd.microsoft.error", pressed.Type);
        Assert.Contains(await Bot.AuditAsync(), line => line is { What: Operation.ReadUnreachable, Outcome: AuditOutcome.Refused });
    }

    [Fact]
    public async Task LongList_IsTurnedPageByPage_AndEveryPageIsACardThatTeamsShows()
    {
        for (var number = 100; number < 120; number++)
        {
            await UnreachableAsync(number, $"名前 *{number}* <b>[x](y)", null);
        }

        var chat = Reach.Personal(Bot, AccessBot.Administrator);
        var first = await chat.AskAsync(Words);
        var second = (await chat.PressAsync(first, "次の人を見る")).Card;
        var third = (await chat.PressAsync(second, "次の人を見る")).Card;

        Assert.Equal(23, new[] { first, second, third }.Sum(page => page.Shown.Split('\n').Count(line => line.Contains("から。", StringComparison.Ordinal))));
        Assert.DoesNotContain(third.Buttons, button => button.Title == "次の人を見る");
        Assert.Equal(second.Shown, (await chat.PressAsync(third, "前の人を見る")).Card.Shown);
        Assert.Contains("名前 *119* <b>[x](y)", string.Concat(first.Shown, second.Shown, third.Shown), StringComparison.Ordinal);
        Assert.Empty(await CardCheck.FindProblemsAsync([("1", first.Json.GetRawText()), ("2", second.Json.GetRawText()), ("3", third.Json.GetRawText())]));
    }

    [Fact]
    public async Task NobodyUnreachable_IsSaid()
    {
        Assert.Contains("いまは、いません", (await Reach.Personal(Bot, AccessBot.Administrator).AskAsync($"{Words} 泉区")).Shown, StringComparison.Ordinal);
        Assert.Contains("どの区", await Reach.Personal(Bot, AccessBot.Administrator).TextAsync($"{Words} どこか"), StringComparison.Ordinal);
    }

    private async Task UnreachableAsync(int number, string name, string? ward)
    {
        var chat = Reach.Channel(Bot, number, name);
        Assert.Equal(202, await Bot.StatusAsync(chat.Message(ward ?? "ヘルプ")));
        Bot.Connector.Paths[Reach.Create] = Reach.Refusal(403, "BotNotInConversationRoster");
        Assert.IsType<PersonalChatResult.Unreachable>(await Bot.OpenAsync(number));
    }
}
