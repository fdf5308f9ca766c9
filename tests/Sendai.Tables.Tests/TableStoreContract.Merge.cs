using Azure;

namespace Sendai.Tables.Tests;

public abstract partial class TableStoreContract
{
    [Fact]
    public async Task Merge_KeepsTheOthersAndMayChangeTypes()
    {
        var first = Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("Kept", 1.5).Set("N", 1).Set("Type", "1"), None));

        var second = Written(await Store.MergeAsync(Table, new TableRow("p", "r").Set("N", 2).Set("Type", 1L).Set("New", "新"), first, None));

        var row = await Store.GetAsync(Table, "p", "r", None);
        Assert.NotEqual(first, second);
        Assert.Equal((second, 4), (row!.ETag, row.Properties.Count));
        Assert.Equal((1.5, 2, 1L, "新"), (row.GetDouble("Kept"), row.GetInt32("N"), row.GetInt64("Type"), row.GetString("New")));
    }

    [Fact]
    public async Task Merge_OfAnyVersion_IsWritten()
    {
        var first = Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("N", 1), None));

        var second = Written(await Store.MergeAsync(Table, new TableRow("p", "r").Set("N", 2), ETag.All, None));

        Assert.NotEqual(first, second);
        Assert.Equal((2, second), await NumberAsync());
    }

    [Fact]
    public async Task Merge_OfNothing_ChangesTheVersionAlone()
    {
        var first = Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("N", 1), None));

        var second = Written(await Store.MergeAsync(Table, new TableRow("p", "r"), first, None));

        Assert.NotEqual(first, second);
        Assert.Equal((1, second), await NumberAsync());
    }

    [Fact]
    public async Task Merge_OfAStaleVersion_ConflictsAndChangesNothing()
    {
        var first = Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("N", 1), None));
        var second = Written(await Store.MergeAsync(Table, new TableRow("p", "r").Set("N", 2), first, None));

        Assert.Equal(new WriteResult.Conflict(), await Store.MergeAsync(Table, new TableRow("p", "r").Set("N", 3).Set("M", 1), first, None));

        Assert.Equal((2, second), await NumberAsync());
        Assert.Single((await Store.GetAsync(Table, "p", "r", None))!.Properties);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("W/\"datetime'2026-01-01T00%3A00%3A00.0000000Z'\"")]
    public async Task Merge_OfAMissingRow_IsNotFound(string ifMatch)
    {
        Written(await Store.InsertAsync(Table, new TableRow("p", "other"), None));

        Assert.Equal(new WriteResult.NotFound(), await Store.MergeAsync(Table, new TableRow("p", "r"), new ETag(ifMatch), None));
        Assert.Equal(new WriteResult.NotFound(), await Store.MergeAsync("Unheard", new TableRow("p", "r"), new ETag(ifMatch), None));
        Assert.Null(await Store.GetAsync(Table, "p", "r", None));
    }

    [Fact]
    public async Task Merge_WithoutAVersion_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.MergeAsync(Table, new TableRow("p", "r"), default, None));

    [Fact]
    public async Task Merge_ThatWasCancelled_DoesNothing()
    {
        var first = Written(await Store.InsertAsync(Table, new TableRow("p", "r").Set("N", 1), None));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.MergeAsync(Table, new TableRow("p", "r").Set("N", 2), first, new CancellationToken(canceled: true)));

        Assert.Equal((1, first), await NumberAsync());
    }

    [Fact]
    public async Task Merges_OfDifferentPropertiesAtOnce_LoseNone()
    {
        Written(await Store.InsertAsync(Table, new TableRow("p", "r"), None));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(
            async () => Written(await Store.MergeAsync(Table, new TableRow("p", "r").Set($"P{n}", n), ETag.All, None)))));

        Assert.Equal(20, (await Store.GetAsync(Table, "p", "r", None))!.Properties.Count);
    }
}
