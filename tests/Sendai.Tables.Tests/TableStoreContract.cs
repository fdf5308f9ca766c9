using Azure;

namespace Sendai.Tables.Tests;

/// <summary>What every engine promises. An engine's tests derive from this and hand over an empty store.</summary>
public abstract partial class TableStoreContract : IAsyncLifetime
{
    protected const string Table = "Things";
    protected static readonly CancellationToken None = CancellationToken.None;

    protected ITableStore Store { get; private set; } = null!;

    public async Task InitializeAsync() => Store = await OpenAsync();

    public abstract Task DisposeAsync();

    /// <summary>A store without rows.</summary>
    protected abstract Task<ITableStore> OpenAsync();

    [Fact]
    public async Task Get_ReturnsWhatWasInserted()
    {
        var etag = Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("Text", "山"), None));

        var row = await Store.GetAsync(Table, "p", "r", None);

        Assert.NotNull(row);
        Assert.Equal(("p", "r", etag, "山"), (row.PartitionKey, row.RowKey, row.ETag, row.GetString("Text")));
    }

    [Theory]
    [InlineData(Table, "p", "other")]
    [InlineData(Table, "other", "r")]
    [InlineData(Table, "P", "r")]
    [InlineData(Table, "p", "R")]
    [InlineData("Unheard", "p", "r")]
    public async Task Get_OfAnotherAddress_IsNull(string table, string partitionKey, string rowKey)
    {
        Written(await Store.InsertAsync(Table, new TableRow("p", "r"), None));

        Assert.Null(await Store.GetAsync(table, partitionKey, rowKey, None));
    }

    [Fact]
    public virtual async Task Get_FoldsTheCaseOfTableNames()
    {
        Written(await Store.InsertAsync(Table, new TableRow("p", "r"), None));

        Assert.NotNull(await Store.GetAsync("tHINGS", "p", "r", None));
    }

    [Fact]
    public async Task Insert_OfTakenKeys_AlreadyExistsAndChangesNothing()
    {
        var first = Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("N", 1), None));

        Assert.Equal(new WriteResult.AlreadyExists(), await Store.InsertAsync(Table, new TableRow("p", "r").Set("N", 2), None));

        Assert.Equal((1, first), await NumberAsync());
    }

    [Fact]
    public async Task Replace_OfTheCurrentVersion_IsWrittenUnderANewOne()
    {
        var first = Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("N", 1), None));

        var second = Written(await Store.ReplaceAsync(Table, new TableRow("p", "r").Set("N", 2), first, None));

        Assert.NotEqual(first, second);
        Assert.Equal((2, second), await NumberAsync());
    }

    [Fact]
    public async Task Replace_OfAStaleVersion_ConflictsAndChangesNothing()
    {
        var first = Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("N", 1), None));
        var second = Written(await Store.ReplaceAsync(Table, new TableRow("p", "r").Set("N", 2), first, None));

        Assert.Equal(new WriteResult.Conflict(), await Store.ReplaceAsync(Table, new TableRow("p", "r").Set("N", 3), first, None));

        Assert.Equal((2, second), await NumberAsync());
    }

    [Fact]
    public async Task Replace_WithTheSameContent_ChangesTheVersion()
    {
        var first = Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("N", 1), None));

        Assert.NotEqual(first, Written(await Store.ReplaceAsync(Table, new TableRow("p", "r").Set("N", 1), first, None)));
    }

    [Fact]
    public async Task Replace_OfTheVersionBeforeADelete_ConflictsWithTheRowThatCameAfter()
    {
        var first = Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("N", 1), None));
        Written(await Store.DeleteAsync(Table, "p", "r", first, None));
        Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("N", 1), None));

        Assert.Equal(new WriteResult.Conflict(), await Store.ReplaceAsync(Table, new TableRow("p", "r").Set("N", 2), first, None));
    }

    [Fact]
    public async Task Replace_OfAnyVersion_IsWritten()
    {
        Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("N", 1), None));

        var second = Written(await Store.ReplaceAsync(Table, new TableRow("p", "r").Set("N", 2), ETag.All, None));

        Assert.Equal((2, second), await NumberAsync());
    }

    [Theory]
    [InlineData("*")]
    [InlineData("W/\"datetime'2026-01-01T00%3A00%3A00.0000000Z'\"")]
    public async Task Replace_OfAMissingRow_IsNotFound(string ifMatch)
    {
        Written(await Store.InsertAsync(Table, new TableRow("p", "other"), None));

        Assert.Equal(new WriteResult.NotFound(), await Store.ReplaceAsync(Table, new TableRow("p", "r"), new ETag(ifMatch), None));
        Assert.Null(await Store.GetAsync(Table, "p", "r", None));
    }

    [Fact]
    public async Task Replace_TakesAwayThePropertiesThatTheNewRowLacks()
    {
        Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("Old", "a").Set("N", 1), None));
        var row = await Store.GetAsync(Table, "p", "r", None);

        Written(await Store.ReplaceAsync(Table, row!.Remove("Old"), row.ETag, None));

        Assert.Equal(["N"], (await Store.GetAsync(Table, "p", "r", None))!.Properties.Keys);
    }

    [Fact]
    public async Task Upsert_InsertsAndThenReplacesWhole()
    {
        var first = Written(await Store.UpsertAsync(Table, new TableRow("p", "r").Set("N", 1).Set("Old", true), None));
        Assert.Equal((1, first), await NumberAsync());

        var second = Written(await Store.UpsertAsync(Table, new TableRow("p", "r").Set("N", 2), None));

        Assert.NotEqual(first, second);
        Assert.Equal((2, second), await NumberAsync());
        Assert.Null((await Store.GetAsync(Table, "p", "r", None))!.GetBoolean("Old"));
    }

    [Fact]
    public async Task Delete_OfTheCurrentVersion_LeavesTheOtherRows()
    {
        var etag = Written(await Store.InsertAsync(Table, new TableRow("p", "r"), None));
        Written(await Store.InsertAsync(Table, new TableRow("p", "r2"), None));

        Assert.Equal(new WriteResult.Written(default), await Store.DeleteAsync(Table, "p", "r", etag, None));

        Assert.Null(await Store.GetAsync(Table, "p", "r", None));
        Assert.NotNull(await Store.GetAsync(Table, "p", "r2", None));
    }

    [Fact]
    public async Task Delete_OfAStaleVersion_ConflictsAndChangesNothing()
    {
        var first = Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("N", 1), None));
        var second = Written(await Store.ReplaceAsync(Table, new TableRow("p", "r").Set("N", 2), first, None));

        Assert.Equal(new WriteResult.Conflict(), await Store.DeleteAsync(Table, "p", "r", first, None));

        Assert.Equal((2, second), await NumberAsync());
    }

    [Fact]
    public async Task Delete_OfAnyVersion_IsNotFoundTheSecondTime()
    {
        Written(await Store.InsertAsync(Table, new TableRow("p", "r"), None));

        Written(await Store.DeleteAsync(Table, "p", "r", ETag.All, None));

        Assert.Equal(new WriteResult.NotFound(), await Store.DeleteAsync(Table, "p", "r", ETag.All, None));
    }

    [Fact]
    public async Task Write_WithoutAVersion_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ReplaceAsync(Table, new TableRow("p", "r"), default, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeleteAsync(Table, "p", "r", default, None));
    }

    [Fact]
    public async Task Calls_ThatWereCancelled_DoNothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.InsertAsync(Table, new TableRow("p", "r"), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.QueryAsync(Table, new TableQuery(), null, cancelled));

        Assert.Null(await Store.GetAsync(Table, "p", "r", None));
    }

    [Fact]
    public async Task Increments_FromManyCallersAtOnce_LoseNone()
    {
        const int Callers = 100;
        Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("N", 0), None));

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(IncrementAsync)));

        Assert.Equal(Callers, (await NumberAsync()).Number);
    }

    [Fact]
    public async Task Update_OfAMissingRow_IsNotFoundAndMakesNone()
    {
        Assert.Equal(new WriteResult.NotFound(), await Store.UpdateAsync(Table, "p", "r", row => row.Set("N", 1), None));

        Assert.Null(await Store.GetAsync(Table, "p", "r", None));
    }

    [Fact]
    public async Task Inserts_OfOneKeyByManyCallersAtOnce_HaveOneWinner()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            n => Task.Run(() => Store.InsertAsync(Table, new TableRow("p", "r").Set("N", n), None))));

        var winner = Assert.Single(results, result => result is WriteResult.Written);
        Assert.Equal((Array.IndexOf(results, winner), Written(winner)), await NumberAsync());
        Assert.Equal(19, results.Count(result => result is WriteResult.AlreadyExists));
    }

    protected static ETag Written(WriteResult result) => Assert.IsType<WriteResult.Written>(result).ETag;

    private async Task<(int? Number, ETag ETag)> NumberAsync()
    {
        var row = await Store.GetAsync(Table, "p", "r", None);
        return (row!.GetInt32("N"), row.ETag);
    }

    private async Task IncrementAsync() => Written(await Store.UpdateAsync(
        Table, "p", "r", row => row.Set("N", row.GetInt32("N")!.Value + 1), None));
}
