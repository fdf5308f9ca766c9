using Microsoft.Extensions.Logging;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Pack;
using Sendai.Bot.Versions;
using Sendai.Tables;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.Versions;

public abstract partial class VersionContract
{
    [Fact]
    public async Task Refresh_ReadsOnlyTheTablesThatAreNew()
    {
        using var pack = new BrokenPack();
        using var running = new Running(Tables, Time, pack);
        await running.Refresh.RefreshAsync(default);
        var first = running.Directory.Snapshot;
        var before = running.Watched.Reads;

        await running.Refresh.RefreshAsync(default);

        Assert.Equal(1, running.Watched.Reads - before);
        Assert.Same(first, running.Directory.Snapshot);

        await ImportAsync(Only(pack, "examples.csv") with { Rows = [] });
        before = running.Watched.Reads;
        await running.Refresh.RefreshAsync(default);

        // The pointer, the version and one table.
        Assert.Equal(3, running.Watched.Reads - before);
        Assert.Equal((2, 0), (running.Directory.Snapshot.Version, running.Directory.Snapshot.Content.Examples.Count));
        Assert.Equal(7 - 1, first.Content.Examples.Count);
    }

    [Fact]
    public async Task StoreThatFails_IsToldOnceAndTheOldVersionAnswersOn()
    {
        using var pack = new BrokenPack();
        var faulty = new FaultyStore(Tables);
        using var running = new Running(faulty, Time, pack);
        await running.Refresh.RefreshAsync(default);
        await ImportAsync(Only(pack, "examples.csv") with { Rows = [] });

        faulty.IsBroken = true;
        for (var i = 0; i < 3; i++)
        {
            await running.Refresh.RefreshAsync(default);
        }

        Assert.Equal(1, running.Directory.Snapshot.Version);
        Assert.Single(running.Log.All, line => line.Contains("cannot be read", StringComparison.Ordinal));
        Assert.DoesNotContain(running.Log.All, line => line.Contains("秘密のことば", StringComparison.Ordinal));

        faulty.IsBroken = false;
        await running.Refresh.RefreshAsync(default);

        Assert.Equal(2, running.Directory.Snapshot.Version);
        Assert.Single(running.Log.All, line => line.Contains("can be read again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StoreThatFailsAtTheStart_LeavesThePackToAnswerUntilItIsBack()
    {
        using var pack = new BrokenPack();
        var faulty = new FaultyStore(Tables) { IsBroken = true };
        using var running = new Running(faulty, Time, pack);

        await running.Refresh.StartAsync(default);

        Assert.Equal(0, running.Directory.Snapshot.Version);
        Assert.NotEmpty(running.Directory.Snapshot.Content.Bodies);

        faulty.IsBroken = false;
        await running.Refresh.RefreshAsync(default);
        await running.Refresh.StopAsync(default);

        Assert.Equal(1, running.Directory.Snapshot.Version);
    }

    [Fact]
    public async Task VersionRowBrokenByHand_LeavesTheOldVersionToAnswer()
    {
        using var pack = new BrokenPack();
        using var running = new Running(Tables, Time, pack);
        await running.Refresh.RefreshAsync(default);
        await ImportAsync(Only(pack, "examples.csv") with { Rows = [] });
        await Tables.MergeAsync(VersionRows.Table, new TableRow(VersionRows.Partition, VersionRows.Key(2)).Set("Cause", "nonsense"), Azure.ETag.All, default);

        await running.Refresh.RefreshAsync(default);

        Assert.Equal(1, running.Directory.Snapshot.Version);
        Assert.Single(running.Log.All, line => line.Contains("00000002", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RowDeletedByHand_IsLoggedByTableAndPosition()
    {
        using var pack = new BrokenPack();
        await new PackIntake(Store, pack.Shipped()).TakeInAsync(default);
        var bodies = (await Store.GetVersionAsync(1, default))!.Tables.Single(table => table.Name == "bodies");
        await Tables.DeleteAsync(VersionRows.Table, bodies.Partition, "0000002", Azure.ETag.All, default);
        using var running = new Running(Tables, Time, pack);

        await running.Refresh.RefreshAsync(default);

        Assert.Equal(bodies.Rows - 1, running.Directory.Snapshot.Content.Bodies.Count);
        Assert.Contains(running.Log.All, line => line.Contains("bodies.csv", StringComparison.Ordinal) && line.Contains(" 2 番目", StringComparison.Ordinal));
    }

    /// <summary>They are most of the rows; a start that waited for them all would take seconds where the store is far away.</summary>
    [Fact]
    public async Task WordsOfTheProgram_AreNotReadAgain_ImportedWordsAre()
    {
        using var pack = new BrokenPack();
        await new PackIntake(Store, pack.Shipped()).TakeInAsync(default);
        var readings = (await Store.GetVersionAsync(1, default))!.Tables.Single(table => table.Name == "readings");
        await Tables.DeleteAsync(VersionRows.Table, readings.Partition, "0000002", Azure.ETag.All, default);
        using var running = new Running(Tables, Time, pack);

        await running.Refresh.RefreshAsync(default);

        Assert.Equal(readings.Rows, running.Directory.Snapshot.Content.Readings.Count);
        Assert.DoesNotContain(running.Log.All, line => line.Contains("readings.csv", StringComparison.Ordinal));

        var own = Only(pack, "readings.csv");
        await ImportAsync(own with { Rows = [.. own.Rows.Take(3)] });
        await running.Refresh.RefreshAsync(default);

        Assert.Equal((2, 3), (running.Directory.Snapshot.Version, running.Directory.Snapshot.Content.Readings.Count));
    }

    /// <summary>What follows the directory in a running program.</summary>
    private sealed class Running : IDisposable
    {
        private readonly LoggerFactory loggers = new();

        public Running(ITableStore tables, TimeProvider time, BrokenPack pack)
        {
            loggers.AddProvider(Log);
            Watched = new WatchedStore(tables);
            var store = new VersionStore(Watched, time);
            Refresh = new DirectoryRefresh(store, new PackIntake(store, pack.Shipped()), pack.Shipped(), Directory, time, loggers.CreateLogger<DirectoryRefresh>());
        }

        public WatchedStore Watched { get; }

        public CurrentDirectory Directory { get; } = new();

        public DirectoryRefresh Refresh { get; }

        public LogLines Log { get; } = new();

        public void Dispose()
        {
            Refresh.Dispose();
            loggers.Dispose();
            Log.Dispose();
        }
    }
}
