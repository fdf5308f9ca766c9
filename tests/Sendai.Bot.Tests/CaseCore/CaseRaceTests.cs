using NodaTime;
using Sendai.Bot.Cases;
using Sendai.Bot.Delivery;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Domain.Cases;
using Sendai.Domain.Reviews;

namespace Sendai.Bot.Tests.CaseCore;

/// <summary>Several people do things to a case, or want the same place, at the same moment through two instances of the bot.</summary>
public abstract class CaseRaceTests : IAsyncLifetime
{
    private const int Submissions = 50;

    private readonly ManualClock clock = new();
    private CaseRig one = null!;
    private CaseRig two = null!;

    protected abstract int Rounds { get; }

    protected abstract Task<string> NewDatabaseAsync();

    public async Task InitializeAsync()
    {
        var database = await NewDatabaseAsync();
        one = new CaseRig(database, clock);
        two = new CaseRig(database, clock);
    }

    public async Task DisposeAsync()
    {
        await one.DisposeAsync();
        await two.DisposeAsync();
    }

    [Fact]
    public async Task FiftyHandInAtOnce_AndTheNumbersHaveNoGap()
    {
        var presses = Enumerable.Range(1, Submissions).Select(person => (Rig: person % 2 == 0 ? one : two, Person: person)).ToList();
        // Some press twice; both reach a bot, perhaps not the same one.
        presses.AddRange(Enumerable.Range(1, 5).Select(person => (two, person)));

        var files = await AtOnceAsync([.. presses.Select(press => (Func<Task<CaseFile>>)(() => press.Rig.SubmitAsync(press.Person, $"hand-in-{press.Person}")))]);

        Assert.Equal(Enumerable.Range(1, Submissions), files.Select(file => file.Number.Count).Distinct().Order());
        Assert.All(files.GroupBy(file => file.Submitter.Key), same => Assert.Single(same.Select(file => file.Number).Distinct()));
        Assert.Equal(Submissions, (await one.Store.OpenAsync(CaseRig.Ward, default)).Count);
    }

    [Fact]
    public async Task OfWhoPressDifferentThings_EachIsJudgedByWhatIsThereThen()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var id = (await one.SubmitAsync()).Number.Id;

            var decisions = await AtOnceAsync<CaseDecision?>(
                () => one.DoAsync(id, (file, now) => file.Check("one", now)),
                () => two.DoAsync(id, (file, now) => file.Return(CaseRig.Text(), "two", now)),
                () => one.DoAsync(id, (file, now) => file.Withdraw(now)),
                () => two.DoAsync(id, (file, _) => file.Assign(two.Person(9))));

