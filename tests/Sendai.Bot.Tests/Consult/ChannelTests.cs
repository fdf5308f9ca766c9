using System.Text.Json.Nodes;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Consult;

/// <summary>Everything that 相談員 do also works by mention in channels and groups, where others read and press as well.</summary>
public class ChannelTests : IAsyncLifetime
{
    private const string Development = "就学前の子どもの発達が心配";
    private const string Thread = "19:team@thread.tacv2;messageid=1";

    private BotFactory? bot;

    private BotFactory Bot => bot!;

    public async Task InitializeAsync() => bot = await BotFactory.StartAsync();

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Theory]
    [InlineData("<at>案内</at> {0}")]
    [InlineData("<at>案内</at>&nbsp;{0}\n")]
    [InlineData("{0} <at>案内</at>")]
    [InlineData("{0}&nbsp;<at>案内</at>&nbsp;")]
    [InlineData("\u00a0<at>案内</at>\u00a0{0}")]
    [InlineData("<at>案内</at>{0}")]
    public async Task Mention_CallsTheBotWhereverItStands(string pattern)
    {
        var chat = InThread("29:a");

        var ward = Assert.Single(await chat.CardsAfterAsync(Mentioning(chat, string.Format(null, pattern, "太白区"))));
        Assert.Contains("太白区で覚えました", ward.Shown, StringComparison.Ordinal);

        var answer = Assert.Single(await chat.CardsAfterAsync(Mentioning(chat, string.Format(null, pattern, Development))));
        Assert.Contains("南部アーチル", answer.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MentionInTheMiddle_IsNoWordOfTheQuestion()
    {
        var chat = InThread("29:a");

        var answer = Assert.Single(await chat.CardsAfterAsync(Mentioning(chat, "太白区の <at>案内</at> 就学前の子どもの発達が心配")));

        Assert.Contains("南部アーチル", answer.Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Thread, "channel")]
    [InlineData("19:group@thread.v2", "groupChat")]
    public async Task Colleagues_AreAnsweredForTheirOwnWards_InThatThread(string conversation, string type)
    {
        var a = new Chat(Bot, "29:a", conversation, type);
        var b = new Chat(Bot, "29:b", conversation, type);
        await a.SayAsync("太白区");
        await b.SayAsync("青葉区");

        var message = a.Message("区役所の障害高齢課に聞きたい");
        var answer = Assert.Single(await a.CardsAfterAsync(message));
        Assert.Contains("太白区役所 障害高齢課", answer.Shown, StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString(conversation), Assert.Single(await a.AnswersAsync((string)message["id"]!)).Line, StringComparison.Ordinal);

        // The colleague presses on the other's answer: it is turned for the colleague, and to the colleague's ward.
        var more = answer.Button("ほかの候補");
        var back = JsonNode.Parse(more.Data.GetRawText())!.AsObject();
        back["skip"] = 0;
        Assert.Contains("青葉区役所 障害高齢課", (await b.ExecuteAsync(more.Verb!, back, answer.Id)).Card.Shown, StringComparison.Ordinal);
        Assert.Contains("太白区役所", Assert.Single(await a.SayAsync("区役所の障害高齢課に聞きたい")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WardButton_ChoosesForWhoeverPresses()
    {
        var a = InThread("29:a");
        var b = InThread("29:b");
        var asked = await a.AskAsync(Development);

        Assert.Contains("北部アーチル", (await b.PressAsync(asked, "青葉区")).Card.Shown, StringComparison.Ordinal);

        // Who asked is still to choose, and who pressed is known everywhere.
        Assert.Contains("区を教えてください", (await a.AskAsync(Development)).Shown, StringComparison.Ordinal);
        Assert.Contains("北部アーチル", (await new Chat(Bot, "29:b", "a:b").AskAsync(Development)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SharedCards_NameNobodysWardOnTheButtonThatChangesIt()
    {
        var a = InThread("29:a");
        await a.SayAsync("太白区");

        var help = await a.AskAsync("ヘルプ");

        Assert.Contains(help.Buttons, button => button.Title == "自分の区を変える");
        Assert.DoesNotContain("太白", help.Json.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("メンション", help.Shown, StringComparison.Ordinal);
        var alone = await new Chat(Bot, "29:a", "a:a").AskAsync("ヘルプ");
        Assert.Contains(alone.Buttons, button => button.Title == "区を変える（いまは太白区）");
        Assert.DoesNotContain("メンション", alone.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InstalledInATeam_GreetsOnceForEverybody_AndStillGreetsWhoeverDidIt()
    {
        await new Chat(Bot, "29:a", Thread, "channel").SayAsync("太白区");
        var inTeam = new Chat(Bot, "29:a", "19:team@thread.tacv2", "channel");

        var greeting = Assert.Single(await inTeam.CardsAfterAsync(inTeam.Inbound("installationUpdate", activity => activity["action"] = "add")));

        Assert.Equal(5, greeting.Wards.Count());
        Assert.DoesNotContain(greeting.Buttons, button => button.Title.Contains("変える", StringComparison.Ordinal));
        Assert.False(Assert.Single(await new Chat(Bot, "29:new", Thread, "channel").SayAsync("加算のことを聞きたい")).IsWelcome);

        // Somebody without a ward who adds it to their team is still to be met.
        var other = new Chat(Bot, "29:c", "19:other@thread.tacv2", "channel");
        await other.CardsAfterAsync(other.Inbound("installationUpdate", activity => activity["action"] = "add"));
        Assert.Contains(await new Chat(Bot, "29:c", "a:c").SayAsync("加算のことを聞きたい"), card => card.IsWelcome);
    }

    [Fact]
    public async Task QuestionOfAColleague_IsNeverKept()
    {
        var a = InThread("29:a");
        var b = InThread("29:b");
        var answer = await a.AskAsync("加算のことを聞きたい");

        var wrong = Assert.Single(await b.CardsAfterAsync(await b.PressAsync(answer, "ちがう")));
        Assert.DoesNotContain("agreesToText", wrong.Json.GetRawText(), StringComparison.Ordinal);

        var told = await b.PressAsync(wrong, "ちがったと伝える", ("agreesToText", "true"));
        Assert.Contains("質問の文は残していません", told.Card.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Danger_IsAnsweredInTheThreadWhereItWasAsked()
    {
        var a = InThread("29:a");
        var message = Mentioning(a, "<at>案内</at> 本人が死にたいと言っている");
        Assert.Equal(202, await Bot.StatusAsync(message));

        var answers = await a.AnswersAsync((string)message["id"]!);

        Assert.Contains("119", answers[0].Body, StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.Contains(Uri.EscapeDataString(Thread), answer.Line, StringComparison.Ordinal));
        Assert.DoesNotContain(Bot.Connector.Requests, request => request.Line == "POST /v3/conversations");
    }

    private Chat InThread(string user) => new(Bot, user, Thread, "channel");

    private static JsonObject Mentioning(Chat chat, string text)
    {
        var message = chat.Message(text);
        message["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = "<at>案内</at>",
            ["mentioned"] = new JsonObject { ["id"] = "28:bot", ["name"] = "案内" },
        });
        return message;
    }
}
