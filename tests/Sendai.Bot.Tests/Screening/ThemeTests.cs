using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Reviews;
using Sendai.Bot.Tests.Attacks;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Reviews;
using Sendai.Bot.Versions;
using Sendai.Domain.Reviews;

namespace Sendai.Bot.Tests.Screening;

/// <summary>What somebody writes about a booking, from the form to those who may read it.</summary>
public class ThemeTests : IAsyncLifetime
{
    private const string Number = "090-0412-7785";
    private const string WithNumber = $"連絡は{Number}まで。退院後の住まい";
    private const string Doubtful = "1111-2222-3334";

    private readonly string database = BotFactory.NewDatabase();
    private BotFactory? bot;

    private BotFactory Bot => bot!;

    public async Task InitializeAsync() => bot = await BotFactory.StartAsync(database);

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task HarmlessText_IsBookedAndShownToTheBookerAndNotOnTheBoard()
    {
        const string text = "50代のAさん。退院後の住まい *至急* 😀";
        var session = await Bot.MakeAsync();
        await Reach.Channel(Bot, 9).SayAsync("予約したい 青葉");
        var chat = Reach.Personal(Bot, 1);

        var confirmed = await chat.BookAsync(typed: [("text", $"  {text}\n"), ("issue", "i001")]);

        Assert.Contains($"話すこと：ケース・8050問題：{text}", confirmed.Shown, StringComparison.Ordinal);
        Assert.Equal(text, Theme(Assert.Single((await Bot.ReadAsync(session)).Booked)));
        Assert.Contains(text, (await chat.AskAsync("わたしの予約")).Shown, StringComparison.Ordinal);
        Assert.Contains(RosterTexts(await Bot.ReadAsync(session)), cell => cell.EndsWith(text, StringComparison.Ordinal));
        var other = await Reach.Personal(Bot, 2).AskAsync("予約したい 青葉");
        Assert.DoesNotContain("退院後", other.Json.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("退院後", Assert.Single(await Reach.Channel(Bot, 9).SayAsync("予約したい 青葉")).Json.GetRawText(), StringComparison.Ordinal);
        Assert.All(Bot.InChannel(), body => Assert.DoesNotContain("退院後", body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Finding_ComesBackInTheSameFormAndIsNowhereElse()
    {
        var session = await Bot.MakeAsync();
        var chat = Reach.Personal(Bot, 1);

        var again = await chat.BookAsync(typed: [("text", WithNumber), ("slot", "1"), ("issue", "i001"), ("waits", "false")]);

        Assert.Contains("まだ保存されていません", again.Shown, StringComparison.Ordinal);
        Assert.Contains($"「{Number}」→「", again.Shown, StringComparison.Ordinal);
        Assert.Equal(("1", WithNumber, "i001", "false"), (again.Values["slot"], again.Values["text"], again.Values["issue"], again.Values["waits"]));
        Assert.Equal("ケース", again.Values["theme"]);
        Assert.DoesNotContain(Number, again.Json.GetProperty("fallbackText").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Number, again.Json.GetProperty("speak").GetString(), StringComparison.Ordinal);
        Assert.Empty((await Bot.ReadAsync(session)).Bookings);
        await Traces.AssertNoneAsync(Bot, database, "0412-7785");
    }

    [Fact]
    public async Task OnePress_ReplacesAndBooks()
    {
        var session = await Bot.MakeAsync();
        var chat = Reach.Personal(Bot, 1);
        var again = await chat.BookAsync(typed: [("text", WithNumber), ("slot", "2")]);

        var confirmed = (await chat.PressAsync(again, "置き換えて予約する", [.. again.Values.Select(value => (value.Key, value.Value))])).Card;

        Assert.Contains("予約できました", confirmed.Shown, StringComparison.Ordinal);
        var booking = Assert.Single((await Bot.ReadAsync(session)).Booked);
        Assert.Equal(2, booking.Slot);
        Assert.StartsWith("連絡は", Theme(booking), StringComparison.Ordinal);
        Assert.EndsWith("まで。退院後の住まい", Theme(booking), StringComparison.Ordinal);
        await Traces.AssertNoneAsync(Bot, database, "0412-7785");
    }

    [Fact]
    public async Task CorrectedText_IsBookedAsItIs()
    {
        var session = await Bot.MakeAsync();
        var chat = Reach.Personal(Bot, 1);
        var again = await chat.BookAsync(typed: ("text", WithNumber));

        await chat.PressAsync(again, "直した文で予約する", [.. again.Values.Select(value => (value.Key, value.Key == "text" ? "退院後の住まい" : value.Value))]);

        Assert.Equal("退院後の住まい", Theme(Assert.Single((await Bot.ReadAsync(session)).Booked)));
    }

    [Fact]
    public async Task DoubtfulFinding_IsAskedAndOnePressLeavesIt()
    {
        var session = await Bot.MakeAsync();
        var chat = Reach.Personal(Bot, 1);

        var again = await chat.BookAsync(typed: ("text", $"書いた紙に {Doubtful}"));
        Assert.Contains("かもしれません", again.Shown, StringComparison.Ordinal);
        Assert.Empty((await Bot.ReadAsync(session)).Bookings);
        await chat.PressAsync(again, "個人は分からないので、このまま予約する", [.. again.Values.Select(value => (value.Key, value.Value))]);

        Assert.Equal($"書いた紙に {Doubtful}", Theme(Assert.Single((await Bot.ReadAsync(session)).Booked)));
    }

    [Fact]
    public async Task DoubtfulBesideCertain_IsLeftWhileTheRestIsReplaced()
    {
        var session = await Bot.MakeAsync();
        var chat = Reach.Personal(Bot, 1);

        var again = await chat.BookAsync(typed: ("text", $"書いた紙に {Doubtful}、電話は{Number}"));
        await chat.PressAsync(again, "「？」は残して、ほかを置き換えて予約する", [.. again.Values.Select(value => (value.Key, value.Value))]);

        var theme = Theme(Assert.Single((await Bot.ReadAsync(session)).Booked));
        Assert.Contains(Doubtful, theme, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, theme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CertainFinding_CannotBeConfirmedAway()
    {
        var session = await Bot.MakeAsync();
        var chat = Reach.Personal(Bot, 1);
        var form = await chat.FormAsync();
        var data = JsonNode.Parse(form.Button("予約する").Data.GetRawText())!.AsObject();
        (data["theme"], data["text"], data["screenConfirmed"]) = ("ケース", WithNumber, Number);

        Assert.Equal(200, await Bot.StatusAsync(Presses.Of(chat, "review.book", data)));

        Assert.Empty((await Bot.ReadAsync(session)).Bookings);
        await Traces.AssertNoneAsync(Bot, database, "0412-7785");
    }

    [Theory]
    [InlineData(101)]
    [InlineData(4001)]
    [InlineData(20000)]
    public async Task LongText_IsSaidAndNothingIsBooked(int length)
    {
        var session = await Bot.MakeAsync();

        var again = await Reach.Personal(Bot, 1).BookAsync(typed: ("text", new string('長', length)));

        Assert.Contains("100文字まで", again.Shown, StringComparison.Ordinal);
        Assert.Equal(Math.Min(length, 1000), again.Values["text"].Length);
        Assert.Empty((await Bot.ReadAsync(session)).Bookings);
    }

    [Fact]
    public async Task TextThatGrowsTooLongByTheSuggestions_ComesBackWithThem()
    {
        var session = await Bot.MakeAsync();
        var chat = Reach.Personal(Bot, 1);
        // The suggestion is longer than this number.
        var again = await chat.BookAsync(typed: ("text", $"受給者証番号12345。{new string('長', BookingTheme.TextLength - 12)}"));

        var longer = (await chat.PressAsync(again, "置き換えて予約する", [.. again.Values.Select(value => (value.Key, value.Value))])).Card;

        Assert.Contains("100文字まで", longer.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("12345", longer.Values["text"], StringComparison.Ordinal);
        Assert.InRange(longer.Values["text"].Length, BookingTheme.TextLength + 1, BookingTheme.TextLength + 10);
        Assert.Empty((await Bot.ReadAsync(session)).Bookings);
    }

    [Theory]
    [InlineData(" \u3000 ", "")]
    [InlineData("退院\u0000後\u202Eの住まい", "退院 後の住まい")]
    [InlineData("090-\u200B0412\u2060-7785", null)]
    public async Task OddText_IsCleanedBeforeItIsKept(string typed, string? kept)
    {
        var session = await Bot.MakeAsync();

        await Reach.Personal(Bot, 1).BookAsync(typed: ("text", typed));

        Assert.Equal(kept, (await Bot.ReadAsync(session)).Booked.Select(booking => Theme(booking)).SingleOrDefault());
    }

    [Fact]
    public async Task SlotThatSomebodyTook_DoesNotLoseTheText()
    {
        await Bot.MakeAsync();
        var late = await Reach.Personal(Bot, 2).FormAsync();
        await Reach.Personal(Bot, 1).BookAsync(typed: ("slot", "0"));

        var again = (await Reach.Personal(Bot, 2).SendAsync(late, ("slot", "0"), ("text", "退院後の住まい"))).Card;

        Assert.Equal(("退院後の住まい", "any"), (again.Values["text"], again.Values["slot"]));
    }

    private static string Theme(Booking booking) => booking.Theme.Text.Value;

    private IEnumerable<string> RosterTexts(SessionBook book) =>
        RosterTable.Of(book, Bot.Services.GetRequiredService<CurrentDirectory>().Snapshot.Content, []).Rows.SelectMany(row => row);
}
