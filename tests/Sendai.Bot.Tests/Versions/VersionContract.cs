using Azure;
using Sendai.Bot.Pack;
using Sendai.Bot.Versions;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Versions;

/// <summary>What must hold of the versions on every engine.</summary>
public abstract partial class VersionContract : IAsyncLifetime
{
    private static readonly ChangeCounts Counts = new(1, 2, 3);

    private protected MovedTime Time { get; } = new();

    private protected ITableStore Tables { get; private set; } = null!;

    private protected VersionStore Store => new(Tables, Time);

    public async Task InitializeAsync() => Tables = await OpenAsync();

    public abstract Task DisposeAsync();

    /// <summary>An empty store.</summary>
    protected abstract Task<ITableStore> OpenAsync();

    [Fact]
    public async Task Version_ReadsBackAsItWasWritten()
    {
        PackTable[] tables = [Made.Table("bodies", 1), Made.Table("contacts", 2345), Made.Table("empty", 0)];

        var written = await CommitAsync(null, new VersionCause.FirstImport(), tables);

        var current = (await Store.GetCurrentAsync(default))!;
        Assert.Equal((1, "hash"), (current.Number, current.PackHash));
        var version = await Store.GetVersionAsync(current, default);
        Assert.Equal((1, Time.Now, new VersionCause.FirstImport(), Counts), (version.Number, version.At, version.Cause, version.Counts));
        Assert.Equal(written!.Tables.Select(table => table.Partition), version.Tables.Select(table => table.Partition));
        Assert.Equal(Lines(tables), await LinesAsync(version));
    }

    [Fact]
    public async Task NextVersion_SharesTheRowsOfWhatDidNotChange()
    {
        var first = await CommitAsync(null, new VersionCause.FirstImport(), [Made.Table("bodies", 150), Made.Table("contacts", 5)]);
        var before = (await AllRowsAsync()).Count;

        await CommitAsync(first, new VersionCause.Import(["contacts"]), [Made.Table("contacts", 7, "new")]);

        Assert.Equal(before + 7 + 1, (await AllRowsAsync()).Count);
        Assert.Equal(Lines([Made.Table("bodies", 150), Made.Table("contacts", 7, "new")]), await LinesAsync(2));
        Assert.Equal(Lines([Made.Table("bodies", 150), Made.Table("contacts", 5)]), await LinesAsync(1));
    }

    [Fact]
    public async Task LongestCells_AreWrittenInPiecesThatTheStoreTakes()
    {
        // A hundred rows of these would be several times what a transaction may hold.
        var table = Made.Table("bodies", 120, new string('語', 31_000));

        await CommitAsync(null, new VersionCause.FirstImport(), [table]);

        Assert.Equal(Lines([table]), await LinesAsync(1));
    }

    [Fact]
    public async Task History_NamesEveryCause()
    {
        VersionCause[] causes =
        [
            new VersionCause.FirstImport(), new VersionCause.Import(["bodies", "contacts"]), new VersionCause.PackUpdate(["bodies"]), new VersionCause.Rollback(1),
            new VersionCause.ContactEdit("tameshi", "ためし係", IsUndo: false), new VersionCause.ContactEdit("tameshi", "ためし係", IsUndo: true),
        ];
        DirectoryVersion? last = null;
        foreach (var cause in causes)
        {
            last = await CommitAsync(last, cause, [Made.Table("bodies", 1)]);
        }

        var history = await Store.GetHistoryAsync(default);

        Assert.Equal([1, 2, 3, 4, 5, 6], history.Select(version => version.Number));
        Assert.Equivalent(causes, history.Select(version => version.Cause), strict: true);
    }

