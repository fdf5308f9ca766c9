using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.ReviewCore;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Tests.CaseCore;

/// <summary>
/// A case and its place lie in two partitions. A process is killed after each write in turn on the way there, and on the way
/// back; within a minute another one brings both to the same end.
/// </summary>
public abstract class CaseCrashTests
{
    /// <summary>On the way to a place, and on the way back.</summary>
    private const string Schedule = "schedule";
    private const string Leave = "leave";

    /// <summary>There are fewer writes on the way than this.</summary>
    private const int Most = 30;

    /// <summary>Every write, or, where each process takes long, every third one.</summary>
    protected virtual int Stride => 1;

    protected abstract Task<string> NewDatabaseAsync();

    [Theory]
    [InlineData(Schedule)]
    [InlineData(Leave)]
    public async Task KilledAfterAnyWrite_TheCaseHasItsPlaceOrNeitherHasTheOther(string way)
    {
        var ends = new List<CaseStage>();
        for (var write = 1; ; write += Stride)
        {
            Assert.True(write < Most, "It never comes through.");
            var database = await NewDatabaseAsync();
            await PrepareAsync(database, way);
            var (exitCode, log) = await ChildProgram.RunAsync("case", database, "-", way, write);
            Assert.True(exitCode is 0 or ChildProgram.Killed, $"It ended with {exitCode}: {log}");
            ends.Add(await AssertBothOrNeitherAsync(database, $"{way}, killed after write {write}"));
            if (exitCode == 0)
            {
                break;
            }
        }

        // Killed at once, nothing had happened; not killed, it comes through.
        Assert.Equal(way == Schedule ? (CaseStage.Checked, CaseStage.Scheduled) : (CaseStage.Scheduled, CaseStage.Withdrawn), (ends[0], ends[^1]));
    }

    /// <summary>The life of the process that is killed.</summary>
    internal static async Task<int> LiveAsync(string database, string way, TimeProvider time, Func<Task> writtenAsync)
    {
        await using var rig = new CaseRig(database, time, tables: store => new StepStore(store, _ => writtenAsync()));
        var id = await OnlyCaseAsync(rig);
        if (way == Schedule)
        {
            await rig.ScheduleAsync(id, await OnlySessionAsync(rig));
        }
        else
        {
            await rig.ChangedAsync(id, (file, now) => file.Withdraw(now));
        }

        return 0;
    }

    private static async Task PrepareAsync(string database, string way)
    {
        await using var rig = new CaseRig(database, TimeProvider.System);
        var session = await rig.Reviews.MakeAsync(capacity: 1);
        if (way == Schedule)
        {
            await rig.CheckedAsync();
        }
        else
        {
            await rig.ScheduledAsync(session);
        }
    }

    private static async Task<CaseStage> AssertBothOrNeitherAsync(string database, string when)
    {
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        var end = clock.Now + TimeSpan.FromSeconds(60);
        await using var rig = new CaseRig(database, clock);
        // As many looks as a minute has: on a slow machine the work itself moves the clock.
        for (var looks = TimeSpan.FromSeconds(60) / DeliveryTimes.Poll; looks > 0 || clock.Now < end; looks--, clock.Advance(DeliveryTimes.Poll))
        {
            await rig.Reviews.RunAsync();
        }

        var file = (await rig.FindAsync(await OnlyCaseAsync(rig)))!;
        var bookings = (await rig.Reviews.BookOfAsync(await OnlySessionAsync(rig))).Bookings.ToList();
        if (file.Slot is { } slot)
        {
            Assert.True(bookings is [{ Case: { HeldUntil: null } of }] && of.Attempt == slot.Attempt, $"{when}: the case has a place that is not its own.");
        }
        else
        {
            Assert.True(file.State is CaseState.Checked { Pending: null } or CaseState.Withdrawn, $"{when}: {file.State.GetType().Name}, and something is still sought.");
            Assert.True(bookings.Count == 0, $"{when}: {bookings.Count} places are taken for a case that has none.");
        }

        return file.Stage;
    }

    private static async Task<string> OnlyCaseAsync(CaseRig rig) => (await rig.Store.OfSubmitterAsync([CaseRig.Ward], ReviewRig.PersonOf(1), default)).Single().Number.Id;

    private static async Task<string> OnlySessionAsync(CaseRig rig) =>
        Assert.Single(await rig.Reviews.Store.FromAsync(CaseRig.Ward, Instant.FromUtc(2020, 1, 1, 0, 0), 2, default)).Session.Id;
}

public sealed class SqliteCaseCrashTests : CaseCrashTests
{
    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: false);
}

public sealed class AzuriteCaseCrashTests : CaseCrashTests
{
    protected override int Stride => Environment.GetEnvironmentVariable("SENDAI_LONG") == "1" ? 1 : 3;

    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: true);
}
