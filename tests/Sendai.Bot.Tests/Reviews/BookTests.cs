using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Sendai.Bot.Offices;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Attacks;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Versions;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;

namespace Sendai.Bot.Tests.Reviews;

/// <summary>「予約したい」, from the list to the confirmation.</summary>
public class BookTests
{
    [Fact]
    public async Task FirstBooking_IsTheConfirmationInPlaceOfTheForm()
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync();
        var chat = Reach.Personal(bot, 1);

        var list = await chat.AskAsync("予約したい 青葉");
        Assert.Contains("11月25日(水) 10:00〜10:30", list.Shown, StringComparison.Ordinal);
        Assert.Contains("空き 3／3。締め切り 11月24日(火) 17:00", list.Shown, StringComparison.Ordinal);
        var form = (await chat.PressAsync(list, "予約する")).Card;
        Assert.Contains("個人が分かることは書きません", form.Shown, StringComparison.Ordinal);
        Assert.Equal(["どの時間でもよい", "10:00〜10:10", "10:10〜10:20", "10:20〜10:30"], form.Choices("slot").Keys);
        var confirmed = (await chat.SendAsync(form, ("slot", "1"), ("issue", "i001"))).Card;

        Assert.Contains("予約できました", confirmed.Shown, StringComparison.Ordinal);
        Assert.Contains("11月25日(水) 10:10〜10:20", confirmed.Shown, StringComparison.Ordinal);
        Assert.Contains("ケース・8050問題", confirmed.Shown, StringComparison.Ordinal);
        var booking = Assert.Single((await bot.ReadAsync(session)).Booked);
        Assert.Equal((Reach.Key(1), "相談 花子", 1), (booking.Person, booking.Name, booking.Slot));
        Assert.DoesNotContain("花子", booking.Reach, StringComparison.Ordinal);
        await Reach.UntilAsync(() => bot.Overwritten("a:1").Count == 1);
        Assert.Contains("予約できました", bot.Overwritten("a:1")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SamePressAndSameActivityTenTimes_AreOneBookingAndOneConfirmation()
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync();
        var chat = Reach.Personal(bot, 1);
        var form = await chat.FormAsync();
        for (var press = 0; press < 10; press++)
        {
            Assert.Contains("予約できました", (await chat.SendAsync(form, ("slot", "2"))).Card.Shown, StringComparison.Ordinal);
        }

        var data = JsonNode.Parse(form.Button("予約する").Data.GetRawText())!.AsObject();
        data["theme"] = "事務";
        var again = Presses.Of(chat, "review.book", data);
        for (var times = 0; times < 10; times++)
        {
            Assert.Equal(200, await bot.StatusAsync(again.DeepClone().AsObject()));
        }

        var booking = Assert.Single((await bot.ReadAsync(session)).Bookings);
        Assert.Equal((2, "ケース"), (booking.Slot, booking.Theme.Choice));
        await Reach.UntilAsync(() => bot.Overwritten("a:1").Count > 0);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Single(bot.Overwritten("a:1"));
    }

    [Fact]
    public async Task SlotThatSomebodyTookMeanwhile_LeadsToTheFormAsItIsNow()
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync();
        var (first, second) = (Reach.Personal(bot, 1), Reach.Personal(bot, 2));
        var late = await second.FormAsync();
        await first.BookAsync(typed: ("slot", "0"));

        var again = (await second.SendAsync(late, ("slot", "0"))).Card;

