using System.Text;
using Microsoft.Data.Sqlite;
using Sendai.Tables.Sqlite;

namespace Sendai.Tables.Tests.Sqlite;

public sealed class SqliteTableStoreTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder folder = new();

    private string FilePath => folder.File("store.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Rows_SurviveAReopenWithTheirVersions()
    {
        WriteResult written;
        await using (var store = new SqliteTableStore(FilePath))
        {
            written = await store.InsertAsync("Things", new TableRow("p", "r").Set("Text", "山"), None);
        }

        await using var again = new SqliteTableStore(FilePath);
        var row = await again.GetAsync("Things", "p", "r", None);
        Assert.Equal("山", row!.GetString("Text"));
        Assert.Equal(written, new WriteResult.Written(row.ETag));
    }

    [Fact]
    public async Task Open_CreatesFoldersAndAFileForItsOwnerAlone()
    {
        var path = folder.File(Path.Combine("a", "b", "store.db"));

        await using var store = new SqliteTableStore(path);

        Assert.True(File.Exists(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public async Task TwoStores_OnOneFile_SeeEachOtherAndLoseNothing()
    {
        await using var one = new SqliteTableStore(FilePath);
        await using var two = new SqliteTableStore(FilePath);

        await Task.WhenAll(new[] { one, two }.SelectMany((store, s) => Enumerable.Range(0, 50).Select(
            n => Task.Run(() => store.InsertAsync("Things", new TableRow("p", $"{s}-{n}"), None)))));

        Assert.Equal(100, (await one.QueryAsync("Things", new TableQuery(), null, None)).Rows.Count);
    }

    [Fact]
    public async Task Open_ByManyAtOnce_MigratesOnce()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new SqliteTableStore(FilePath))));

        foreach (var store in stores)
        {
            Assert.IsType<WriteResult.Written>(await store.UpsertAsync("Things", new TableRow("p", "r"), None));
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Delete_LeavesNothingOfTheRowInTheFile()
    {
        await using (var store = new SqliteTableStore(FilePath))
        {
            await store.InsertAsync("Things", new TableRow("p", "r").Set("Text", "HIDDEN-TREASURE"), None);
            await store.DeleteAsync("Things", "p", "r", Azure.ETag.All, None);
        }

        Assert.DoesNotContain("HIDDEN-TREASURE", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(FilePath)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_AfterDispose_Fails()
    {
        var store = new SqliteTableStore(FilePath);
        await store.DisposeAsync();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.GetAsync("Things", "p", "r", None));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.UpsertAsync("Things", new TableRow("p", "r"), None));
    }

    [Fact]
    public void Open_OfAFileThatIsNoStore_SaysSoAndLeavesItAlone()
    {
        File.WriteAllText(FilePath, string.Concat(Enumerable.Repeat("a letter to somebody\n", 200)));
        var before = File.ReadAllBytes(FilePath);

        Refused("is damaged or is not a store");

        Assert.Equal(before, File.ReadAllBytes(FilePath));
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{\"V\":{\"l\":\"1\"}}")]
    [InlineData("{\"V\":{\"t\":\"secret\"}}")]
    [InlineData("{\"V\":{\"x\":1}}")]
    [InlineData("{\"V\":null}")]
    public async Task Get_OfARowThatSomebodyBroke_SaysSoWithoutShowingIt(string body)
    {
        await using var store = new SqliteTableStore(FilePath);
        await store.InsertAsync("Things", new TableRow("p", "r"), None);
        Execute("UPDATE entity SET body = $body", ("$body", Encoding.UTF8.GetBytes(body)));

        var fault = await Assert.ThrowsAsync<TableStoreException>(() => store.GetAsync("Things", "p", "r", None));

        AssertOneLine("holds a row that this version cannot read", fault);
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfAFolder_SaysSo()
    {
        Directory.CreateDirectory(FilePath);

        Refused("it must be a file");
    }

    [Fact]
    public void Open_BelowAFile_SaysSo()
    {
        File.WriteAllText(FilePath, "");

        AssertOneLine("cannot be created", Assert.Throws<TableStoreException>(() => new SqliteTableStore(Path.Combine(FilePath, "store.db"))));
    }

    [Fact]
    public async Task Open_OfANewerVersion_SaysSoAndLeavesItAlone()
    {
        await new SqliteTableStore(FilePath).DisposeAsync();
        Execute("PRAGMA user_version = 99");

        Refused("newer version");
    }

    // The statements are those of version 1 as it was released, so they never change here; what comes after must read its rows.
    [Fact]
    public async Task Open_OfAFileOfVersionOne_ReadsItsRows()
    {
        File.WriteAllBytes(FilePath, []);
        Execute(
            """
            CREATE TABLE entity (
                table_name TEXT NOT NULL COLLATE NOCASE, partition_key TEXT NOT NULL, row_key TEXT NOT NULL,
                etag TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (table_name, partition_key, row_key)) WITHOUT ROWID;
            INSERT INTO entity VALUES ('Things', 'p', 'r', '"0123456789abcdef"', $body);
            PRAGMA user_version = 1;
            """,
            ("$body", """
                {"S":"山","B":true,"I":-1,"L":{"l":9007199254740993},"D":{"d":0.5},"N":{"d":"NaN"},"T":{"t":"2026-04-01T00:00:00.0000001Z"},
                "G":{"g":"01234567-89ab-cdef-fedc-ba9876543210"},"Y":{"b":"AAH+"}}
                """u8.ToArray()));

        await using var store = new SqliteTableStore(FilePath);
        var row = await store.GetAsync("things", "p", "r", None);

        Assert.Equal(
            ("山", true, -1, 9007199254740993L, 0.5, double.NaN),
            (row!.GetString("S"), row.GetBoolean("B"), row.GetInt32("I"), row.GetInt64("L"), row.GetDouble("D"), row.GetDouble("N")));
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(1), row.GetDateTimeOffset("T"));
        Assert.Equal(new Guid("01234567-89ab-cdef-fedc-ba9876543210"), row.GetGuid("G"));
        Assert.Equal([0, 1, 0xFE], row.GetBinary("Y"));
        Assert.IsType<WriteResult.Written>(await store.ReplaceAsync("Things", row, row.ETag, None));
    }

    [Fact]
    public async Task Query_ThatIsCancelledWhileItReads_EndsAndSpoilsNothing()
    {
        await using var store = new SqliteTableStore(FilePath);
        foreach (var some in Enumerable.Range(0, 20_000).Chunk(100))
        {
            await store.TransactAsync("Things", [.. some.Select(n => new TableOperation.Insert(new TableRow("p", $"{n}").Set("N", n)))], None);
        }

        var query = new TableQuery { Filter = $"N lt {0}" };
        // The machine may be too fast or too busy for one try.
        var cancelled = 0;
        for (var tries = 0; tries < 50 && cancelled == 0; tries++)
        {
            using var cancelling = new CancellationTokenSource();
            var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var reading = Task.Run(() =>
            {
                begun.SetResult();
                return store.QueryAsync("Things", query, null, cancelling.Token);
            });
            await begun.Task;
            await Task.Delay(1);
            await cancelling.CancelAsync();
            cancelled += await Record.ExceptionAsync(() => reading) is OperationCanceledException ? 1 : 0;
        }

        Assert.Equal(1, cancelled);
        Assert.Empty((await store.QueryAsync("Things", query, null, None)).Rows);
    }

    private void Refused(string reason) =>
        AssertOneLine(reason, Assert.Throws<TableStoreException>(() => new SqliteTableStore(FilePath)));

    private void AssertOneLine(string reason, TableStoreException fault)
    {
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.Contains(FilePath, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Execute(string sql, params (string Name, object Value)[] parameters)
    {
        using var connection = Connect();
        Execute(connection, sql, parameters);
    }

    private static void Execute(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are those of the tests above.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