            // Every step that somebody was told of is there, in an order in which each could be done, and no other.
            var file = (await one.FindAsync(id))!;
            var told = decisions.OfType<CaseDecision.Changed>().Select(changed => changed.File.Steps[^1]).Where(step => step.To != CaseStage.Received).Distinct();
            Assert.Equal(file.Steps.Skip(1).OrderBy(step => step.To), told.Where(step => step.Who.Length > 0).OrderBy(step => step.To));
            Assert.Equal(CaseStage.Withdrawn, file.Stage);
            Assert.Contains(string.Join(' ', file.Steps.Select(step => step.To)), (string[])
            [
                "Received Withdrawn", "Received Checked Withdrawn", "Received Returned Withdrawn", "Received Checked Returned Withdrawn",
            ]);
            Assert.Equal(decisions[3] is CaseDecision.Changed, file.Assignee is not null);
        }
    }

    [Fact]
    public async Task ASubmitterWhoWithdrawsWhileAPlaceIsTaken_LeavesNoPlaceTaken()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var session = await one.Reviews.MakeAsync(capacity: 1);
            var id = (await one.CheckedAsync()).Number.Id;

            await AtOnceAsync<object?>(
                async () => await one.ScheduleAsync(id, session),
                async () => await two.ChangedAsync(id, (file, now) => file.Withdraw(now)));
            await RunAsync();

            Assert.Equal(CaseStage.Withdrawn, (await one.FindAsync(id))!.Stage);
            Assert.Empty((await one.Reviews.BookOfAsync(session)).Bookings);
        }
    }

    [Fact]
    public async Task OfTwoCasesThatWantTheLastPlace_OneHasItAndTheOtherIsWhereItWas()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var session = await one.Reviews.MakeAsync(capacity: 1);
            var (first, second) = ((await one.CheckedAsync(1)).Number.Id, (await one.CheckedAsync(2)).Number.Id);

            var settled = await AtOnceAsync(() => one.ScheduleAsync(first, session), () => two.ScheduleAsync(second, session));

            Assert.Single(settled.OfType<Settled.HasPlace>());
            Assert.IsType<BookingDecision.SessionFull>(Assert.Single(settled.OfType<Settled.HasNone>()).Why);
            var booked = Assert.Single((await one.Reviews.BookOfAsync(session)).Bookings).Case!;
            Assert.Null(booked.HeldUntil);
            foreach (var id in (string[])[first, second])
            {
                var file = (await one.FindAsync(id))!;
                Assert.True(id == booked.Id ? file.Slot?.Attempt == booked.Attempt : file.State is CaseState.Checked { Pending: null });
            }
        }
    }

    [Fact]
    public async Task TwoWhoScheduleTheSameCase_TakeOnePlace()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var session = await one.Reviews.MakeAsync(capacity: 2);
            var id = (await one.CheckedAsync()).Number.Id;

            await AtOnceAsync(() => one.ScheduleAsync(id, session), () => two.ScheduleAsync(id, session));
            await RunAsync();

            Assert.Equal((await one.FindAsync(id))!.Slot!.Attempt, Assert.Single((await one.Reviews.BookOfAsync(session)).Bookings).Case!.Attempt);
        }
    }

    [Fact]
    public async Task APlaceThatTheRosterGivesUpWhileItIsBeingConfirmed_IsNobodysAndTheCaseWaitsForAnother()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var session = await one.Reviews.MakeAsync(capacity: 1);
            var file = await one.ScheduledAsync(session);

            await AtOnceAsync<object?>(
                async () =>
                {
                    await one.Reviews.ChangeAsync([session], draft => draft.Put(draft.Find(session)!.Cancel(1, draft.Now).Book));
                    return null;
                },
                async () => await two.Reviews.Get<CaseSettlement>().SettleAsync(CaseRig.Ward, file.Number.Id, file.Slot!.Attempt, session, default));
            await RunAsync();

            Assert.IsType<CaseState.Checked>((await one.FindAsync(file.Number.Id))!.State);
            Assert.Empty((await one.Reviews.BookOfAsync(session)).Bookings);
        }
    }

    [Fact]
    public async Task ASessionThatIsCancelled_GivesItsCasesBackTo事務局()
    {
        var session = await one.Reviews.MakeAsync();
        var (first, second) = (await one.ScheduledAsync(session, 1), await one.ScheduledAsync(session, 2));

        await one.Reviews.ChangeAsync(session, now => now with { IsCancelled = true });
        await RunAsync();

        Assert.All(
            await Task.WhenAll(one.FindAsync(first.Number.Id), one.FindAsync(second.Number.Id)),
            file => Assert.Equal((CaseStage.Checked, ""), (file!.Stage, file.Steps[^1].Who)));
    }

    [Fact]
    public async Task ASessionThatIsMoved_TakesItsCasesAlong()
    {
        var session = await one.Reviews.MakeAsync();
        var file = await one.ScheduledAsync(session);

        await one.Reviews.ChangeAsync(session, now => now with { Starts = now.Starts + Duration.FromDays(1) });
        await RunAsync();

        var after = (await one.FindAsync(file.Number.Id))!;
        Assert.Equal(file.Slot!.Starts + Duration.FromDays(1), after.Slot!.Starts);
        Assert.Equal(file.Steps, after.Steps);
    }

    [Fact]
    public async Task AHoldWhoseTimeIsOver_TakesNoPlace()
    {
        var session = await one.Reviews.MakeAsync(capacity: 1);
        var id = (await one.CheckedAsync()).Number.Id;
        await one.ChangedAsync(id, (file, now) => file.Seek(new CaseHold("attempt", session, null, now + Duration.FromSeconds(30), "staff"), now));
        clock.Advance(TimeSpan.FromSeconds(31));

        Assert.IsType<Settled.HasNone>(await one.Reviews.Get<CaseSettlement>().SettleAsync(CaseRig.Ward, id, "attempt", session, default));

        Assert.IsType<CaseState.Checked>((await one.FindAsync(id))!.State);
        Assert.Empty((await one.Reviews.BookOfAsync(session)).Bookings);
    }

    private static async Task<T[]> AtOnceAsync<T>(params Func<Task<T>>[] deeds)
    {
        using var start = new SemaphoreSlim(0);
        var tasks = deeds.Select(deed => Task.Run(async () =>
        {
            await start.WaitAsync();
            return await deed();
        })).ToList();
        start.Release(deeds.Length);
        return await Task.WhenAll(tasks);
    }

    /// <summary>What follows of itself, as the bot does it.</summary>
    private async Task RunAsync()
    {
        for (var looks = 0; looks < 3; looks++)
        {
            await one.Reviews.RunAsync();
            clock.Advance(DeliveryTimes.Poll);
        }
    }
}

public sealed class SqliteCaseRaceTests : CaseRaceTests
{
    protected override int Rounds => 20;

    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: false);
}

public sealed class AzuriteCaseRaceTests : CaseRaceTests
{
    protected override int Rounds => 3;

    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: true);
}
