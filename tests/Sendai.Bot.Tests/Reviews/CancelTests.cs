using System.Text.Json.Nodes;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Versions;

namespace Sendai.Bot.Tests.Reviews;

/// <summary>「取り消す」 and 「辞退する」, and who gets the place then.</summary>
public class CancelTests
{
    [Fact]
    public async Task Cancelling_IsAskedOnceAndFreesTheSlot()
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync();
        var chat = Reach.Personal(bot, 1);
        var confirmed = await chat.BookAsync();

        var question = (await chat.PressAsync(confirmed, "取り消す")).Card;
        Assert.Contains("まだ取り消していません", question.Shown, StringComparison.Ordinal);
        Assert.Single((await bot.ReadAsync(session)).Bookings);
        var cancelled = (await chat.PressAsync(question, "はい、取り消します")).Card;

        Assert.Contains("予約を取り消しました", cancelled.Shown, StringComparison.Ordinal);
        Assert.Empty((await bot.ReadAsync(session)).Bookings);
        // Once more, on a card that still stands somewhere.
        Assert.Contains("もうありません", (await chat.PressAsync(question, "はい、取り消します")).Card.Shown, StringComparison.Ordinal);
        Assert.Contains("もうありません", (await chat.PressAsync(confirmed, "取り消す")).Card.Shown, StringComparison.Ordinal);
        Assert.Contains("予約もキャンセル待ちもありません", (await chat.AskAsync("わたしの予約")).Shown, StringComparison.Ordinal);
        Assert.Contains("10:00", (await chat.BookAsync()).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstInLine_GetsThePlaceAndIsTold_AndMayDecline()
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync(capacity: 1);
        var confirmed = await Reach.Personal(bot, 1).BookAsync();
        await Reach.Personal(bot, 2).BookAsync();
        await Reach.Personal(bot, 3).BookAsync();

        var question = (await Reach.Personal(bot, 1).PressAsync(confirmed, "取り消す")).Card;
        var before = bot.Now;
        await Reach.Personal(bot, 1).PressAsync(question, "はい、取り消します");

        var told = await bot.ToldAsync(2);
        Assert.Contains("枠が空いたので、予約しました", told.Shown, StringComparison.Ordinal);
        Assert.Contains(bot.MinutesSince(before, later: TimeSpan.FromHours(3)), until => told.Shown.Contains($"{until}まで", StringComparison.Ordinal));
        Assert.Contains("予約を取り消しました", (await Reach.Personal(bot, 2).PressAsync(told, "辞退する")).Card.Shown, StringComparison.Ordinal);
        Assert.Contains("枠が空いたので、予約しました", (await bot.ToldAsync(3)).Shown, StringComparison.Ordinal);
        Assert.Equal(Reach.Key(3), Assert.Single((await bot.ReadAsync(session)).Bookings).Person);
    }

    [Fact]
    public async Task DecliningInTwoSessions_AreTwoDeeds()
    {
        await using var bot = await BotFactory.StartAsync();
        const string ward = "青葉";
        foreach (var day in new[] { Sessions.Wednesday, Sessions.Wednesday.PlusDays(1) })
        {
            var session = await bot.MakeAsync(capacity: 1, ward: ward, starts: day);
            foreach (var person in new[] { 1, 2 })
            {
                await Reach.Personal(bot, person).ExecuteAsync("review.book", new JsonObject
                {
                    ["ward"] = ward, ["session"] = session.Id, ["nonce"] = $"{session.Id}{person}", ["theme"] = "ケース", ["waits"] = "true",
                });
            }

            await Reach.Personal(bot, 1).ExecuteAsync("review.cancel", new JsonObject
            {
                ["ward"] = ward, ["session"] = session.Id, ["number"] = 1, ["nonce"] = session.Id, ["sure"] = true,
            });
        }

        var second = await bot.ToldAsync(2, 2);
        var first = new CardView(bot.Posted("a:2")[0].Json.GetProperty("attachments")[0].GetProperty("content"), "first");

        Assert.Contains("予約を取り消しました", (await Reach.Personal(bot, 2).PressAsync(first, "辞退する")).Card.Shown, StringComparison.Ordinal);
        Assert.Contains("予約を取り消しました", (await Reach.Personal(bot, 2).PressAsync(second, "辞退する")).Card.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DecliningTooLate_LeavesTheBookingAndSaysHowToCancel()
    {
        var time = new MovedTime();
        await using var bot = await BotFactory.StartAsync(time: time);
        var session = await bot.MakeAsync(capacity: 1);
        var confirmed = await Reach.Personal(bot, 1).BookAsync();
        await Reach.Personal(bot, 2).BookAsync();
        await Reach.Personal(bot, 1).PressAsync((await Reach.Personal(bot, 1).PressAsync(confirmed, "取り消す")).Card, "はい、取り消します");
        var told = await bot.ToldAsync(2);
        time.Now = time.Now.AddHours(3);

        var late = (await Reach.Personal(bot, 2).PressAsync(told, "辞退する")).Card;

        Assert.Contains("辞退できる時間は過ぎた", late.Shown, StringComparison.Ordinal);
        Assert.Contains(late.Buttons, button => button.Title == "取り消す");
        Assert.Single((await bot.ReadAsync(session)).Bookings);
    }

    [Fact]
    public async Task BookingOfSomebodyElse_CannotBeTouched()
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync();
        await Reach.Personal(bot, 1).BookAsync();
        foreach (var verb in new[] { "review.cancel", "review.decline", "review.move", "review.calendar" })
        {
            foreach (var (number, sure) in new[] { (1, true), (1, false), (2, true), (-1, true), (int.MaxValue, true) })
            {
                var forged = await Reach.Personal(bot, 2).ExecuteAsync(verb, new JsonObject
                {
                    ["ward"] = "青葉", ["session"] = session.Id, ["number"] = number, ["nonce"] = $"{verb}{number}", ["sure"] = sure, ["to"] = $"{session.Id}/2", ["file"] = true,
                });
                Assert.Contains("予約もキャンセル待ちもありません", forged.Card.Shown, StringComparison.Ordinal);
                Assert.DoesNotContain("11月25日", forged.Card.Shown, StringComparison.Ordinal);
            }
        }

        Assert.Equal(0, Assert.Single((await bot.ReadAsync(session)).Bookings).Slot);
    }

    [Fact]
    public async Task SessionThatHasBegun_CannotBeCancelledAnyMore()
    {
        var time = new MovedTime();
        await using var bot = await BotFactory.StartAsync(time: time);
        var session = await bot.MakeAsync();
        var confirmed = await Reach.Personal(bot, 1).BookAsync();
        time.Now = session.Starts.ToDateTimeOffset();

        Assert.Contains("始まったか", (await Reach.Personal(bot, 1).PressAsync(confirmed, "取り消す")).Card.Shown, StringComparison.Ordinal);
    }
}
