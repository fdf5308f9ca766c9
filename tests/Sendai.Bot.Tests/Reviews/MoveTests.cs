using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;

namespace Sendai.Bot.Tests.Reviews;

/// <summary>「時間を変える」: never without a place, never with two.</summary>
public class MoveTests
{
    [Fact]
    public async Task AnotherSlot_AndAnotherDay()
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync();
        var next = await bot.MakeAsync(Sessions.Wednesday.PlusDays(7));
        await bot.MakeAsync(Sessions.Wednesday.PlusDays(2), kind: "case-study", capacity: 2);
        var chat = Reach.Personal(bot, 1);
        var confirmed = (await chat.ExecuteAsync("review.book", new() { ["ward"] = "青葉", ["session"] = session.Id, ["nonce"] = "n", ["theme"] = "ケース" })).Card;

        var ask = (await chat.PressAsync(confirmed, "時間を変える")).Card;
        Assert.Equal(
            ["11月25日(水) 10:10〜10:20", "11月25日(水) 10:20〜10:30", "12月2日(水) 10:00〜10:10", "12月2日(水) 10:10〜10:20", "12月2日(水) 10:20〜10:30"],
            ask.Choices("to").Keys);
        var moved = (await chat.SendAsync(ask, ("to", ask.Choices("to")["11月25日(水) 10:20〜10:30"]))).Card;
        Assert.Contains("11月25日(水) 10:20〜10:30", moved.Shown, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single((await bot.ReadAsync(session)).Bookings).Slot);

        ask = (await chat.PressAsync(moved, "時間を変える")).Card;
        var there = await chat.SendAsync(ask, ("to", ask.Choices("to")["12月2日(水) 10:00〜10:10"]));
        Assert.Contains("12月2日(水) 10:00〜10:10", there.Card.Shown, StringComparison.Ordinal);
        Assert.Empty((await bot.ReadAsync(session)).Bookings);
        Assert.Equal("ケース", Assert.Single((await bot.ReadAsync(next)).Bookings).Theme.Choice);
        // The same press again changes nothing, and says what is so.
        var again = (await chat.SendAsync(ask, ("to", ask.Choices("to")["12月2日(水) 10:00〜10:10"]))).Card;
        Assert.Contains("12月2日(水) 10:00〜10:10", again.Shown, StringComparison.Ordinal);
        Assert.Single((await bot.ReadAsync(next)).Bookings);
    }

    [Fact]
    public async Task SlotThatSomebodyTook_LeavesTheBookingWhereItIs()
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync();
        var chat = Reach.Personal(bot, 1);
        var ask = (await chat.PressAsync(await chat.BookAsync(), "時間を変える")).Card;
        await Reach.Personal(bot, 2).BookAsync(typed: ("slot", "1"));

        var again = (await chat.SendAsync(ask, ("to", $"{session.Id}/1"))).Card;

        Assert.Contains("ほかの方の予約が入りました", again.Shown, StringComparison.Ordinal);
        Assert.Contains("いまの予約はそのままです", again.Shown, StringComparison.Ordinal);
        Assert.Equal(["11月25日(水) 10:20〜10:30"], again.Choices("to").Keys);
        Assert.Equal(0, (await bot.ReadAsync(session)).Booked[0].Slot);
    }

    [Theory]
    [InlineData("x/0")]
    [InlineData("")]
    [InlineData("20261125-00000000/0")]
    [InlineData("{id}/-")]
    [InlineData("{id}/-1")]
    [InlineData("{id}/9")]
    [InlineData("{other}/0")]
    public async Task ForgedTime_ChangesNothing(string to)
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync();
        var other = await bot.MakeAsync(Sessions.Wednesday.PlusDays(1), kind: "case-study", capacity: 2);
        var chat = Reach.Personal(bot, 1);
        var confirmed = (await chat.ExecuteAsync("review.book", new() { ["ward"] = "青葉", ["session"] = session.Id, ["nonce"] = "n", ["theme"] = "ケース" })).Card;
        var ask = (await chat.PressAsync(confirmed, "時間を変える")).Card;

        var forged = (await chat.SendAsync(ask, ("to", to.Replace("{id}", session.Id, StringComparison.Ordinal).Replace("{other}", other.Id, StringComparison.Ordinal)))).Card;

        Assert.Contains("いつに変えますか", forged.Shown, StringComparison.Ordinal);
        Assert.Equal(0, Assert.Single((await bot.ReadAsync(session)).Bookings).Slot);
        Assert.Empty((await bot.ReadAsync(other)).Bookings);
    }

    [Fact]
    public async Task SessionThatWasClosed_IsNotMovedTo()
    {
        await using var bot = await BotFactory.StartAsync();
        var session = await bot.MakeAsync();
        var next = await bot.MakeAsync(Sessions.Wednesday.PlusDays(7));
        var chat = Reach.Personal(bot, 1);
        var confirmed = (await chat.ExecuteAsync("review.book", new() { ["ward"] = "青葉", ["session"] = session.Id, ["nonce"] = "n", ["theme"] = "ケース" })).Card;
        var ask = (await chat.PressAsync(confirmed, "時間を変える")).Card;
        await bot.ChangeAsync(next, one => one with { IsClosed = true });

        var refused = (await chat.SendAsync(ask, ("to", $"{next.Id}/0"))).Card;

        Assert.Contains("事務局が閉じています", refused.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(refused.Choices("to").Keys, title => title.StartsWith("12月", StringComparison.Ordinal));
        Assert.Single((await bot.ReadAsync(session)).Bookings);
    }
}