        Assert.Contains("ほかの方の予約が入りました", again.Shown, StringComparison.Ordinal);
        Assert.Equal(["どの時間でもよい", "10:10〜10:20", "10:20〜10:30"], again.Choices("slot").Keys);
        Assert.Contains("10:10〜10:20", (await second.SendAsync(again)).Card.Shown, StringComparison.Ordinal);
        Assert.Equal(2, (await bot.ReadAsync(session)).Booked.Count);
    }

    [Fact]
    public async Task FullSession_HasALine()
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync(capacity: 1);
        var early = await Reach.Personal(bot, 4).FormAsync();
        await Reach.Personal(bot, 1).BookAsync();

        var list = await Reach.Personal(bot, 2).AskAsync("予約したい 青葉");
        Assert.Contains("満員", list.Shown, StringComparison.Ordinal);
        var form = (await Reach.Personal(bot, 2).PressAsync(list, "キャンセル待ちする")).Card;
        Assert.Contains("キャンセル待ち 1番目", (await Reach.Personal(bot, 2).SendAsync(form)).Card.Shown, StringComparison.Ordinal);
        // The form was opened when there was a place.
        Assert.Contains("キャンセル待ち 2番目", (await Reach.Personal(bot, 4).SendAsync(early)).Card.Shown, StringComparison.Ordinal);

        var again = await Reach.Personal(bot, 4).AskAsync("わたしの予約");
        Assert.Contains("キャンセル待ち 2番目", again.Shown, StringComparison.Ordinal);
        Assert.Equal(2, (await bot.ReadAsync(session)).Waiting.Count);
    }

    [Fact]
    public async Task WhoDoesNotWantToWait_IsToldAndOffered()
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync(capacity: 1);
        var chat = Reach.Personal(bot, 2);
        var form = await chat.FormAsync();
        await Reach.Personal(bot, 1).BookAsync();

        var offered = (await chat.SendAsync(form, ("waits", "false"))).Card;

        Assert.Contains("空きがなくなりました", offered.Shown, StringComparison.Ordinal);
        Assert.Empty((await bot.ReadAsync(session)).Waiting);
        Assert.Contains("1番目", (await chat.SendAsync(offered)).Card.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondPlaceOfTheSamePerson_IsTheFirstOne()
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync();
        var chat = Reach.Personal(bot, 1);
        var (one, other) = (await chat.FormAsync(), await chat.FormAsync());
        await chat.SendAsync(one, ("slot", "0"));

        var second = (await chat.SendAsync(other, ("slot", "1"))).Card;

        Assert.Contains("予約しています", second.Shown, StringComparison.Ordinal);
        Assert.Contains("10:00〜10:10", second.Shown, StringComparison.Ordinal);
        Assert.Contains("予約しています", (await chat.FormAsync()).Shown, StringComparison.Ordinal);
        Assert.Single((await bot.ReadAsync(session)).Bookings);
    }

    /// <summary>The machine of the tests runs on UTC: at the deadline it is nine hours earlier there, and at midnight still the day before.</summary>
    [Fact]
    public async Task DeadlineAndMidnight_AreThoseOfTheCity()
    {
        var time = new MovedTime();
        await using var bot = await BotFactory.StartAsync(time: time);
        var session = await bot.MakeAsync(new LocalDateTime(2026, 11, 26, 0, 30));
        var chat = Reach.Personal(bot, 1);
        Assert.Contains("11月26日(木) 0:30〜1:00", (await chat.AskAsync("予約したい 青葉")).Shown, StringComparison.Ordinal);
        var (early, late) = (await chat.FormAsync(), await chat.FormAsync());

        time.Now = session.ClosesAt.ToDateTimeOffset().AddSeconds(-1);
        Assert.Contains("予約できました", (await chat.SendAsync(early)).Card.Shown, StringComparison.Ordinal);
        time.Now = session.ClosesAt.ToDateTimeOffset();
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 17, 0, 0, TimeSpan.FromHours(9)), time.Now);
        var other = Reach.Personal(bot, 2);
        Assert.Contains("締め切りを過ぎました", (await other.AskAsync("予約したい 青葉")).Shown, StringComparison.Ordinal);
        var refused = (await other.SendAsync(late)).Card;

        Assert.Contains("締め切りを過ぎました", refused.Shown, StringComparison.Ordinal);
        Assert.Contains("何も変えていません", refused.Shown, StringComparison.Ordinal);
        Assert.Single((await bot.ReadAsync(session)).Bookings);
        time.Now = session.Starts.ToDateTimeOffset();
        Assert.Contains("始まったか", (await other.SendAsync(late)).Card.Shown, StringComparison.Ordinal);
        time.Now = time.Now.AddMinutes(1);
        Assert.Contains("まだ登録されていません", (await other.AskAsync("予約したい 青葉")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SessionForOthers_SaysForWhom()
    {
        await using var bot = await BotFactory.StartAsync();
        await bot.MakeAsync(kind: "individual-sv", capacity: 1);
        await bot.MakeAsync(ward: "泉", kind: "new-offices");
        var chat = Reach.Personal(bot, 1);

        var rota = await chat.AskAsync("予約したい 青葉");

        Assert.Contains("事務局が入れます", rota.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(rota.Buttons, button => button.Verb == "review.form");
        Assert.Contains("新しく開いた事業所", (await chat.FormAsync("泉")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfficeThatOpenedLately_MayBookItsSession_AndIsNotedWithTheBooking()
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync(ward: "泉", kind: "new-offices");
        var book = bot.Services.GetRequiredService<OfficeBook>();
        var office = new Office("0123456789abcdef", new Ward("泉"), "見本事業所", new LocalDate(2026, 10, 1), IsClosed: false);
        await bot.Store().UpsertAsync(OfficeRows.Table, OfficeRows.Write(office), default);
        await book.ChooseAsync(Reach.Key(1), office, null, default);
        Assert.NotNull(await book.OfPersonAsync(Reach.Key(1), default));

        var form = await Reach.Personal(bot, 1).FormAsync("泉");
        Assert.Contains("事業所：見本事業所", form.Shown, StringComparison.Ordinal);
        Assert.Contains("予約できました", (await Reach.Personal(bot, 1).SendAsync(form)).Card.Shown, StringComparison.Ordinal);

        Assert.Equal(office.Id, Assert.Single((await bot.ReadAsync(session)).Bookings).Office);
    }

    [Theory]
    [InlineData("slot", "3")]
    [InlineData("slot", "-1")]
    [InlineData("slot", "一番")]
    [InlineData("slot", "99999999999")]
    [InlineData("theme", "")]
    [InlineData("theme", "見本さんのこと")]
    [InlineData("issue", "i999")]
    [InlineData("session", "20261125-00000000")]
    [InlineData("session", "j-boards")]
    [InlineData("session", "../../secrets/.x")]
    [InlineData("ward", "見本")]
    [InlineData("ward", "泉")]
    [InlineData("nonce", "")]
    public async Task ForgedData_ChangesNothingAndIsAnsweredKindly(string name, string value)
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync();
        var chat = Reach.Personal(bot, 1);
        var form = await chat.FormAsync();

        var answer = await chat.SendAsync(form, (name, value));

        Assert.Equal(200, answer.StatusCode);
        Assert.Contains(
            name switch { "session" or "ward" => "見つかりませんでした", "nonce" => "この会を予約しますか", _ => "もう一度選んでください" }, answer.Card.Shown, StringComparison.Ordinal);
        Assert.Empty((await bot.ReadAsync(session)).Bookings);
        Assert.DoesNotContain("見本さん", answer.Card.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PressWithTheMarkOfAnother_ShowsNobodyElsesBooking()
    {
        await using var bot = await BotFactory.StartAsync();
        var first = await bot.MakeAsync();
        var second = await bot.MakeAsync(Sessions.Wednesday.PlusDays(1));
        var (chat, other) = (Reach.Personal(bot, 1), Reach.Personal(bot, 2));
        JsonObject Data(string session, string nonce) => new()
        {
            ["ward"] = "青葉", ["session"] = session, ["nonce"] = nonce, ["slot"] = "any", ["theme"] = "ケース", ["issue"] = "i001", ["waits"] = "true",
        };
        await other.ExecuteAsync("review.book", Data(second.Id, "theirs"));
        var data = Data(first.Id, "mine");
        data["theme"] = "事務";
        data["issue"] = "";
        await chat.ExecuteAsync("review.book", data);

        var forged = await chat.ExecuteAsync("review.book", Data(second.Id, "mine"));

        Assert.DoesNotContain("8050問題", forged.Card.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("話すこと", forged.Card.Shown, StringComparison.Ordinal);
        Assert.Equal(Reach.Key(2), Assert.Single((await bot.ReadAsync(second)).Bookings).Person);
    }

    [Fact]
    public async Task PressInAChannel_OpensTheFormInThePersonalChatOnly()
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync();
        var chat = Reach.Personal(bot, 1);
        await chat.AskAsync("予約したい 青葉");
        var channel = Reach.Channel(bot, 1);
        var board = Assert.Single(await channel.SayAsync("予約したい 青葉"));

        var pressed = await channel.PressAsync(board, "予約する");

        Assert.Equal("お答えは、個人チャットにお送りしました。", pressed.Value.GetString());
        var form = await bot.ToldAsync(1);
        // Whatever is pressed where others read is not done there.
        foreach (var verb in new[] { "review.book", "review.mine", "review.list", "review.form" })
        {
            var data = JsonNode.Parse(form.Button("予約する").Data.GetRawText())!.AsObject();
            data["theme"] = "ケース";
            Assert.Equal("application/vnd.microsoft.activity.message", (await channel.ExecuteAsync(verb, data)).Type);
        }

        Assert.Empty((await bot.ReadAsync(session)).Bookings);
        Assert.Contains("予約できました", (await chat.SendAsync(form, ("theme", "事務"))).Card.Shown, StringComparison.Ordinal);
        Assert.Equal("お答えは、個人チャットにお送りしました。", await channel.TextAsync("わたしの予約"));
        Assert.NotEmpty(bot.InChannel());
        Assert.All(bot.InChannel(), body =>
        {
            Assert.DoesNotContain("予約できました", body, StringComparison.Ordinal);
            Assert.DoesNotContain("話すこと", body, StringComparison.Ordinal);
            Assert.DoesNotContain("予約しています", body, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task PressInAChannel_OfWhoCannotBeReached_SaysWhatToDo()
    {
        await using var bot = await BotFactory.StartAsync();
        await bot.MakeAsync();
        bot.Connector.Paths[Reach.Create] = Reach.Refusal(403, "BotNotInConversationRoster");
        var channel = Reach.Channel(bot, 1);
        var board = Assert.Single(await channel.SayAsync("予約したい 青葉"));

        Assert.Contains("アプリ", (await channel.PressAsync(board, "予約する")).Value.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WardThatIsNotKnown_IsAskedFor_AndOthersCanBeSeen()
    {
        await using var bot = await BotFactory.StartAsync();
        await bot.MakeAsync(ward: "泉");
        var chat = Reach.Personal(bot, 1);

        var asked = await chat.AskAsync("予約したい");
        Assert.Equal(5, asked.Buttons.Count(button => button.Title.EndsWith('区')));
        var empty = (await chat.PressAsync(asked, "青葉区")).Card;
        Assert.Contains("事務局が登録します", empty.Shown, StringComparison.Ordinal);
        var others = (await chat.PressAsync(empty, "ほかの区の会")).Card;
        Assert.Contains("11月25日", (await chat.PressAsync(others, "泉区")).Card.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongList_IsPaged()
    {
        await using var bot = await BotFactory.StartAsync();
        for (var day = 0; day < 6; day++)
        {
            await bot.MakeAsync(Sessions.Wednesday.PlusDays(day));
        }

        var chat = Reach.Personal(bot, 1);
        var first = await chat.AskAsync("予約したい 青葉");
        Assert.Equal(4, first.Buttons.Count(button => button.Title == "予約する"));
        var second = (await chat.PressAsync(first, "もっと見る")).Card;
        Assert.Equal(2, second.Buttons.Count(button => button.Title == "予約する"));
        Assert.DoesNotContain(second.Buttons, button => button.Title == "もっと見る");
    }
}
