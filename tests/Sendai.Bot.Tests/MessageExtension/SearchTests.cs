using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.People;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Cards;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Reviews;
using Sendai.Tables;

namespace Sendai.Bot.Tests.MessageExtension;

/// <summary>「相談先を探す」 beside a message: what is found, and what it becomes in the conversation.</summary>
public partial class SearchTests : IAsyncLifetime
{
    private BotFactory? bot;

    private BotFactory Bot => bot!;

    public async Task InitializeAsync() => bot = await BotFactory.StartAsync();

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Theory]
    [InlineData("障害高齢課")]
    [InlineData("しょうがいこうれいか")]
    [InlineData("障がい高齢課")]
    public async Task Name_OrItsReading_FindsTheBodyOfOnesOwnWardFirst(string typed)
    {
        var found = await (await OfWardAsync("太白区")).FindAsync(typed);

        Assert.Equal("太白区役所 障害高齢課", found.Titles[0]);
        Assert.Contains("☎ ", found.Lines[0].Text, StringComparison.Ordinal);
        Assert.Contains(found.Titles, title => title.StartsWith("泉区役所", StringComparison.Ordinal));
        Assert.Equal(found.Titles.Count, found.Titles.Distinct().Count());
    }

    [Fact]
    public async Task NameOfAnotherWard_FindsIt()
    {
        var found = await (await OfWardAsync("太白区")).FindAsync("泉区役所 障害高齢課");

        Assert.StartsWith("泉区役所", found.Titles[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problem_FindsWhoTakesItInOnesOwnWard()
    {
        var south = await (await OfWardAsync("太白区")).FindAsync("就学前の子どもの発達が心配");
        var north = await (await OfWardAsync("青葉区", "29:north")).FindAsync("就学前の子どもの発達が心配");

        Assert.Contains("南部アーチル", south.Titles[0], StringComparison.Ordinal);
        Assert.Contains("北部アーチル", north.Titles[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task NothingTyped_ShowsWhatTheWardTurnsToMost(string? typed)
    {
        var found = await (await OfWardAsync("太白区")).FindAsync(typed);

        Assert.Contains("太白区役所 障害高齢課", found.Titles.Take(3));
        Assert.InRange(found.Titles.Count, 5, 15);
        Assert.DoesNotContain(found.Titles, title => title.StartsWith("泉区", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NameOfAWard_ShowsWhatThatWardTurnsToMost() =>
        Assert.Contains("泉区役所 障害高齢課", (await (await OfWardAsync("太白区")).FindAsync("泉区")).Titles.Take(3));

    [Fact]
    public async Task WithoutAWard_AllBodiesCanBeFoundByName()
    {
        var found = await Stranger().FindAsync("障害高齢課");

        Assert.InRange(found.Titles.Count, 5, 15);
        Assert.NotEmpty((await Stranger().FindAsync(null)).Titles);
    }

    [Theory]
    [InlineData("本人が死にたいと言っている")]
    [InlineData("父親に殴られてけがをしている")]
    public async Task Danger_ShowsWhomToCallBeforeEverythingElse(string typed)
    {
        var before = Bot.Now;
        var found = await (await OfWardAsync("青葉区")).FindAsync(typed);

        Assert.Equal("いま危険があるかもしれません。まず電話してください。", found.Titles[0]);
        Assert.Matches("110|119", found.Lines[0].Text);
        var calls = found.Card(0);
        Assert.Contains(calls.Calls, call => call.Url == "tel:119");
        Assert.Contains(Bot.MinutesSince(before), minute => calls.Shown.Contains($"{minute} 時点", StringComparison.Ordinal));
        Assert.True(found.Titles.Count > 1);
    }

    [Theory]
    [InlineData("asdfgh")]
    [InlineData("明日の天気は？")]
    public async Task NothingFound_IsASentenceThatSaysWhatToDoAndRepeatsNothing(string typed)
    {
        var found = await (await OfWardAsync("青葉区")).FindAsync(typed);

        Assert.StartsWith("合う相談先が見つかりませんでした。", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(typed, found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_FollowEachOther()
    {
        var searcher = await OfWardAsync("青葉区");
        var all = (await searcher.FindAsync(null)).Titles;

        Assert.Equal(all.Take(4), (await searcher.FindAsync(null, skip: 0, count: 4)).Titles);
        Assert.Equal(all.Skip(4).Take(4), (await searcher.FindAsync(null, skip: 4, count: 4)).Titles);
        Assert.Empty((await searcher.FindAsync(null, skip: 100)).Titles);
        Assert.Equal(all, (await searcher.FindAsync(null, skip: -5, count: int.MaxValue)).Titles);
        Assert.Single((await searcher.FindAsync(null, skip: 0, count: -1)).Titles);
    }

    [Fact]
    public async Task Card_SaysHowToReachTheBodyWhereThatStandsAndOfWhichDayItIs()
    {
        var before = Bot.Now;
        var card = (await (await OfWardAsync("太白区")).FindAsync("障害高齢課")).Card(0);

        Assert.Contains("太白区役所 障害高齢課", card.Shown, StringComparison.Ordinal);
        Assert.Contains("☎ ", card.Shown, StringComparison.Ordinal);
        Assert.Contains("連絡先：", card.Shown, StringComparison.Ordinal);
        Assert.Contains(Bot.MinutesSince(before), minute => card.Shown.Contains($"2026年{minute} 時点の案内です。", StringComparison.Ordinal));
        Assert.Empty(card.Hidden);
    }

    [Fact]
    public async Task EveryCard_CanStandWhereTheBotIsAStranger()
    {
        var cards = new List<(string, string)>();
        foreach (var ward in new[] { "青葉区", "宮城野区", "若林区", "太白区", "泉区" })
        {
            var searcher = await OfWardAsync(ward, $"29:{ward.Length}{cards.Count}");
            foreach (var typed in new[] { null, "障害高齢課", "会議", "センター", "死にたい", "ひきこもり", "就労", "虐待を受けている" })
            {
                var found = await searcher.FindAsync(typed);
                for (var at = 0; at < found.Attachments.Count; at++)
                {
                    var card = found.Card(at);
                    Assert.All(card.Buttons, button => Assert.Equal("Action.OpenUrl", button.Type));
                    Assert.All(card.Buttons, button => Assert.Matches(Telephone(), button.Url));
                    cards.Add(($"{ward} {typed} {at}", card.Json.GetRawText()));
                }

                Assert.All(found.Lines, line => Assert.DoesNotMatch("[<>&]", line.Title + line.Text));
            }
        }

        Assert.InRange(cards.Count, 200, int.MaxValue);
        Assert.Empty((await CardCheck.FindProblemsAsync(cards.DistinctBy(card => card.Item2))).Take(20));
    }

    [Fact]
    public async Task UnconfirmedNumber_IsShownAsSuch()
    {
        var searcher = await OfWardAsync("青葉区");
        var shown = 0;
        foreach (var typed in new[] { "センター", "相談", "事業所", "支援" })
        {
            var found = await searcher.FindAsync(typed);
            for (var at = 0; at < found.Attachments.Count; at++)
            {
                var card = found.Card(at);
                Assert.True(card.Shown.Contains('☎', StringComparison.Ordinal) || card.Shown.Contains("連絡先未登録です。", StringComparison.Ordinal));
                shown += card.Shown.Contains("未確認", StringComparison.Ordinal) ? 1 : 0;
            }
        }

        Assert.NotEqual(0, shown);
    }

    [Fact]
    public async Task Search_InAChatWithSomebodyElse_DoesNotBecomeTheWayToReachThePerson()
    {
        var own = new Chat(Bot, "29:user", "a:own");
        await own.SayAsync("青葉区");
        var elsewhere = new Searcher(Bot, new Chat(Bot, "29:user", "19:two-people@unq.gbl.spaces"));

        Assert.NotEmpty((await elsewhere.FindAsync("センター")).Titles);
        Assert.NotEmpty((await new Searcher(Bot, new Chat(Bot, "29:new", "19:two-others@unq.gbl.spaces")).FindAsync("センター")).Titles);

        var book = Bot.Services.GetRequiredService<ConversationBook>();
        Assert.Equal("a:own", (await book.FindAsync(UserKey.Hash("29:user"), CancellationToken.None))!.Conversation);
        Assert.Null(await book.FindAsync(UserKey.Hash("29:new"), CancellationToken.None));
    }

    // As the local client sends it.
    private const string Mark = "\n<span class=\"inline-compose-card\" itemid=\"0\" itemtype=\"http://schema.skype.com/InputExtension\">\n  <span content=\"0\" itemprop=\"cardId\"></span>\n</span>\n";

    [Fact]
    public async Task ChosenCard_InTheChatWithTheBotIsNoQuestion()
    {
        var chat = new Chat(Bot);
        await chat.SayAsync("青葉区");
        var card = (await new Searcher(Bot, chat).FindAsync("障害高齢課")).Card(0);

        var alone = WithCard(chat.Message(Mark), card);
        Assert.Equal(202, await chat.SendAsync(alone));
        Assert.Empty(await chat.AnswersAsync((string)alone["id"]!, mayBeSilent: true));

        var asked = Assert.Single(await chat.CardsAfterAsync(WithCard(chat.Message($"{Mark}就学前の子どもの発達が心配"), card)));
        Assert.Contains("アーチル", asked.Shown, StringComparison.Ordinal);
        Assert.Equal("就学前の子どもの発達が心配", asked.Button("役に立った").Data.GetProperty("q").GetString());
    }

    [Fact]
    public async Task Search_IsNeitherLoggedNorSaidAnywhere()
    {
        var searcher = await OfWardAsync("青葉区");
        Bot.Connector.Requests.Clear();

        await searcher.FindAsync("ケヤキ町の山田花子さんが死にたいと言っている");

        Assert.DoesNotContain(Bot.Log.All, line => line.Contains("山田", StringComparison.Ordinal));
        Assert.Empty(Bot.Connector.Requests);
    }

    [Fact]
    public async Task LongText_IsReadUpToAPoint()
    {
        var searcher = await OfWardAsync("青葉区");
        var start = $"ひきこもり{new string('、', 195)}";

        var found = await searcher.FindAsync($"{start}精神保健福祉総合センター");

        Assert.NotEmpty(found.Titles);
        Assert.Equal((await searcher.FindAsync(start)).Titles, found.Titles);
    }

    [Fact]
    public async Task LineOfABodyWithoutANumber_BeginsWithWhatTellsItFromTheNext()
    {
        var found = await (await OfWardAsync("青葉区")).FindAsync("金銭管理");

        var silent = found.Lines.Where(line => !line.Text.Contains('☎', StringComparison.Ordinal)).ToList();
        Assert.True(silent.Count > 2);
        Assert.True(silent.Select(line => line.Text[..6]).Distinct().Count() > 2);
        Assert.All(silent, line => Assert.EndsWith("連絡先未登録です。", line.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task StrangerOfAnotherOrganisation_FindsNothing()
    {
        await using var closed = await AccessBot.StartAsync(tenants: Chat.Tenant);
        var stranger = new Searcher(closed, new Chat(closed) { TenantId = "99999999-0000-4000-8000-000000000000" });

        var found = await stranger.FindAsync("センター");

        Assert.Contains("利用を登録した組織の方だけ", found.Text, StringComparison.Ordinal);
        Assert.Empty(found.Attachments);
    }

    [Fact]
    public async Task BrokenStore_IsAPoliteSentence()
    {
        await using var sqlite = new Tables.Sqlite.SqliteTableStore(BotFactory.NewDatabase());
        var store = new FaultyStore(sqlite);
        await using var broken = await BotFactory.StartAsync(services: services => services.AddSingleton<ITableStore>(store));
        store.IsBroken = true;

        Assert.StartsWith("うまく検索できませんでした。", (await new Searcher(broken, new Chat(broken)).FindAsync("センター")).Text, StringComparison.Ordinal);
    }

    private async Task<Searcher> OfWardAsync(string ward, string user = "29:user")
    {
        await new Chat(Bot, user, $"a:{user}").SayAsync(ward);
        return new Searcher(Bot, new Chat(Bot, user, "19:group@thread.v2", "groupChat"));
    }

    private static JsonObject WithCard(JsonObject message, CardView card)
    {
        message["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = JsonNode.Parse(card.Json.GetRawText()),
        });
        return message;
    }

    private Searcher Stranger() => new(Bot, new Chat(Bot, "29:stranger", "19:two-people@unq.gbl.spaces"));

    [GeneratedRegex(@"^tel:[\d-]+$")]
    private static partial Regex Telephone();
}
