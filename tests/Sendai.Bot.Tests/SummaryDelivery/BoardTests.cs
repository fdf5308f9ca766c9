using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Access;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Sessions;
using Sendai.Domain.Access;
using Sendai.Domain.Summaries;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.SummaryDelivery;

/// <summary>How 事務局 follows a delivery.</summary>
public sealed class BoardTests
{
    [Fact]
    public async Task Board_CountsWhileSendingAndAfter_WithEachFailureInWords()
    {
        await using var bot = await DeliveryBot.StartAsync();
        await bot.SubscribeAsync(1, 2, 3, 4);
        bot.Answer(2, Reach.Refusal(403, "BotNotInConversationRoster"));
        bot.Answer(3, ConnectorServer.Status(500));
        var isBusy = true;
        bot.Answer(4, context => isBusy ? ConnectorServer.Status(429, "20")(context) : ConnectorServer.Body(201, """{"id":"late"}""")(context));
        var summary = await bot.SendAsync();

        var during = await bot.BoardAsync("済 1／届け先 4", "予定 1　送信中 0　失敗 2　止めた 0");
        Assert.Contains("いま送っています", during.Shown, StringComparison.Ordinal);
        isBusy = false;
        var after = await bot.BoardAsync("済 2／届け先 4", "予定 0　送信中 0　失敗 2　止めた 0");

        Assert.Contains("青葉区 見本の連絡会", after.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("いま送っています", after.Shown, StringComparison.Ordinal);
        Assert.Contains("失敗 1：ボットが外されたか、ブロックされています。もう一度追加してもらうと届きます\n見本チャネル2", after.Shown, StringComparison.Ordinal);
        Assert.Contains("失敗 1：届いたかどうか分かりません。確かめてから、もう一度送ってください\n見本チャネル3", after.Shown, StringComparison.Ordinal);
        Assert.Contains("まだだれも「読みました」を押していません", after.Shown, StringComparison.Ordinal);
        Assert.Equal(
            ["失敗したところへもう一度送る", "まだの届け先に知らせる", "届き方を見る", "CSVで受け取る", "訂正する", "取り下げる"], after.Buttons.Select(button => button.Title));
        // One card, written over and over.
        Assert.Single(bot.Posted(bot.Channel.Id), request => request.Body.Contains("まとめの届き方", StringComparison.Ordinal));
        Assert.All(bot.Boards(), card => Assert.DoesNotContain(DeliveryBot.Marker, card.Json.GetRawText(), StringComparison.Ordinal));
        Assert.NotNull((await bot.FindAsync(summary)).Sent);
    }

    [Fact]
    public async Task Recipients_AreListedByName_WithStateTimeAndWhoRead()
    {
        await using var bot = await DeliveryBot.StartAsync();
        await bot.SubscribeAsync(Enumerable.Range(1, 22));
        bot.Answer(7, Reach.Refusal(404, "ConversationNotFound"));
        var summary = await bot.SentAsync();
        await bot.Desk.AddAllAsync("見本事業所");
        await bot.Desk.JoinAsync(51, "見本事業所");
        var first = (await bot.LinesAsync(summary)).First(line => line.Recipient.Name == "見本チャネル1");
        await bot.Bot.Services.GetRequiredService<SummaryReads>().MarkAsync(await bot.FindAsync(summary), first.Recipient.Number, Reach.Key(51), default);
        var board = await bot.BoardAsync("失敗 1　止めた 0");

        var list = await bot.Here.CardAsync(board, "届き方を見る");

        Assert.Contains("見本チャネル7　失敗\nチャネルか、前に送ったメッセージがなくなっています", list.Shown, StringComparison.Ordinal);
        Assert.Contains("22件のうち、1件目から20件目までです", list.Shown, StringComparison.Ordinal);
        var next = await bot.Here.CardAsync(list, "次の2件");
        Assert.Contains("22件のうち、21件目から22件目までです", next.Shown, StringComparison.Ordinal);
        var both = list.Shown + next.Shown;
        Assert.Contains("見本チャネル1　済　11月18日(水) 12:", both, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 22), number => Assert.Contains($"見本チャネル{number}　", both, StringComparison.Ordinal));
        Assert.Single(both.Split('\n'), line => line.EndsWith("読みました", StringComparison.Ordinal) && line.StartsWith("見本チャネル1　", StringComparison.Ordinal));
        // And who read, by office.
        var now = await bot.Here.CardAsync(next, "まとめの届き方にもどる");
        Assert.Contains("読みました：1事業所", now.Shown, StringComparison.Ordinal);
        Assert.Contains("見本事業所　11月18日(水) 12:", (await bot.Here.CardAsync(now, "だれが読んだか")).Shown, StringComparison.Ordinal);
        Assert.Contains(await bot.Bot.AuditAsync(), line => line is { What: Operation.ManageSummaries, Outcome: AuditOutcome.Done } && line.On == $"青葉 {summary.Id}");
    }

