using NodaTime;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Versions;
using Sendai.Domain.Reviews;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.ReviewCore;

/// <summary>Bookings as they are stored and told, on both engines.</summary>
public abstract class BookingDeskTests : IAsyncLifetime
{
    private readonly ManualClock clock = new();
    private ConnectorServer connector = null!;
    private ReviewRig rig = null!;
    private WatchedStore store = null!;

    public async Task InitializeAsync()
    {
        connector = await ConnectorServer.StartAsync();
        rig = new ReviewRig(await NewDatabaseAsync(), clock, inner => store = new WatchedStore(inner), connector: connector.Url);
    }

    public async Task DisposeAsync()
    {
        await rig.DisposeAsync();
        await connector.DisposeAsync();
    }

    [Fact]
    public async Task Cancelled_TheFirstInLineIsToldAtOnce()
    {
        var session = await rig.MakeAsync(capacity: 1);
        await rig.BookAsync(session, 1);
        await rig.BookAsync(session, 2);
        await rig.BookAsync(session, 3);
        await rig.RunAsync();
        connector.Requests.Clear();

        await rig.CancelAsync(session, 1, number: 1);
        await rig.RunAsync();

        Assert.Equal(
            ["POST /v3/conversations/a%3A2/activities", "PUT /v3/conversations/a%3A1/activities/card-1"],
            connector.Requests.Select(request => request.Line).Order());
        Assert.Contains("枠が空いたので、予約しました", connector.Requests.Single(request => request.Line.Contains("a%3A2", StringComparison.Ordinal)).Body, StringComparison.Ordinal);
        Assert.Equal([2], (await rig.BookOfAsync(session)).Booked.Select(booking => booking.Number));
    }

    [Fact]
    public async Task Moved_ToAnotherSession_IsInOneAndNeverInTwo()
    {
        var (from, to) = (await rig.MakeAsync(capacity: 1), await rig.MakeAsync(capacity: 2, starts: rig.InTwoDays + Duration.FromDays(7)));
        await rig.BookAsync(from, 1);
        await rig.BookAsync(from, 2);

        Assert.IsType<MoveDecision.Moved>(await rig.MoveAsync(from, 1, number: 1, to, slot: 1));

        Assert.Equal([2], (await rig.BookOfAsync(from)).Booked.Select(booking => booking.Number));
        Assert.Equal(1, Assert.Single((await rig.BookOfAsync(to)).Booked).Slot);
        var person = Bot.People.UserKey.Hash("30000000-0000-4000-8000-000000000001");
        var mine = await rig.Store.OfPersonAsync(ReviewRig.Ward, person, rig.InTwoDays, default);
        Assert.Equal(to, Assert.Single(mine).Book.Session.Id);
    }

    [Fact]
    public async Task SomebodyElsesBooking_StaysWhatItIs()
    {
        var session = await rig.MakeAsync();
        await rig.BookAsync(session, 1);

        Assert.IsType<CancelDecision.NotThere>(await rig.CancelAsync(session, 2, number: 1));
        Assert.IsType<MoveDecision.NotThere>(await rig.MoveAsync(session, 2, number: 1, session, slot: 3));

        Assert.Equal(0, Assert.Single((await rig.BookOfAsync(session)).Booked).Slot);
    }

