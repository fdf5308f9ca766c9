using System.Globalization;
using Microsoft.Data.Sqlite;
using Sendai.Tables.Sqlite;
using Sendai.Tables.Tests.Sqlite.Children;

namespace Sendai.Tables.Tests.Sqlite;

/// <summary>Other processes on the same file: they take turns, and who holds it too long is named.</summary>
public sealed class SharedFileTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder folder = new();

    private string FilePath => folder.File("store.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Increments_ByThreeProcesses_LoseNone()
    {
        const int Times = 400;
        await using var store = new SqliteTableStore(FilePath);
        await store.InsertAsync(CountingChild.Table, new TableRow("p", "single").Set("N", 0), None);
        await store.InsertAsync(CountingChild.Table, new TableRow("p", "together").Set("N", 0), None);

        var children = Enumerable.Range(0, 3).Select(_ => ChildProcess.Start(CountingChild.Verb, FilePath, Times.ToString(CultureInfo.InvariantCulture))).ToList();
        foreach (var child in children)
        {
            Assert.Equal("ready", await child.StandardOutput.ReadLineAsync());
        }

        children.ForEach(child => child.StandardInput.WriteLine());
        foreach (var child in children)
        {
            Assert.Equal("done\n", await child.StandardOutput.ReadToEndAsync());
            await child.WaitForExitAsync();
            Assert.Equal(0, child.ExitCode);
            child.Dispose();
        }

        var rows = (await store.QueryAsync(CountingChild.Table, new TableQuery(), null, None)).Rows;
        Assert.Equal([("single", 3 * Times), ("together", 3 * Times), ("touched", 3 * Times)], rows.Select(row => (row.RowKey, row.GetInt32("N")!.Value)));
    }

    [Fact]
    public async Task Write_WhileAnotherHoldsTheFile_SaysSoAndWorksAgainAfterwards()
    {
        await using var store = new SqliteTableStore(FilePath);
        await store.InsertAsync("Things", new TableRow("p", "before"), None);
        await using (await HoldAsync("BEGIN IMMEDIATE"))
        {
            await LockedAsync(() => store.InsertAsync("Things", new TableRow("p", "r"), None));
            Assert.Null(await store.GetAsync("Things", "p", "r", None));
            Assert.NotNull(await store.GetAsync("Things", "p", "before", None));
        }

        Assert.IsType<WriteResult.Written>(await store.InsertAsync("Things", new TableRow("p", "r"), None));
        Assert.NotNull(await store.GetAsync("Things", "p", "before", None));
    }

    [Fact]
    public async Task Open_WhileAnotherHasTheFileForItself_SaysSoAndWorksAgainAfterwards()
    {
        await using (var store = new SqliteTableStore(FilePath))
        {
            await store.InsertAsync("Things", new TableRow("p", "before"), None);
        }

        await using (await HoldAsync("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE"))
        {
            await LockedAsync(() => Task.Run(() => new SqliteTableStore(FilePath)));
        }

        await using var again = new SqliteTableStore(FilePath);
        Assert.NotNull(await again.GetAsync("Things", "p", "before", None));
    }

    private async Task LockedAsync(Func<Task> call)
    {
        var fault = await Assert.ThrowsAsync<TableStoreException>(call);
        Assert.Equal($"The store file {FilePath} is locked by another program; stop that one, or try again when it is done.", fault.Message);
    }

    private async Task<SqliteConnection> HoldAsync(string sql)
    {
        var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are those of the tests above.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
