using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Domain.Reviews;

namespace Sendai.Bot.Tests.ReviewCore;

/// <summary>Two hundred people want six slots at the same moment, through two instances of the bot.</summary>
public abstract class RaceTests
{
    private const int People = 200;
    private const int Slots = 6;

    private readonly TimeProvider time = FixedTime.WorkingDayNoon;

    /// <summary>200 rounds where they are asked for, or where they are cheap.</summary>
    protected virtual int Rounds => Environment.GetEnvironmentVariable("SENDAI_LONG") == "1" ? 200 : 10;

    protected abstract Task<string> NewDatabaseAsync();

    [Fact]
    public async Task TwoHundredAtOnce_SixGetASlot_TheOthersStandInLine()
    {
        var database = await NewDatabaseAsync();
        await using var one = new ReviewRig(database, time);
        await using var two = new ReviewRig(database, time);
        for (var round = 0; round < Rounds; round++)
        {
            var session = await one.MakeAsync(Slots);
            await RushAsync(session, round, one, two);
        }
    }

    private static async Task RushAsync(string session, int round, ReviewRig one, ReviewRig two)
    {
        using var start = new SemaphoreSlim(0);
        var attempts = Enumerable.Range(0, People).Select(person => Task.Run(async () =>
        {
            await start.WaitAsync();
            return await (person % 2 == 0 ? one : two).BookAsync(session, person);
        })).ToList();
        // Some press twice; both reach a bot, perhaps not the same one.
        var again = Enumerable.Range(0, 10).Select(person => Task.Run(async () =>
        {
            await start.WaitAsync();
            return await ((person + round) % 2 == 0 ? one : two).BookAsync(session, person);
        })).ToList();
        start.Release(People + again.Count);
        var decisions = await Task.WhenAll(attempts);
        var repeated = await Task.WhenAll(again);

        var book = await one.BookOfAsync(session);
        Assert.Equal(Enumerable.Range(0, Slots), book.Booked.Select(booking => booking.Slot!.Value));
        // Of two equal presses the slower one may hear that the booking stands.
        var heard = decisions.Concat(repeated).ToList();
        Assert.Equal(Slots, heard.OfType<BookingDecision.Booked>().Select(decision => decision.Booking.Number).Distinct().Count());
        // In the order of the commits, which is the order of the numbers.
        var line = heard.OfType<BookingDecision.Waitlisted>().DistinctBy(decision => decision.Booking.Number).OrderBy(decision => decision.Booking.Number).ToList();
        Assert.Equal(Enumerable.Range(1, People - Slots), line.Select(decision => decision.Position));
        Assert.Equal(Enumerable.Range(1, People), book.Bookings.Select(booking => booking.Number));
        Assert.Equal(People, book.Bookings.Select(booking => booking.Person).Distinct().Count());
        Assert.All(repeated.Zip(decisions), pair => Assert.Equal(NumberOf(pair.Second), NumberOf(pair.First)));

        var messages = await one.MessagesAsync(session);
        Assert.Equal(book.Bookings.Select(booking => ReviewRows.MessageKey(session, booking.Number, "confirm")), messages.Select(row => row.RowKey));
        Assert.All(
            messages.Zip(book.Bookings),
            pair => Assert.Equal(MessageRow.Address(pair.Second.Reach!).Conversation.Id, MessageRow.Address(pair.First.GetString(MessageRow.To)!).Conversation.Id));
    }

    private static int NumberOf(BookingDecision decision) => decision switch
    {
        BookingDecision.Booked booked => booked.Booking.Number,
        BookingDecision.Waitlisted waits => waits.Booking.Number,
        BookingDecision.AlreadyBooked there => there.Booking.Number,
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision.GetType().Name),
    };
}

public sealed class SqliteRaceTests : RaceTests
{
    protected override int Rounds => 200;

    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: false);
}

public sealed class AzuriteRaceTests : RaceTests
{
    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: true);
}
