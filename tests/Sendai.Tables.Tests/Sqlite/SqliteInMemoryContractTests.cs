using Sendai.Tables.Sqlite;

namespace Sendai.Tables.Tests.Sqlite;

public sealed class SqliteInMemoryContractTests : TableStoreContract
{
    private SqliteTableStore? store;

    public override async Task DisposeAsync() => await store!.DisposeAsync();

    [Fact]
    public async Task Stores_InMemory_AreApartAndLeaveNoFile()
    {
        await using var other = new SqliteTableStore(SqliteTableStore.InMemory);
        Written(await Store.InsertAsync(Table, new TableRow("p", "r"), None));

        Assert.Null(await other.GetAsync(Table, "p", "r", None));
        Assert.False(File.Exists(SqliteTableStore.InMemory));
    }

    // A call that breaks off costs its session, and must not cost the rows.
    [Fact]
    public async Task Rows_InMemory_OutliveACallThatBreaksOff()
    {
        Written(await Store.InsertAsync(Table, Large("a", 'x'), None));

        await Assert.ThrowsAsync<ArgumentException>(
            () => Store.MergeAsync(Table, new TableRow("p", "a").Set("Over", "x"), Azure.ETag.All, None));

        Assert.NotNull(await Store.GetAsync(Table, "p", "a", None));
    }

    // Only an engine that merges by itself can say so before it is written.
    [Fact]
    public async Task Merge_ThatWouldLeaveTooManyProperties_IsRefused()
    {
        Written(await Store.InsertAsync(Table, Wide('A'), None));

        await Assert.ThrowsAsync<ArgumentException>(() => Store.MergeAsync(Table, Wide('B'), Azure.ETag.All, None));

        Assert.Equal(200, (await Store.GetAsync(Table, "p", "r", None))!.Properties.Count);
    }

    protected override Task<ITableStore> OpenAsync()
    {
        store = new SqliteTableStore(SqliteTableStore.InMemory);
        return Task.FromResult<ITableStore>(store);
    }

    private static TableRow Wide(char first)
    {
        var row = new TableRow("p", "r");
        for (var n = 0; n < 200; n++)
        {
            row.Set($"{first}{n}", n);
        }

        return row;
    }
}
