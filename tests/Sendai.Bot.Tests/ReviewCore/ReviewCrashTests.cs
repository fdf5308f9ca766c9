using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Domain.Reviews;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.ReviewCore;

/// <summary>
/// Somebody books, an hour and some seconds before the session; the process is killed somewhere between the press and the
/// reminder. The press comes once more, to the next process, and time goes on.
/// </summary>
public abstract class ReviewCrashTests : IAsyncLifetime
{
    private const int Person = 7;

    /// <summary>Long enough for a slow machine to make the session and book: what should have been said before is not said late.</summary>
    private static readonly Duration BeforeTheReminder = Duration.FromSeconds(8);

    private string database = null!;
    private ConnectorServer connector = null!;

    public async Task InitializeAsync()
    {
        database = await NewDatabaseAsync();
        connector = await ConnectorServer.StartAsync();
    }

    public async Task DisposeAsync() => await connector.DisposeAsync();

    // What the killed process has reached: how often it did the step. Between sending and recording, a copy more may be.
    [Theory]
    [InlineData(nameof(DeliveryStep.PointersWritten), 2, false)]
    [InlineData(ChildProgram.TransactionCommitted, 1, false)]
    [InlineData(nameof(DeliveryStep.Claimed), 1, false)]
    [InlineData(nameof(DeliveryStep.Sent), 1, false)]
    [InlineData(nameof(DeliveryStep.Recorded), 1, false)]
    [InlineData(nameof(DeliveryStep.PointerDropped), 1, false)]
    [InlineData(nameof(DeliveryStep.PointersWritten), 3, false)]
    [InlineData(nameof(DeliveryStep.JobDone), 1, false)]
    [InlineData(nameof(DeliveryStep.Claimed), 2, false)]
    [InlineData(nameof(DeliveryStep.Sent), 2, true)]
    [InlineData(nameof(DeliveryStep.Recorded), 2, false)]
    public async Task KilledAfter_NothingIsLostAndNothingDoubled(string step, int count, bool mayBeTwice)
    {
        await ChildProgram.CrashAsync("review", database, connector.Url, step, count);

        var clock = new ManualClock(TimeProvider.System.GetUtcNow() + DeliveryTimes.Grace + DeliveryTimes.Claim);
        await using var rig = new ReviewRig(database, clock, connector: connector.Url);
        var session = await SessionAsync(rig);
        var decision = await rig.BookAsync(session, Person);
        for (var polls = 0; polls < 40; polls++)
        {
            await rig.RunAsync();
            clock.Advance(DeliveryTimes.Poll);
        }

        var booking = Assert.Single((await rig.BookOfAsync(session)).Bookings);
        Assert.Equal((0, booking), (booking.Slot!.Value, Assert.IsType<BookingDecision.Booked>(decision).Booking));
        // The confirmation overwrites the pressed card, so that a second copy of it is the same message.
        Assert.Contains(connector.Requests, request => request.Line.StartsWith("PUT ", StringComparison.Ordinal) && request.Line.EndsWith($"/card-{Person}", StringComparison.Ordinal));
        Assert.DoesNotContain(connector.Requests, request => request.Line.StartsWith("PUT ", StringComparison.Ordinal) && !request.Line.EndsWith($"/card-{Person}", StringComparison.Ordinal));
        var reminders = connector.Requests.Count(request => request.Line.StartsWith("POST ", StringComparison.Ordinal));
        Assert.InRange(reminders, 1, mayBeTwice ? 2 : 1);
        Assert.All(await rig.MessagesAsync(session), row => Assert.Equal(MessageState.Sent, MessageRow.StateOf(row)));
        Assert.Equal(2, (await rig.MessagesAsync(session)).Count);
    }

    protected abstract Task<string> NewDatabaseAsync();

    /// <summary>The life of the process that is killed.</summary>
    internal static async Task<int> LiveAsync(string database, string connector, TimeProvider time, Func<string, Task> reachedAsync)
    {
        await using var rig = new ReviewRig(database, time, fault: step => reachedAsync(step.ToString()), connector: connector);
        var starts = Instant.FromDateTimeOffset(time.GetUtcNow()) + Duration.FromHours(1) + BeforeTheReminder;
        var session = await rig.MakeAsync(starts: Instant.FromUnixTimeMilliseconds(starts.ToUnixTimeMilliseconds()));
        await rig.BookAsync(session, Person);
        await reachedAsync(ChildProgram.TransactionCommitted);
        await rig.Service.StartAsync(default);
        await Task.Delay(ChildProgram.LongestLife);
        return 1;
    }

    private static async Task<string> SessionAsync(ReviewRig rig)
    {
        var found = await rig.Store.FromAsync(ReviewRig.Ward, Instant.FromUtc(2020, 1, 1, 0, 0), 2, default);
        return Assert.Single(found).Session.Id;
    }
}

public sealed class SqliteReviewCrashTests : ReviewCrashTests
{
    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: false);
}

public sealed class AzuriteReviewCrashTests : ReviewCrashTests
{
    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: true);
}