    [Fact]
    public async Task GuestsInTheChannel_ReadNoNames_AndTheListGoesToTheOwnChat()
    {
        await using var bot = await DeliveryBot.StartAsync();
        bot.Channel.Members.Add(TestChannel.Member(13, role: "guest"));
        await bot.Channel.TellAsync("membersAdded");
        await bot.Keeper.SayAsync("ヘルプ");
        await bot.SubscribeAsync(1, 2);
        bot.Answer(2, Reach.Refusal(404, "ConversationNotFound"));
        await bot.SendAsync();

        var board = await bot.BoardAsync("失敗 1　止めた 0");
        await bot.Here.PressAsync(board, "届き方を見る");

        await bot.UntilAsync(() => Task.FromResult(bot.CardsIn($"a:{OfficeBot.Secretary}", "届き方：").Count > 0));
        Assert.Contains("見本チャネル2　失敗", bot.CardsIn($"a:{OfficeBot.Secretary}", "届き方：")[0].Shown, StringComparison.Ordinal);
        Assert.All(
            bot.Bot.Connector.Requests.Where(request => request.Line.Contains(Uri.EscapeDataString(bot.Channel.Id), StringComparison.Ordinal)),
            request => Assert.DoesNotContain("見本チャネル", request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_HasALineForEachRecipient()
    {
        await using var bot = await DeliveryBot.StartAsync();
        await bot.SubscribeAsync(1, 2);
        await bot.SubscribePersonAsync(31);
        bot.Answer(2, Reach.Refusal(403, "BotNotInConversationRoster"));
        var summary = await bot.SentAsync();
        var person = (await bot.LinesAsync(summary)).Single(line => line.Recipient.IsPersonal);
        await bot.Bot.Services.GetRequiredService<SummaryReads>().MarkAsync(await bot.FindAsync(summary), person.Recipient.Number, Reach.Key(31), default);

        var offered = await bot.Keeper.CardAsync(await OpenAsync(bot, summary), "CSVで受け取る");
        var link = new Uri(new Uri(offered.Button("ファイルを受け取る").Url!).PathAndQuery, UriKind.Relative);
        using var client = bot.Bot.CreateClient();
        using var file = await client.PostAsync(link, null);

        var rows = System.Text.Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("届け先,種類,状態,理由,届いた日時,二重に届いたかもしれない回数,読みました,読んだ日時", rows[0]);
        Assert.Equal(4, rows.Length);
        Assert.Single(rows, row => row.StartsWith("見本チャネル1,チャネル,済,,2026-11-18 12:", StringComparison.Ordinal) && row.EndsWith(",0,,", StringComparison.Ordinal));
        Assert.Single(rows, row => row == "見本チャネル2,チャネル,失敗,ボットが外されたか、ブロックされています。もう一度追加してもらうと届きます,,0,,");
        Assert.Single(rows, row => row.StartsWith("相談 31子,個人,済,,2026-11-18 12:", StringComparison.Ordinal) && row.Contains(",0,事業所なし1人,2026-11-18 12:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ChannelThatIsRegisteredLater_GetsTheCardsOfTheLastDays()
    {
        await using var bot = await DeliveryBot.StartAsync();
        await bot.SubscribeAsync(1);
        var old = await bot.SentAsync();
        await bot.BoardAsync("済 1／届け先 1");
        bot.Time.Now += TimeSpan.FromDays(8);
        var summary = await bot.SentAsync();
        await bot.QuestionAsync(summary, 31);
        await bot.UntilAsync(() => Task.FromResult(bot.CardsIn(bot.Channel.Id, "まとめへの質問").Count == 1));
        var other = new TestChannel(bot.Bot, "19:new@thread.tacv2", TestChannel.Member(21));

        await other.RegisterAsync("青葉区");

        await bot.UntilAsync(() => Task.FromResult(bot.Boards(other.Id).Count > 0 && bot.CardsIn(other.Id, "まとめへの質問").Count > 0));
        Assert.All(bot.Boards(other.Id), card => Assert.Contains("11月26日", card.Shown, StringComparison.Ordinal));
        Assert.NotEqual(old.Meeting.HeldOn, summary.Meeting.HeldOn);
    }

    [Fact]
    public async Task CardThatSomebodyTookAway_IsPostedAnew()
    {
        await using var bot = await DeliveryBot.StartAsync();
        await bot.SubscribeAsync(1);
        var summary = await bot.SentAsync();
        await bot.BoardAsync("済 1／届け先 1");
        bot.Bot.Connector.Faults = async context =>
        {
            var isGone = context.Request.Method == "PUT" && context.Request.Path.Value!.Contains(bot.Channel.Id, StringComparison.Ordinal);
            await (isGone ? Reach.Refusal(404, "ActivityNotFoundInConversation")(context) : Task.CompletedTask);
            return isGone;
        };
        await bot.ChangeAsync(summary, (current, now) => current.Correct(DeliveryBot.Content("ただしい"), "", now));
        await bot.BoardAsync("訂正");
        bot.Time.Now += TimeSpan.FromMinutes(11);
        await bot.ChangeAsync(summary, (current, now) => current.Remind(now));

        await bot.UntilAsync(() => Task.FromResult(bot.Posted(bot.Channel.Id).Count(request => request.Body.Contains("まとめの届き方", StringComparison.Ordinal)) == 2));

        Assert.Contains("まだの届け先に知らせました", bot.Boards()[^1].Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_AreRefused_AndNothingChanges()
    {
        await using var bot = await DeliveryBot.StartAsync();
        await bot.SubscribeAsync(1);
        var summary = await bot.SentAsync();
        var other = new TestChannel(bot.Bot, "19:izumi@thread.tacv2", TestChannel.Member(21));
        await other.RegisterAsync("泉区");
        string[] verbs = ["board", "withdraw", "recipients", "deliveryFile", "again", "goOn", "remind", "readers", "answerForm", "answer"];
        foreach (var chat in new[] { other.Personal(21), bot.Channel.Personal(AccessBot.Administrator), bot.Channel.Personal(99), bot.Channel.Chat(99) })
        {
            foreach (var verb in verbs)
            {
                var pressed = await chat.ExecuteAsync($"{SummaryVerbs.Managing}{verb}", Data(summary));
                Assert.StartsWith("この操作ができるのは、青葉区の事務局です", pressed.Value.GetProperty("message").GetString(), StringComparison.Ordinal);
            }
        }

        // Under one's own ward there is no such summary.
        var mixed = Data(summary);
        mixed["ward"] = "泉";
        Assert.Contains("見つかりませんでした", (await other.Personal(21).ExecuteAsync(SummaryVerbs.Withdraw, mixed)).Value.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal((true, null), ((await bot.FindAsync(summary)).State is SummaryState.Sent, (await bot.FindAsync(summary)).RemindedAt));
    }

    internal static async Task<Endpoint.CardView> OpenAsync(DeliveryBot bot, MeetingSummary summary) =>
        (await bot.Keeper.ExecuteAsync(SummaryVerbs.Board, Data(summary))).Card;

    internal static System.Text.Json.Nodes.JsonObject Data(MeetingSummary summary) =>
        new() { ["ward"] = summary.Ward.Name, ["summary"] = summary.Id, ["nonce"] = "n", ["sure"] = "yes", ["question"] = "ab", ["text"] = "ほげ" };
}
