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
        const int Times = 100;
        await using var store = new SqliteTableStore(FilePath);
        await store.InsertAsync(CountingChild.Table, new TableRow("p", "single").Set("N", 0), None);
        await store.InsertAsync(CountingChild.Table, new TableRow("p", "together").Set("N", 0), None);

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => CountAsync(Times)));

        Assert.Equal([(0, "done\n"), (0, "done\n"), (0, "done\n")], results);
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
            await LockedAsync(() => store.TransactAsync("Things", [new TableOperation.Insert(new TableRow("p", "r"))], None));
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

    private async Task<(int ExitCode, string Output)> CountAsync(int times)
    {
        using var child = ChildProcess.Start(CountingChild.Verb, FilePath, times.ToString(CultureInfo.InvariantCulture));
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return (child.ExitCode, output);
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