    [Fact]
    public async Task CrashAtAnyWrite_LeavesTheOldVersionWholeAndTheNextImportCleansUp()
    {
        PackTable[] old = [Made.Table("bodies", 120), Made.Table("contacts", 30)];
        PackTable[] next = [Made.Table("bodies", 230, "next"), Made.Table("contacts", 110, "next")];
        var version = (await CommitAsync(null, new VersionCause.FirstImport(), old))!;
        var crashes = 0;
        for (var writes = 0; ; writes++)
        {
            var dying = new VersionStore(new WatchedStore(Tables, lastWrite: writes), Time);
            try
            {
                version = (await CommitAsync(version, new VersionCause.Import(["bodies", "contacts"]), next, dying))!;
                break;
            }
            catch (TableStoreException)
            {
                crashes++;
            }

            Assert.Equal(version.Number, (await Store.GetCurrentAsync(default))!.Number);
            Assert.Equal(Lines(old), await LinesAsync(version.Number));

            // While it might still be at work, nobody touches its rows; a later import does.
            Time.Now += Leftovers.Age + TimeSpan.FromMinutes(1);
            version = (await CommitAsync(version, new VersionCause.Import(["contacts"]), [Made.Table("contacts", 30)]))!;
            Assert.Equal(Lines(old), await LinesAsync(version.Number));
            await AssertNothingIsLeftAsync();
        }

        // The note, three pieces of one table and two of the other, and the transaction that puts it into force.
        Assert.Equal(7, crashes);
        Assert.Equal(Lines(next), await LinesAsync(version.Number));
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task ImportsAtTheSameTime_OneComesIntoForceAndTheOthersChangeNothing()
    {
        var first = await CommitAsync(null, new VersionCause.FirstImport(), [Made.Table("bodies", 3)]);

        var basis = await Store.GetCurrentAsync(default);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(at => Task.Run(
            () => CommitAsync(first, new VersionCause.Import(["bodies"]), [Made.Table("bodies", 250, $"{at} ")], basis: basis))));

        var winner = Array.FindIndex(outcomes, outcome => outcome is not null);
        Assert.Single(outcomes, outcome => outcome is not null);
        Assert.Equal(Lines([Made.Table("bodies", 250, $"{winner} ")]), await LinesAsync(2));
        Assert.Equal(2, (await Store.GetHistoryAsync(default)).Count);
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task ImportThatIsTakenForLeft_LosesInsteadOfComingIntoForceWithoutItsRows()
    {
        var first = await CommitAsync(null, new VersionCause.FirstImport(), [Made.Table("bodies", 3)]);
        var writes = 0;
        var slow = new VersionStore(
            new WatchedStore(Tables, before: async () =>
            {
                // After some of its rows are written, it sleeps for longer than an import may take, and a sweep goes by.
                if (++writes == 3)
                {
                    Time.Now += Leftovers.Age + TimeSpan.FromMinutes(1);
                    await new Leftovers(Tables, Time).SweepAsync(default);
                }
            }),
            Time);

        Assert.Null(await CommitAsync(first, new VersionCause.Import(["bodies"]), [Made.Table("bodies", 350, "slow")], slow));

        Assert.Equal(Lines([Made.Table("bodies", 3)]), await LinesAsync((await Store.GetCurrentAsync(default))!.Number));
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task RowsBrokenByHand_HideOnlyThemselves()
    {
        var table = Made.Table("bodies", 10);
        var version = (await CommitAsync(null, new VersionCause.FirstImport(), [table]))!;
        var partition = version.Tables[0].Partition;
        await Tables.DeleteAsync(VersionRows.Table, partition, "0000003", ETag.All, default);
        await Tables.DeleteAsync(VersionRows.Table, partition, "0000009", ETag.All, default);
        await Tables.DeleteAsync(VersionRows.Table, partition, "0000010", ETag.All, default);
        await Tables.MergeAsync(VersionRows.Table, new TableRow(partition, "0000005").Set("text", 5), ETag.All, default);
        await Tables.InsertAsync(VersionRows.Table, new TableRow(partition, "0000099").Set("text", "秘密"), default);

        var (read, findings) = await Store.ReadAsync(version.Tables[0], default);

        Assert.Equal(new[] { 0, 1, 3, 5, 6, 7 }.Select(at => table.Rows[at].Line), read.Rows.Select(row => row.Line));
        Assert.Equal(table.Rows[7].Cells, read.Rows[^1].Cells);
        Assert.Collection(
            findings,
            finding => Assert.Contains(" 3 番目", finding.Reason, StringComparison.Ordinal),
            finding => Assert.Contains(" 5 番目", finding.Reason, StringComparison.Ordinal),
            finding => Assert.Contains("取り込みで入ったものではない", finding.Reason, StringComparison.Ordinal),
            finding => Assert.Contains(" 9 番目から 10 番目", finding.Reason, StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => finding.Reason.Contains("秘密", StringComparison.Ordinal));
    }

    private protected async Task<DirectoryVersion?> CommitAsync(
        DirectoryVersion? old, VersionCause cause, IReadOnlyList<PackTable> tables, VersionStore? through = null, CurrentVersion? basis = null) =>
        await (through ?? Store).CommitAsync(
            basis ?? (old is null ? null : await Store.GetCurrentAsync(default)),
            new VersionDraft(
                cause,
                Counts,
                [.. (old?.Tables ?? []).Where(table => !tables.Any(other => other.Name == table.Name))],
                [.. tables.Select(table => (table, TableOrigin.Import))],
                "hash"),
            default);

    private static List<string> Lines(IEnumerable<PackTable> tables) => [.. tables.OrderBy(table => table.Name, StringComparer.Ordinal).SelectMany(Made.Lines)];

    private async Task<List<string>> LinesAsync(int number) => await LinesAsync((await Store.GetVersionAsync(number, default))!);

    private async Task<List<string>> LinesAsync(DirectoryVersion version)
    {
        var read = new List<PackTable>();
        foreach (var table in version.Tables)
        {
            var (content, findings) = await Store.ReadAsync(table, default);
            Assert.Empty(findings);
            read.Add(content);
        }

        return Lines(read);
    }

    /// <summary>Every row is of a version, or is a version or the pointer to it.</summary>
    private async Task AssertNothingIsLeftAsync()
    {
        var known = (await Store.GetHistoryAsync(default)).SelectMany(version => version.Tables).Select(table => table.Partition).ToHashSet();
        Assert.All(await AllRowsAsync(), row => Assert.True(
            known.Contains(row.PartitionKey) || (row.PartitionKey == VersionRows.Partition && !row.RowKey.StartsWith("pending", StringComparison.Ordinal)),
            $"{row.PartitionKey}/{row.RowKey} is left over."));
    }

    private async Task<List<TableRow>> AllRowsAsync()
    {
        var rows = new List<TableRow>();
        string? continuation = null;
        do
        {
            var page = await Tables.QueryAsync(VersionRows.Table, new TableQuery(), continuation, default);
            rows.AddRange(page.Rows);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return rows;
    }
}
