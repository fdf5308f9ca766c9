using Sendai.Bot.Cases;
using Sendai.Bot.Keeping;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Versions;
using Sendai.Tables;
using Sendai.Teams.Tests.Support;
using static Sendai.Bot.Tests.Keeping.KeepingRig;

namespace Sendai.Bot.Tests.Keeping;

/// <summary>What goes when it was kept long enough, and what does not.</summary>
public sealed class RetentionTests
{
    private readonly ManualClock clock = new();
    private readonly LogLines log = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhatIsOldGoes_AndNothingElse_AlsoByTwoAtOnce(bool onAzurite)
    {
        var database = await Databases.NewAsync(onAzurite);
        var store = (FormattedStore)Storage.Open(Settings(database));
        await using var closing = store;
        // Of each, one that is a day too old and one that is a day too young; in several partitions and more than a batch.
        var (old, young) = (Days(91), Days(89));
        foreach (var table in new[] { "Cases", "Reviews", "Summaries", "Offices", "Reports", "Directory", "Access", "People" })
        {
            await PutAsync(store, table, new TableRow("p", "nonce-old").Set("At", old), new TableRow("p", "nonce-young").Set("At", young), new TableRow("p", "other").Set("At", Days(9000)));
        }

        for (var at = 0; at < 130; at++)
        {
            await PutAsync(store, "Cases", new TableRow("q", $"nonce-{at:D3}").Set("At", old));
        }

        await PutAsync(store, "Audit", new TableRow("202001", "line").Set("At", Days(2200)), new TableRow("202501", "line").Set("At", Days(700)), new TableRow("months", "797998"));
        await PutAsync(store, "Feedback", new TableRow("2024-01", "old").Set("At", Days(800)), new TableRow("2026-01", "young").Set("At", Days(700)));
        await PutAsync(
            store,
            "Reports",
            Report("old").Set("SettledAt", Days(400)),
            new TableRow("w", "post-report-old").Set("State", "Sent").Set("DueAt", Days(500)),
            new TableRow("w", "settled-report-old").Set("State", "Sent").Set("DueAt", Days(400)),
            Report("young").Set("SettledAt", Days(300)),
            new TableRow("w", "post-report-young").Set("State", "Sent").Set("DueAt", Days(500)),
            Report("open").Set("At", Days(2000)));
        await PutAsync(
            store,
            "People",
            new TableRow("h", "private-sent").Set("State", "Sent").Set("DueAt", old),
            new TableRow("h", "private-failed").Set("State", "Failed").Set("DueAt", old),
            new TableRow("h", "private-due").Set("State", "Planned").Set("DueAt", old),
            new TableRow("h", "private-young").Set("State", "Sent").Set("DueAt", young),
            new TableRow("h", "personal").Set("State", "Sent").Set("DueAt", old));
        await PutAsync(store, "Files", new TableRow("links", "old").Set("Until", Days(2)), new TableRow("links", "young").Set("Until", Days(0)));

        await Task.WhenAll(new RetentionSweep(store, clock, log).SweepAsync(default), new RetentionSweep(store, clock, log).SweepAsync(default));

        var left = (await DumpAsync(database)).Select(line => line.Split(':')[0]).ToList();
        var nonces = new[] { "Access", "Cases", "Directory", "Offices", "People", "Reports", "Reviews", "Summaries" }.SelectMany(table => new[] { $"{table} p nonce-young", $"{table} p other" });
        Assert.Equal(
            nonces.Concat(
            [
                "Audit 202501 line", "Audit months 797998", "Feedback 2026-01 young", "Files links young", "People h personal", "People h private-due",
                "People h private-young", "Reports w post-report-young", "Reports w report-open", "Reports w report-young",
            ]).Order(StringComparer.Ordinal),
            left.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(log.All, line => line.Contains("nonce-old", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhatChangedAfterItWasFound_Stays(bool onAzurite)
    {
        var database = await Databases.NewAsync(onAzurite);
        await using var store = (FormattedStore)Storage.Open(Settings(database));
        await PutAsync(store, "Cases", new TableRow("p", "nonce-1").Set("At", Days(91)), new TableRow("p", "nonce-2").Set("At", Days(91)));
        var watched = new WatchedStore(store, before: () => PutAsync(store, "Cases", new TableRow("p", "nonce-1").Set("At", clock.Now)));

        await new RetentionSweep(watched, clock, log).SweepAsync(default);

        Assert.StartsWith("Cases p nonce-1:", Assert.Single(await DumpAsync(database)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRun_CountsAndRemovesNothing_AndTheVerbRemoves()
    {
        var database = BotFactory.NewDatabase();
        var longAgo = TimeProvider.System.GetUtcNow().AddDays(-100);
        await WithEngineAsync(database, async engine => await engine.InsertAsync("Cases", new TableRow("p", "nonce-1").Set("At", longAgo), default));

        var look = await BotProgram.RunOnAsync(database, "purge", "--dry-run");
        Assert.Equal((0, ""), (look.ExitCode, look.Error));
        Assert.Contains("押されたボタンの印（90日）\t1件", look.OutputLines);
        Assert.Single(await DumpAsync(database), IsMark);

        Assert.Contains("押されたボタンの印（90日）\t1件", (await BotProgram.RunOnAsync(database, "purge")).OutputLines);
        Assert.DoesNotContain(await DumpAsync(database), line => IsMark(line));

        static bool IsMark(string line) => line.StartsWith("Cases ", StringComparison.Ordinal);
    }

    [Fact]
    public void Audit_IsKeptForLongerThanAnyCase() => Assert.True(
        Retention.All.Single(kind => kind.Table == "Audit").Days > 31 * CaseSettings.MostMonths);

    private DateTimeOffset Days(int ago) => clock.Now.AddDays(-ago);

    private static TableRow Report(string name) => new TableRow("w", $"report-{name}").Set("State", name == "open" ? "Open" : "Edited");

    private static async Task PutAsync(FormattedStore store, string table, params TableRow[] rows)
    {
        foreach (var row in rows)
        {
            await store.UpsertAsync(table, row, default);
        }
    }
}