    [Fact]
    public async Task SamePress_TenTimes_CountsOnce()
    {
        var session = await rig.MakeAsync(capacity: 1);
        await rig.BookAsync(session, 1);
        await rig.BookAsync(session, 2);
        var pressed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => rig.CancelAsync(session, 1, number: 1, nonce: "same")));
        await rig.RunAsync();

        Assert.Single(pressed.OfType<CancelDecision.Cancelled>());
        Assert.Equal([2], (await rig.BookOfAsync(session)).Booked.Select(booking => booking.Number));
        Assert.Single(connector.Requests, request => request.Line == "POST /v3/conversations/a%3A2/activities");
    }

    [Fact]
    public async Task Reminders_ComeTheDayBeforeAndAnHourBefore_Once()
    {
        var starts = rig.InTwoDays;
        var session = await rig.MakeAsync(starts: starts);
        await rig.BookAsync(session, 1);
        await rig.BookAsync(session, 2);
        await rig.CancelAsync(session, 2, number: 2);
        await rig.RunAsync();
        connector.Requests.Clear();

        await ToAsync(CityClock.Of(CityClock.At(starts).Date.PlusDays(-1) + new LocalTime(17, 0)), "明日の予約のお知らせ");
        await ToAsync(starts - Duration.FromHours(1), "今日の予約のお知らせ");
        await PassAsync(Duration.FromHours(2));
        Assert.Empty(connector.Requests);
    }

    [Fact]
    public async Task Reminders_FollowASessionThatMoves()
    {
        var session = await rig.MakeAsync();
        await rig.BookAsync(session, 1);
        await rig.RunAsync();
        var (old, next) = (rig.InTwoDays, rig.InTwoDays + Duration.FromDays(1));
        await rig.ChangeAsync(session, before => before with { Starts = next, ClosesAt = next - Duration.FromMinutes(1) });
        await rig.RunAsync();
        connector.Requests.Clear();

        await PassAsync(old - Duration.FromHours(1) + Duration.FromMinutes(1) - Now);
        Assert.Empty(connector.Requests);
        await ToAsync(CityClock.Of(CityClock.At(next).Date.PlusDays(-1) + new LocalTime(17, 0)), "明日の予約のお知らせ");
        await ToAsync(next - Duration.FromHours(1), "今日の予約のお知らせ");
    }

    [Fact]
    public async Task BotThatWasAway_SendsOneReminder()
    {
        var starts = rig.InTwoDays;
        var session = await rig.MakeAsync(starts: starts);
        await rig.BookAsync(session, 1);
        await rig.RunAsync();
        connector.Requests.Clear();

        clock.Advance((starts - Duration.FromMinutes(40) - Now).ToTimeSpan());
        await PassAsync(Duration.FromSeconds(30), step: Duration.FromSeconds(2));

        Assert.Contains("今日の予約のお知らせ", Assert.Single(connector.Requests).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SessionMovedNearer_IsNotAnnouncedForItsOldTime()
    {
        var session = await rig.MakeAsync(starts: rig.InTwoDays + Duration.FromDays(5));
        await rig.BookAsync(session, 1);
        await rig.ChangeAsync(session, before => before with { Starts = Now + Duration.FromMinutes(30), ClosesAt = Now + Duration.FromMinutes(20) });
        await rig.RunAsync();
        connector.Requests.Clear();

        await PassAsync(Duration.FromDays(8), step: Duration.FromHours(1));

        Assert.Empty(connector.Requests);
    }

    [Fact]
    public async Task Rush_GoesIntoFewTransactions_AndStaysWithinThem()
    {
        var session = await rig.MakeAsync(capacity: 60);
        var before = store.Writes;

        var decisions = await Task.WhenAll(Enumerable.Range(0, 120).Select(person => rig.BookAsync(session, person)));

        // One by one it would be two writes for each: the pointer of the confirmation, and the booking.
        Assert.InRange(store.Writes - before, 1, 119);

        Assert.Equal(60, decisions.OfType<BookingDecision.Booked>().Count());
        Assert.Equal(60, (await rig.BookOfAsync(session)).Waiting.Count);
    }

    [Fact]
    public async Task CommandThatFails_FailsAlone()
    {
        var session = await rig.MakeAsync();
        var failing = rig.ChangeAsync([session], _ => throw new InvalidOperationException("a defect"));
        var booking = rig.BookAsync(session, 1);

        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.IsType<BookingDecision.Booked>(await booking);
    }

    protected abstract Task<string> NewDatabaseAsync();

    private Instant Now => Instant.FromDateTimeOffset(clock.Now);

    /// <summary>Nothing until then, and then what everybody with a place gets, within a minute.</summary>
    private async Task ToAsync(Instant due, string heading)
    {
        await PassAsync(due - Now - Duration.FromSeconds(1));
        Assert.Empty(connector.Requests);
        await PassAsync(Duration.FromSeconds(10), step: Duration.FromSeconds(2));
        var reminder = Assert.Single(connector.Requests);
        Assert.Equal("POST /v3/conversations/a%3A1/activities", reminder.Line);
        Assert.Contains(heading, reminder.Body, StringComparison.Ordinal);
        connector.Requests.Clear();
    }

    private async Task PassAsync(Duration time, Duration? step = null)
    {
        for (var until = Now + time; Now < until;)
        {
            var left = until - Now;
            clock.Advance((step is { } small && small < left ? small : left).ToTimeSpan());
            await rig.RunAsync();
            await rig.RunAsync();
        }
    }
}

public sealed class SqliteBookingDeskTests : BookingDeskTests
{
    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: false);
}

public sealed class AzuriteBookingDeskTests : BookingDeskTests
{
    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: true);
}
