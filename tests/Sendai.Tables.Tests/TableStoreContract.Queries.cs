using Azure;

namespace Sendai.Tables.Tests;

public abstract partial class TableStoreContract
{
    [Fact]
    public async Task Query_OfAPartition_IsInOrdinalOrderOfRowKeys()
    {
        await InsertAsync("p", "b", "B", "a10", "a", "a2", "_", "A-1");
        await InsertAsync("o", "a");
        await InsertAsync("q", "a");

        Assert.Equal(["p A-1", "p B", "p _", "p a", "p a10", "p a2", "p b"], await KeysAsync(new TableQuery { PartitionKey = "p" }));
    }

    [Fact]
    public async Task Query_WithoutAPartition_IsTheWholeTableInOrderOfBothKeys()
    {
        await InsertAsync("b", "1", "2");
        await InsertAsync("a", "2", "3");
        await InsertAsync("B", "9");

        Assert.Equal(["B 9", "a 2", "a 3", "b 1", "b 2"], await KeysAsync(new TableQuery { PageSize = 2 }));
        Assert.Equal(["a 2", "b 2"], await KeysAsync(new TableQuery { RowKeyPrefix = "2", PageSize = 1 }));
    }

    [Theory]
    [InlineData("s1-", null, null, "s1- s1-a s1-b s1-~")]
    [InlineData("s1-b", null, null, "s1-b")]
    [InlineData("s1-~", null, null, "s1-~")]
    [InlineData("s3", null, null, "")]
    [InlineData("", null, null, "s1 s1- s1-a s1-b s1-~ s1. s10 s2-a")]
    [InlineData(null, "s1-b", null, "s1-b s1-~ s1. s10 s2-a")]
    [InlineData(null, null, "s1-b", "s1 s1- s1-a")]
    [InlineData(null, "s1-a", "s10", "s1-a s1-b s1-~ s1.")]
    [InlineData(null, "s2", "s1", "")]
    [InlineData("s1-", "s1-b", null, "s1-b s1-~")]
    [InlineData("s1-", "a", "s1-b", "s1- s1-a")]
    [InlineData("s1-", "a", "z", "s1- s1-a s1-b s1-~")]
    [InlineData("s1-", "s10", "z", "")]
    public async Task Query_ByPrefixAndRange_HoldsBoth(string? prefix, string? from, string? before, string expected)
    {
        await InsertAsync("p", "s1", "s1-", "s1-a", "s1-b", "s1-~", "s1.", "s10", "s2-a");
        await InsertAsync("q", "s1-a");

        var query = new TableQuery { PartitionKey = "p", RowKeyPrefix = prefix, RowKeyFrom = from, RowKeyBefore = before };

        var wanted = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => "p " + key);
        Assert.Equal(wanted, await KeysAsync(query));
        Assert.Equal(wanted, await KeysAsync(query with { PageSize = 1 }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Query_InPages_ReturnsEachRowOnceHoweverThePagesFall(int pageSize)
    {
        await InsertAsync("p", "1", "2", "3", "4");

        Assert.Equal(["p 1", "p 2", "p 3", "p 4"], await KeysAsync(new TableQuery { PartitionKey = "p", PageSize = pageSize }));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(2000)]
    [InlineData(2001)]
    public async Task Query_OfMoreThanOnePage_ReturnsEachRowOnceAndInOrder(int rows)
    {
        var keys = Enumerable.Range(0, rows).Select(n => $"{n:D5}").ToArray();
        // From several callers, since an engine may be a server.
        await Task.WhenAll(keys.Chunk(200).Select(some => Task.Run(() => InsertAsync("p", some))));

        Assert.Equal(keys.Select(key => "p " + key), await KeysAsync(new TableQuery { PartitionKey = "p" }));
    }

    [Fact]
    public async Task Query_WhoseNextRowIsGone_GoesOnBehindIt()
    {
        await InsertAsync("p", "1", "2", "3", "4");
        var query = new TableQuery { PartitionKey = "p", PageSize = 2 };
        var first = await Store.QueryAsync(Table, query, null, None);
        Written(await Store.DeleteAsync(Table, "p", "2", ETag.All, None));
        Written(await Store.DeleteAsync(Table, "p", "3", ETag.All, None));

        var second = await Store.QueryAsync(Table, query, first.Continuation, None);

        Assert.Equal(["4"], second.Rows.Select(row => row.RowKey));
    }

    [Fact]
    public async Task Query_CarriesPropertiesAndVersions()
    {
        var etag = Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("Text", "川").Set("N", 7L), None));

        var row = Assert.Single((await Store.QueryAsync(Table, new TableQuery { PartitionKey = "p" }, null, None)).Rows);

        Assert.Equal((etag, "川", 7L), (row.ETag, row.GetString("Text"), row.GetInt64("N")));
    }

    [Fact]
    public async Task Query_OfATableThatNobodyWrote_IsEmpty()
    {
        var page = await Store.QueryAsync("Unheard", new TableQuery(), null, None);

        Assert.Empty(page.Rows);
        Assert.Null(page.Continuation);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task Query_WithAPageSizeThatTheServiceLacks_IsRefused(int pageSize) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Store.QueryAsync(Table, new TableQuery { PageSize = pageSize }, null, None));

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("!")]
    public async Task Query_WithAContinuationFromElsewhere_IsRefused(string continuation) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.QueryAsync(Table, new TableQuery(), continuation, None));

    private async Task InsertAsync(string partitionKey, params string[] rowKeys)
    {
        foreach (var key in rowKeys)
        {
            Written(await Store.InsertAsync(Table, new TableRow(partitionKey, key), None));
        }
    }

    // The keys of all pages; no page may be larger than asked for.
    private async Task<List<string>> KeysAsync(TableQuery query)
    {
        var keys = new List<string>();
        string? continuation = null;
        do
        {
            var page = await Store.QueryAsync(Table, query, continuation, None);
            Assert.InRange(page.Rows.Count, 0, query.PageSize);
            // A page that leads back to itself would never end.
            Assert.True(page.Continuation is null || page.Continuation != continuation);
            keys.AddRange(page.Rows.Select(row => $"{row.PartitionKey} {row.RowKey}"));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return keys;
    }
}
