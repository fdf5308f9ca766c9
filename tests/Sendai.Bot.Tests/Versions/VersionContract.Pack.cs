using Sendai.Bot.Pack;
using Sendai.Bot.Tests.Pack;
using Sendai.Bot.Versions;

namespace Sendai.Bot.Tests.Versions;

public abstract partial class VersionContract
{
    [Fact]
    public async Task Pack_OfInstancesThatStartTogetherIsTakenInOnce()
    {
        using var pack = new BrokenPack();
        var intakes = Enumerable.Range(0, 2).Select(_ => new PackIntake(Store, pack.Shipped())).ToList();

        await Task.WhenAll(intakes.Select(intake => Task.Run(() => intake.TakeInAsync(default))));

        Assert.Equal([new VersionCause.FirstImport()], (await Store.GetHistoryAsync(default)).Select(version => version.Cause));
        Assert.Equal(Lines(pack.Shipped().Tables), await LinesAsync(1));
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task SamePackAgain_ChangesNothing()
    {
        using var pack = new BrokenPack();
        await new PackIntake(Store, pack.Shipped()).TakeInAsync(default);
        var before = await Store.GetCurrentAsync(default);

        await new PackIntake(Store, pack.Shipped()).TakeInAsync(default);

        Assert.Equal(before, await Store.GetCurrentAsync(default));
    }

    [Fact]
    public async Task NewPack_UpdatesItsOwnTablesAndLeavesThoseOfTheSecretariat()
    {
        using var pack = new BrokenPack();
        await new PackIntake(Store, pack.Shipped()).TakeInAsync(default);
        var imported = Only(pack, "contacts.csv") with { Rows = [.. Only(pack, "contacts.csv").Rows.Take(3)] };
        await ImportAsync(imported);
        pack.AppendChanged("contacts.csv", ("label", "新しい窓口"));
        pack.Append("examples.csv", "あたらしい例,");

        await new PackIntake(Store, pack.Shipped()).TakeInAsync(default);

        var version = (await Store.GetVersionAsync(3, default))!;
        Assert.Equal(["examples"], Assert.IsType<VersionCause.PackUpdate>(version.Cause).Tables);
        Assert.Equal(new ChangeCounts(1, 0, 0), version.Counts);
        var lines = await LinesAsync(version);
        Assert.Equal(Lines([imported]), lines.Where(line => line.StartsWith("contacts:", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.Contains("あたらしい例", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NewPack_ThatBringsNothingToItsOwnTablesMakesNoVersion()
    {
        using var pack = new BrokenPack();
        await new PackIntake(Store, pack.Shipped()).TakeInAsync(default);
        await ImportAsync(Only(pack, "examples.csv") with { Rows = [] });
        pack.Append("examples.csv", "あたらしい例,");

        await new PackIntake(Store, pack.Shipped()).TakeInAsync(default);

        Assert.Equal(2, (await Store.GetCurrentAsync(default))!.Number);
        // It is noted all the same: a rollback to the program's own table stays one at the next start.
        Assert.Equal(StoredTable.HashOf(pack.Shipped().Tables), (await Store.GetCurrentAsync(default))!.PackHash);
    }

    [Fact]
    public async Task Restart_DoesNotUndoARollback()
    {
        using var pack = new BrokenPack();
        await new PackIntake(Store, pack.Shipped()).TakeInAsync(default);
        pack.Append("examples.csv", "あたらしい例,");
        await new PackIntake(Store, pack.Shipped()).TakeInAsync(default);
        var current = (await Store.GetCurrentAsync(default))!;
        var first = (await Store.GetVersionAsync(1, default))!;
        await Store.CommitAsync(current, new VersionDraft(new VersionCause.Rollback(1), Counts, first.Tables, [], current.PackHash), default);

        await new PackIntake(Store, pack.Shipped()).TakeInAsync(default);

        Assert.Equal(3, (await Store.GetCurrentAsync(default))!.Number);
        Assert.Equal(await LinesAsync(1), await LinesAsync(3));
    }

    [Fact]
    public async Task PackWithoutAColumn_StaysOutOfTheStore()
    {
        using var pack = new BrokenPack();
        pack.Rewrite("contacts.csv", text => text.Replace("body_id", "dobuy_id", StringComparison.Ordinal));

        await new PackIntake(Store, pack.Shipped()).TakeInAsync(default);

        Assert.Null(await Store.GetCurrentAsync(default));
        Assert.NotEmpty(pack.Shipped().Findings);
    }

    private protected async Task ImportAsync(params PackTable[] tables)
    {
        var current = (await Store.GetCurrentAsync(default))!;
        var version = await Store.GetVersionAsync(current, default);
        var cause = new VersionCause.Import([.. tables.Select(table => table.Name)]);
        Assert.NotNull(await Store.CommitAsync(current, VersionDraft.Replacing(version, tables, TableOrigin.Import, cause, Counts, current.PackHash), default));
    }

    private static PackTable Only(BrokenPack pack, string file) => pack.Shipped().Tables.Single(table => table.File == file);
}
