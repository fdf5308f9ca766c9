using System.Text.Json.Nodes;
using NodaTime;
using Sendai.Bot.Access;
using Sendai.Bot.Cases;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Domain.Cases;
using Sendai.Tables;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.CaseCore;

/// <summary>The time of a case goes by on a clock that is moved: what was shown is overwritten, what was kept is removed.</summary>
public sealed class PurgeTests : IAsyncLifetime
{
    private readonly ManualClock clock = new();
    private ConnectorServer connector = null!;
    private string database = null!;
    private CaseRig rig = null!;

    public async Task InitializeAsync()
    {
        connector = await ConnectorServer.StartAsync();
        // A year is some thousand looks, which takes Azurite minutes; the test of the command purges there.
        database = await Databases.NewAsync(onAzurite: false);
        rig = new CaseRig(database, clock, connector.Url);
    }

    public async Task DisposeAsync()
    {
        await rig.DisposeAsync();
        await connector.DisposeAsync();
    }

    [Fact]
    public async Task TwelveMonthsAfterItsEnd_NothingIsLeftOfACaseButACount()
    {
        var file = await rig.ClosedAsync(isPriority: true);
        await rig.ShowAsync(file, 1);
        await rig.Tables.UpsertAsync(CaseKeys.Table, new TableRow(CaseKeys.PartitionOf(CaseRig.Ward), CaseKeys.BoardKey(file.Number.Id)), default);
        Assert.NotEmpty(await rig.RowsWithAsync(CaseRig.Marker));
        await GoToAsync(new LocalDate(2027, 11, 17));
        Assert.NotNull(await rig.FindAsync(file.Number.Id));
        Assert.Equal(1, await rig.ViewsAsync(file));

        await GoToAsync(new LocalDate(2027, 11, 19));

        Assert.Empty(await rig.RowsWithAsync(CaseRig.Marker));
        Assert.Empty(await rig.RowsWithAsync("花子"));
        // The work that ended it stays for the next purge: nobody removes the ground on which they stand.
        Assert.All((await rig.RowsWithAsync(file.Number.Id)).Where(row => !row.StartsWith("Due ", StringComparison.Ordinal)), row => Assert.StartsWith($"{CaseKeys.Table} j-", row, StringComparison.Ordinal));
        var count = (await rig.Tables.GetAsync(CaseKeys.Table, CaseKeys.PartitionOf(CaseRig.Ward), "count-2026", default))!;
        Assert.Equal([("Closed", 1), ("Priority", 1)], count.Properties.Select(one => (one.Key, (int)one.Value)).Order());
        var overwritten = Assert.Single(Overwritten("card-1"), body => body.Contains("内容を消しました", StringComparison.Ordinal));
        Assert.DoesNotContain(CaseRig.Marker, overwritten, StringComparison.Ordinal);
        Assert.Contains($"{file.Number}", overwritten, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NumbersOfPurgedCases_AreNeverGivenAgainAndTheirCountsAddUp()
    {
        await rig.Reviews.Get<CaseSettings>().SetMonthsAsync(CaseRig.Ward, 2, default);
        await rig.ClosedAsync(isPriority: true);
        var withdrawn = await rig.SubmitAsync(2);
        await rig.ChangedAsync(withdrawn.Number.Id, (file, now) => file.Withdraw(now));
        await rig.ClosedAsync(3);
        await GoToAsync(new LocalDate(2027, 1, 20));

        Assert.Equal(4, (await rig.SubmitAsync(4)).Number.Count);
        var count = (await rig.Tables.GetAsync(CaseKeys.Table, CaseKeys.PartitionOf(CaseRig.Ward), "count-2026", default))!;
        Assert.Equal([("Closed", 2), ("Priority", 1), ("Withdrawn", 1)], count.Properties.Select(one => (one.Key, (int)one.Value)).Order());
    }

    [Fact]
    public async Task ACaseThatIsKept_GoesAYearLater()
    {
        var file = await rig.ClosedAsync();
        await rig.ChangedAsync(file.Number.Id, (now, _) => now.Keep(new CaseKeeping(new LocalDate(2028, 11, 18), CaseRig.Text("理由"))));

        await GoToAsync(new LocalDate(2028, 11, 17));
        Assert.NotNull(await rig.FindAsync(file.Number.Id));
        await GoToAsync(new LocalDate(2028, 11, 19));
        Assert.Empty(await rig.RowsWithAsync(CaseRig.Marker));
    }

    [Fact]
    public async Task ALongerTimeThatIsSetMeanwhile_Counts()
    {
        var file = await rig.ClosedAsync();
        await rig.Reviews.Get<CaseSettings>().SetMonthsAsync(CaseRig.Ward, 24, default);

        await GoToAsync(new LocalDate(2028, 11, 17));
        Assert.NotNull(await rig.FindAsync(file.Number.Id));
        await GoToAsync(new LocalDate(2028, 11, 19));
        Assert.Empty(await rig.RowsWithAsync(CaseRig.Marker));
    }

    [Fact]
    public async Task AShorterTimeThatIsSetMeanwhile_CountsAtOnce()
    {
        await rig.ClosedAsync();
        await GoToAsync(new LocalDate(2027, 2, 1));
        Assert.NotEmpty(await rig.RowsWithAsync(CaseRig.Marker));

        await rig.Reviews.Get<CaseSettings>().SetMonthsAsync(CaseRig.Ward, 2, default);
        await RunAsync();

        Assert.Empty(await rig.RowsWithAsync(CaseRig.Marker));
    }

    [Fact]
    public async Task Looking_ChangesNothing()
    {
        var file = await rig.ClosedAsync();
        await rig.ClosedAsync(2);
        clock.Advance(TimeSpan.FromDays(370));
        var before = await RowsAsync();

        var due = await rig.Purge.DueAsync(CaseRig.Ward, default);

        Assert.Equal([1, 2], due.Select(one => one.Number.Count));
        Assert.Equal((file.Number, CaseStage.Closed, new LocalDate(2027, 11, 18)), (due[0].Number, due[0].Stage, due[0].GoesOn));
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task ACaseThatIsNotOver_IsNeverRemoved()
    {
        var file = await rig.CheckedAsync();
        clock.Advance(TimeSpan.FromDays(4000));

        Assert.Empty(await rig.Purge.DueAsync(CaseRig.Ward, default));
        Assert.IsType<PurgeResult.NotOver>(await rig.Purge.PurgeAsync(CaseRig.Ward, file.Number.Id, default));
        Assert.NotNull(await rig.FindAsync(file.Number.Id));
    }

    [Fact]
    public async Task APurgeThatEndsAfterAnyWrite_IsEndedByTheNextOneAndCountsOnce()
    {
        await rig.Reviews.Get<CaseSettings>().SetMonthsAsync(CaseRig.Ward, 2, default);
        for (var write = 1; ; write++)
        {
            Assert.True(write < 40, "It never comes through.");
            var file = await rig.ClosedAsync();
            await rig.ShowAsync(file, 1);
            await RunAsync();
            clock.Advance(TimeSpan.FromDays(70));
            var left = write;
            await using var dying = new CaseRig(
                database, clock, connector.Url, store => new StepStore(store, _ => --left < 0 ? throw new TableStoreException("The process has ended here.") : Task.CompletedTask));
            var isThrough = await dying.Purge.PurgeAsync(CaseRig.Ward, file.Number.Id, default).ContinueWith(purge => purge.IsCompletedSuccessfully, TaskScheduler.Default);

            // What waits for a message to be overwritten needs the bot in between.
            for (var tries = 0; await rig.Purge.PurgeAsync(CaseRig.Ward, file.Number.Id, default) is PurgeResult.Waits; tries++)
            {
                Assert.True(tries < 10, "It waits for ever.");
                await RunAsync();
            }

            Assert.Empty(await rig.RowsWithAsync(CaseRig.Marker));
            var count = (await rig.Tables.GetAsync(CaseKeys.Table, CaseKeys.PartitionOf(CaseRig.Ward), CaseKeys.CountKey(file.Number.Year), default))!;
            Assert.Equal(file.Number.Count, count.GetInt32("Closed"));
            if (isThrough)
            {
                return;
            }
        }
    }

    [Fact]
    public async Task OldPresses_AreForgottenWithThePurge()
    {
        await rig.Reviews.Get<CaseSettings>().SetMonthsAsync(CaseRig.Ward, 12, default);
        await rig.ClosedAsync();
        await GoToAsync(new LocalDate(2027, 11, 10));
        await rig.SubmitAsync(2);
        await GoToAsync(new LocalDate(2027, 11, 20));

        Assert.Single(await rig.AllRowsAsync(), one => one.Table == CaseKeys.Table && one.Row.RowKey.StartsWith("nonce-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhoTookPart_SeesItNoMoreWhenTheSessionIsOver()
    {
        var session = await rig.Reviews.MakeAsync();
        var file = await rig.ScheduledAsync(session);
        file = await rig.ChangedAsync(file.Number.Id, (now, _) => now.Name([rig.Person(7)]));
        await rig.ShowAsync(file, 7);
        await rig.ShowAsync(file, 1);
        await GoToAsync(new LocalDate(2026, 11, 20), new LocalTime(9, 0));
        Assert.Equal(2, await rig.ViewsAsync(file));

        await GoToAsync(new LocalDate(2026, 11, 20), new LocalTime(12, 0));

        Assert.Equal(CaseStage.Held, (await rig.FindAsync(file.Number.Id))!.Stage);
        Assert.Contains("ここでは見られなくなりました", Assert.Single(Overwritten("card-7")), StringComparison.Ordinal);
        // Its submitter goes on reading it.
        Assert.Equal(1, await rig.ViewsAsync(file));
        Assert.DoesNotContain(Overwritten("card-1"), body => body.Contains("表示できる期間", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhoLeavesTheOffice_SeesItNoMoreTheNextMorning()
    {
        await RegisterAsync();
        var file = await rig.CheckedAsync();
        Members(8, 9);
        await rig.ShowAsync(file, 8);
        await rig.ShowAsync(file, 9);
        await GoToAsync(new LocalDate(2026, 11, 20));
        Assert.Equal(2, await rig.ViewsAsync(file));

        Members(9);
        await GoToAsync(new LocalDate(2026, 11, 21));

        Assert.Contains("ここでは見られなくなりました", Assert.Single(Overwritten("card-8")), StringComparison.Ordinal);
        Assert.Empty(Overwritten("card-9"));
        Assert.Equal(1, await rig.ViewsAsync(file));
    }

    [Fact]
    public async Task WhenTheMembersCannotBeRead_NothingIsTakenFromAnybodyAndItIsLookedAgain()
    {
        await RegisterAsync();
        var file = await rig.CheckedAsync();
        await rig.ShowAsync(file, 8);
        connector.Paths[MembersPath] = ConnectorServer.Status(403);
        await GoToAsync(new LocalDate(2026, 11, 20));
        Assert.Equal(1, await rig.ViewsAsync(file));

        Members(9);
        await GoToAsync(new LocalDate(2026, 11, 21));

        Assert.Equal(0, await rig.ViewsAsync(file));
    }

    [Fact]
    public async Task AMessageThatShowsItAgain_IsOverwrittenAgain()
    {
        var file = await rig.CheckedAsync();
        await rig.ShowAsync(file, 5);
        await GoToAsync(new LocalDate(2026, 11, 20));
        await rig.ShowAsync(file, 5);
        await GoToAsync(new LocalDate(2026, 11, 21));

        Assert.Equal(2, Overwritten("card-5").Count);
    }

    [Fact]
    public async Task AReturnedCaseThatNobodyTouches_IsWithdrawnAndItsSubmitterHearsWhy()
    {
        var file = await rig.SubmitAsync();
        await rig.ChangedAsync(file.Number.Id, (now, at) => now.Return(CaseRig.Text("理由"), "staff", at));
        await GoToAsync(new LocalDate(2027, 1, 10));
        await rig.ChangedAsync(file.Number.Id, (now, at) => now.Add(CaseRig.Text("追加"), at));
        await GoToAsync(new LocalDate(2027, 4, 9));
        Assert.Equal(CaseStage.Returned, (await rig.FindAsync(file.Number.Id))!.Stage);

        await GoToAsync(new LocalDate(2027, 4, 12));

        Assert.Equal(CaseStage.Withdrawn, (await rig.FindAsync(file.Number.Id))!.Stage);
        Assert.Contains(connector.Requests, request => request.Body.Contains("返事のないまま90日がたった", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheSameDayTwice_IsNoHindrance()
    {
        var file = await rig.CheckedAsync();
        foreach (var day in (LocalDate?[])[new(2027, 1, 5), new(2027, 1, 6), new(2027, 1, 5), null, new(2027, 1, 5)])
        {
            file = await rig.ChangedAsync(file.Number.Id, (now, _) => now.Review(day));
        }

        Assert.Equal(new LocalDate(2027, 1, 5), (await rig.FindAsync(file.Number.Id))!.ReviewOn);
    }

    private static string MembersPath => "/v3/conversations/19:jimu@thread.tacv2/pagedmembers";

    private Task<WriteResult> RegisterAsync() => rig.Tables.UpsertAsync(
        SecretariatRows.Table,
        SecretariatRows.Write(new Secretariat(
            CaseRig.Ward,
            rig.Reviews.Chat(1) with { Conversation = new("19:jimu@thread.tacv2", "channel") },
            null,
            false,
            "admin",
            clock.Now)),
        default);

    private void Members(params int[] people) => connector.Paths[MembersPath] = ConnectorServer.Body(
        200,
        new JsonObject
        {
            ["members"] = new JsonArray([.. people.Select(person => new JsonObject { ["id"] = $"29:{person}", ["objectId"] = $"30000000-0000-4000-8000-{person:D12}" })]),
        }.ToJsonString());

    private List<string> Overwritten(string message) =>
    [
        .. connector.Requests
            .Where(request => request.Line.StartsWith("PUT ", StringComparison.Ordinal) && request.Line.EndsWith($"/{message}", StringComparison.Ordinal))
            .Select(request => request.Body),
    ];

    private async Task<List<string>> RowsAsync() => [.. (await rig.AllRowsAsync()).Select(one => $"{one.Table} {one.Row.RowKey} {one.Row.ETag}").Order(StringComparer.Ordinal)];

    private Task GoToAsync(LocalDate day) => GoToAsync(day, new LocalTime(10, 0));

    /// <summary>Lets time pass until then, in half days, and the bot do what is due.</summary>
    private async Task GoToAsync(LocalDate day, LocalTime at)
    {
        var to = CityClock.Of(day + at).ToDateTimeOffset();
        for (var left = to - clock.Now; left > TimeSpan.Zero; left = to - clock.Now)
        {
            // What shall happen in years is not waited for in days.
            var step = left > TimeSpan.FromDays(10) ? left - TimeSpan.FromDays(5) : TimeSpan.FromHours(12);
            clock.Advance(step < left ? step : left);
            await RunAsync();
        }
    }

    /// <summary>A few looks: what one of them causes is done by the next.</summary>
    private async Task RunAsync()
    {
        for (var looks = 0; looks < 4; looks++)
        {
            await rig.Reviews.RunAsync();
            clock.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
