using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Access;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Domain.Directory;
using Sendai.Tables;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.Contacts;

/// <summary>「この連絡先は違うようです」, from the answer to the channel of the secretariat and back.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    private const string Ward = "泉";
    private const string Channel = "19:izumi@thread.tacv2";
    private const string Typed = "**番号**が[変わった](https://example.com)ようです";

    private readonly string database = BotFactory.NewDatabase();
    private BotFactory? bot;

    private BotFactory Bot => bot!;

    public async Task InitializeAsync() => bot = await Keeper.StartAsync(database);

    public async Task DisposeAsync()
    {
        Assert.DoesNotContain(Bot.Log.All, line => line.Contains("変わった", StringComparison.Ordinal));
        await Bot.DisposeAsync();
    }

    [Fact]
    public async Task Report_ReachesTheSecretariatOnceAndIsSettledForAll()
    {
        await RegisterAsync(Bot);
        var (chat, question) = await AskAsync(Bot);
        Assert.DoesNotContain(question.Buttons, button => button.Title == "自分で直す");

        var thanks = (await ReportAsync(chat, question)).Card;
        Assert.Contains("泉区の事務局に届けました", thanks.Shown, StringComparison.Ordinal);
        Assert.Equal(thanks.Shown, (await ReportAsync(chat, question)).Card.Shown);
        var notice = await NoticeAsync();
        Assert.Contains("泉区役所 障害高齢課\n☎ 022-372-3111", notice.Shown, StringComparison.Ordinal);
        Assert.Contains("番号がちがう", notice.Shown, StringComparison.Ordinal);
        Assert.Contains($"ひとこと：{Typed}", notice.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(notice.RawTexts, text => text.Contains("](https", StringComparison.Ordinal) && !text.Contains("\\]", StringComparison.Ordinal));

        Assert.Equal("application/vnd.microsoft.error", (await chat.PressAsync(notice, "確認しました（変更なし）")).Type);
        var keeper = new Keeper(Bot);
        Assert.Contains("確認ずみに", (await keeper.PressAsync(notice, "確認しました（変更なし）")).Value.GetString(), StringComparison.Ordinal);
        var settled = (await ChannelAsync("PUT", 1))[0];
        Assert.Contains("対応ずみ：確認しました（変更なし）", settled.Shown, StringComparison.Ordinal);
        Assert.Empty(settled.Buttons);
        Assert.Contains("もう対応ずみ", (await new Keeper(Bot, Keeper.Second).PressAsync(notice, "確認しました（変更なし）")).Value.GetString(), StringComparison.Ordinal);
        Assert.Contains("もう対応ずみ", (await keeper.PressAsync(notice, "直す")).Value.GetString(), StringComparison.Ordinal);
        await ChannelAsync("POST", 1);
    }

    [Fact]
    public async Task ReportedContact_IsPutRightFromTheNotice()
    {
        await RegisterAsync(Bot);
        var (chat, question) = await AskAsync(Bot);
        await ReportAsync(chat, question);
        var keeper = new Keeper(Bot);

        var card = Assert.Single(await keeper.Chat.CardsAfterAsync(await keeper.PressAsync(await NoticeAsync(), "直す")));
        await keeper.PressAsync(card, "保存する", ("phone", "022-000-1234"), ("how", "asked"));

        Assert.Contains("対応ずみ：連絡先を直しました", (await ChannelAsync("PUT", 1))[0].Shown, StringComparison.Ordinal);
        Assert.Contains("022-000-1234", (await Keeper.AnswerAsync(Bot)).Shown, StringComparison.Ordinal);
        Assert.Contains("届いている指摘はありません", (await keeper.Chat.AskAsync("届いた指摘")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutASecretariat_ItIsKeptAndSentOnceWhenThereIsOne()
    {
        var (chat, question) = await AskAsync(Bot);
        Assert.Contains("お預かりしました", (await ReportAsync(chat, question)).Card.Shown, StringComparison.Ordinal);
        var keeper = new Keeper(Bot);
        Assert.Contains("届いた指摘が1件あります", (await keeper.Chat.AskAsync("届いた指摘")).Shown, StringComparison.Ordinal);
        Assert.Empty(await ChannelAsync("POST", 0));

        await RegisterAsync(Bot);
        var secretariat = (await Bot.Services.GetRequiredService<Secretariats>().FindAsync(new Ward(Ward), default))!;
        var listeners = Bot.Services.GetServices<SecretariatRegistered>().ToList();
        await Task.WhenAll(listeners.Concat(listeners).Select(listener => listener(secretariat, default)));

        Assert.Contains("022-372-3111", (await NoticeAsync()).Shown, StringComparison.Ordinal);
        await ChannelAsync("POST", 1);
    }

    [Fact]
    public async Task SamePersonSameContactSameDay_IsOneReport()
    {
        var (chat, question) = await AskAsync(Bot);
        await ReportAsync(chat, question);

        var (_, again) = await AskAsync(Bot);
        Assert.Contains("今日もう受け取っています", (await ReportAsync(chat, again)).Card.Shown, StringComparison.Ordinal);
        var (colleague, other) = await AskAsync(Bot, "29:colleague");
        Assert.Contains("お預かりしました", (await ReportAsync(colleague, other)).Card.Shown, StringComparison.Ordinal);

        Assert.Contains("2件", (await new Keeper(Bot).Chat.AskAsync("届いた指摘")).Shown, StringComparison.Ordinal);
        var rows = await Bot.Services.GetRequiredService<ITableStore>().ReadAllAsync("Reports", new TableQuery(), default).ToListAsync();
        Assert.All(rows, row => Assert.All([row.PartitionKey, row.RowKey, .. row.Properties.Values.OfType<string>()], text =>
        {
            Assert.DoesNotContain("colleague", text, StringComparison.Ordinal);
            Assert.DoesNotContain("相談 員", text, StringComparison.Ordinal);
        }));
    }

    [Fact]
    public async Task Reports_AreShownToKeepersAndNotToAWholeChannel()
    {
        var (chat, question) = await AskAsync(Bot);
        await ReportAsync(chat, question);

        var refused = chat.Message("届いた指摘");
        await chat.SendAsync(refused);
        Assert.Contains("事務局と管理者です", (await chat.AnswersAsync((string)refused["id"]!))[0].Json.GetProperty("text").GetString(), StringComparison.Ordinal);
        var inChannel = new Chat(Bot, "29:keeper", "19:other@thread.tacv2", "channel", Keeper.First);
        var asked = inChannel.Message("届いた指摘");
        await inChannel.SendAsync(asked);
        var said = (await inChannel.AnswersAsync((string)asked["id"]!))[0].Body;
        Assert.Contains("個人チャット", said, StringComparison.Ordinal);
        Assert.DoesNotContain("変わった", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoMayEdit_IsOfferedToPutItRightAtOnce()
    {
        var keeper = new Keeper(Bot);
        await keeper.Chat.SayAsync("泉区");
        var answer = await keeper.Chat.AskAsync(Keeper.Question);
        var question = Assert.Single(await keeper.Chat.CardsAfterAsync(await keeper.Chat.PressAsync(answer, "この連絡先は違うようです")));

        var card = (await keeper.PressAsync(question, "自分で直す", ("contact", question.Choices("contact").First(choice => choice.Key.Contains(Keeper.OldNumber, StringComparison.Ordinal)).Value))).Card;

        Assert.Equal(Keeper.OldNumber, card.Values["phone"]);
    }

    [Theory]
    [InlineData("contact", "nobody\tnothing", "もう案内のデータにありません")]
    [InlineData("kind", "9", "どう違うかを選んで")]
    [InlineData("text", "(long)", "200文字まで")]
    public async Task WhatCannotBeRead_IsSaidAndNothingIsKept(string field, string value, string words)
    {
        var (chat, question) = await AskAsync(Bot);

        var pressed = await ReportAsync(chat, question, (field, value == "(long)" ? new string('あ', 201) : value));

        Assert.Contains(words, pressed.Value.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(await Bot.Services.GetRequiredService<ITableStore>().ReadAllAsync("Reports", new TableQuery(), default).ToListAsync());
    }

    [Fact]
    public async Task CrashAtAnyWrite_StillTellsItOnce()
    {
        await RegisterAsync(Bot);
        var (_, question) = await AskAsync(Bot);
        var store = Bot.Services.GetRequiredService<ITableStore>();
        var crashes = 0;
        for (var writes = 0; ; writes++)
        {
            var dying = new DyingStore(store) { WritesLeft = int.MaxValue };
            await using var dyingBot = await Keeper.StartAsync(store: dying);
            dying.WritesLeft = writes;
            var pressed = await ReportAsync(new Chat(dyingBot, "29:specialist", "a:specialist"), question);
            if (pressed.StatusCode == 200)
            {
                break;
            }

            crashes++;
        }

        Assert.InRange(crashes, 1, 4);
        Assert.Contains("届けました", (await ReportAsync(new Chat(Bot, "29:specialist", "a:specialist"), question)).Card.Shown, StringComparison.Ordinal);
        await NoticeAsync();
        await ChannelAsync("POST", 1);
    }

    private static async Task<(Chat Chat, CardView Question)> AskAsync(BotFactory bot, string user = "29:specialist")
    {
        var chat = new Chat(bot, user, $"a:{user[3..]}");
        await chat.SayAsync($"{Ward}区");
        var answer = (await chat.SayAsync(Keeper.Question)).First(card => !card.IsWelcome);
        return (chat, Assert.Single(await chat.CardsAfterAsync(await chat.PressAsync(answer, "この連絡先は違うようです"))));
    }

    private static Task<Pressed> ReportAsync(Chat chat, CardView question, params (string Name, string Value)[] typed) => Keeper.PressAsync(
        chat,
        question,
        "知らせる",
        [
            ("contact", question.Choices("contact").First(choice => choice.Key.Contains(Keeper.OldNumber, StringComparison.Ordinal)).Value),
            ("kind", question.Choices("kind")["番号がちがう"]),
            ("text", Typed),
            .. typed,
        ]);

    private static Task RegisterAsync(BotFactory bot) => new TestChannel(bot, Channel, TestChannel.Member(11)).RegisterAsync($"{Ward}区");

    private async Task<CardView> NoticeAsync() => (await ChannelAsync("POST", 1))[0];

    /// <summary>What was posted into the channel of the secretariat, or put in the place of what was.</summary>
    private async Task<IReadOnlyList<CardView>> ChannelAsync(string method, int count)
    {
        List<ConnectorRequest> all;
        for (var tries = 0; (all = [.. Bot.Connector.Requests.Where(IsOne)]).Count < count; tries++)
        {
            Assert.True(tries < 3000, $"{all.Count} of {count} came.");
            await Task.Delay(10);
        }

        Assert.Equal(count, all.Count);
        return [.. all.Select(request => new CardView(request.Json.GetProperty("attachments")[0].GetProperty("content"), "notice"))];

        bool IsOne(ConnectorRequest request) => request.Line.StartsWith(method, StringComparison.Ordinal)
            && Uri.UnescapeDataString(request.Line).Contains(Channel, StringComparison.Ordinal)
            && (request.Body.Contains("知らせがありました", StringComparison.Ordinal) || request.Body.Contains("対応ずみ", StringComparison.Ordinal));
    }
}
