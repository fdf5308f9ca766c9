using Azure;

namespace Sendai.Tables.Tests;

public abstract partial class TableStoreContract
{
    private static readonly ETag Stale = new("W/\"datetime'2026-01-01T00%3A00%3A00.0000000Z'\"");

    // Operations on the rows "a" and "b", which are there, and what they end in.
    public static TheoryData<string, Type> Failures => new()
    {
        { "insert", typeof(WriteResult.AlreadyExists) },
        { "replace stale", typeof(WriteResult.Conflict) },
        { "merge stale", typeof(WriteResult.Conflict) },
        { "delete stale", typeof(WriteResult.Conflict) },
        { "replace missing", typeof(WriteResult.NotFound) },
        { "merge missing", typeof(WriteResult.NotFound) },
        { "delete missing", typeof(WriteResult.NotFound) },
    };

    [Fact]
    public async Task Transact_OfEveryKind_DoesAllAndReturnsTheVersionsInOrder()
    {
        var etags = await TransactAsync(
            new TableOperation.Insert(new TableRow("p", "replaced").Set("Old", 1)),
            new TableOperation.Insert(new TableRow("p", "merged").Set("Old", 1).Set("N", 1)),
            new TableOperation.Insert(new TableRow("p", "deleted").Set("Old", 1)),
            new TableOperation.Insert(new TableRow("p", "upserted").Set("Old", 1)));

        var second = await TransactAsync(
            new TableOperation.Delete("p", "deleted", etags[2]),
            new TableOperation.Merge(new TableRow("p", "merged").Set("N", 2), etags[1]),
            new TableOperation.Insert(new TableRow("p", "inserted").Set("N", 3)),
            new TableOperation.Replace(new TableRow("p", "replaced").Set("N", 4), etags[0]),
            new TableOperation.Upsert(new TableRow("p", "upserted").Set("N", 5)),
            new TableOperation.Upsert(new TableRow("p", "upserted anew").Set("N", 6)));

        Assert.Equal(6, second.Count);
        Assert.Equal(default, second[0]);
        // Rows of one transaction may share a version; one row never has it twice.
        Assert.Empty(etags.Intersect(second));
        Assert.Null(await Store.GetAsync(Table, "p", "deleted", None));
        var rows = (await Store.QueryAsync(Table, new TableQuery(), null, None)).Rows;
        Assert.Equal(
            [("inserted", second[2], 3, 1), ("merged", second[1], 2, 2), ("replaced", second[3], 4, 1), ("upserted", second[4], 5, 1), ("upserted anew", second[5], 6, 1)],
            rows.Select(row => (row.RowKey, row.ETag, row.GetInt32("N")!.Value, row.Properties.Count)));
    }

    [Fact]
    public async Task Transact_OfAnyVersion_IsWritten()
    {
        await Upserts(new TableRow("p", "a").Set("N", 1), new TableRow("p", "b").Set("M", 1), new TableRow("p", "c"));

        await TransactAsync(
            new TableOperation.Replace(new TableRow("p", "a").Set("N", 2), ETag.All),
            new TableOperation.Merge(new TableRow("p", "b").Set("N", 3), ETag.All),
            new TableOperation.Delete("p", "c", ETag.All));

        Assert.Equal([("a", 2), ("b", 3)], (await Store.QueryAsync(Table, new TableQuery(), null, None)).Rows.Select(row => (row.RowKey, row.GetInt32("N")!.Value)));
    }

    [Fact]
    public async Task Transact_ReturnsVersionsThatTheNextWriteCanName()
    {
        var etags = await TransactAsync(
            [.. Enumerable.Range(0, 3).Select(n => new TableOperation.Insert(new TableRow("p", $"{n}").Set("N", 0)))]);

        for (var n = 0; n < 3; n++)
        {
            Written(await Store.ReplaceAsync(Table, new TableRow("p", $"{n}").Set("N", 1), etags[n], None));
            Assert.Equal(new WriteResult.Conflict(), await Store.DeleteAsync(Table, "p", $"{n}", etags[n], None));
        }
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Transact_WithOneThatFails_ChangesNothingAndSaysWhichAndWhy(string failing, Type reason)
    {
        await Upserts(new TableRow("p", "a").Set("N", 1), new TableRow("p", "b").Set("N", 1));
        var before = await DumpAsync();
        TableOperation broken = failing switch
        {
            "insert" => new TableOperation.Insert(new TableRow("p", "b").Set("N", 9)),
            "replace stale" => new TableOperation.Replace(new TableRow("p", "b").Set("N", 9), Stale),
            "merge stale" => new TableOperation.Merge(new TableRow("p", "b").Set("N", 9), Stale),
            "delete stale" => new TableOperation.Delete("p", "b", Stale),
            "replace missing" => new TableOperation.Replace(new TableRow("p", "x").Set("N", 9), Stale),
            "merge missing" => new TableOperation.Merge(new TableRow("p", "x").Set("N", 9), ETag.All),
            _ => new TableOperation.Delete("p", "x", ETag.All),
        };
        List<TableOperation> operations =
        [
            new TableOperation.Upsert(new TableRow("p", "a").Set("N", 9)),
            new TableOperation.Insert(new TableRow("p", "c").Set("N", 9)),
            new TableOperation.Upsert(new TableRow("p", "d").Set("N", 9)),
        ];
        for (var index = 0; index <= operations.Count; index++)
        {
            var result = await Store.TransactAsync(Table, [.. operations[..index], broken, .. operations[index..]], None);

            var failed = Assert.IsType<TransactionResult.Failed>(result);
            Assert.Equal((index, reason), (failed.Index, failed.Reason.GetType()));
            Assert.Equal(before, await DumpAsync());
        }
    }

    [Fact]
    public async Task Transact_WithSeveralThatFail_NamesTheFirst()
    {
        var result = await Store.TransactAsync(
            Table,
            [
                new TableOperation.Insert(new TableRow("p", "a")),
                new TableOperation.Delete("p", "x", ETag.All),
                new TableOperation.Merge(new TableRow("p", "y"), ETag.All),
            ],
            None);

        Assert.Equal(new TransactionResult.Failed(1, new WriteResult.NotFound()), result);
        Assert.Null(await Store.GetAsync(Table, "p", "a", None));
    }

    [Fact]
    public async Task Transact_OfAHundred_IsWritten()
    {
        var etags = await TransactAsync(
            [.. Enumerable.Range(0, 100).Select(n => new TableOperation.Insert(new TableRow("p", $"{n:D3}").Set("Text", "仙台 'ab' \"c\"\r\n--")))]);

        var rows = (await Store.QueryAsync(Table, new TableQuery { PartitionKey = "p" }, null, None)).Rows;
        Assert.Equal(etags, rows.Select(row => row.ETag));
        Assert.Equal(Enumerable.Range(0, 100).Select(n => $"{n:D3}"), rows.Select(row => row.RowKey));
        Assert.All(rows, row => Assert.Equal("仙台 'ab' \"c\"\r\n--", row.GetString("Text")));
    }

    [Theory]
    [InlineData("it's 青葉+&=", "(a) 'b' c")]
    [InlineData("", "")]
    public async Task Transact_OfKeysWithAllThatIsAllowed_FindsTheRows(string partitionKey, string rowKey)
    {
        var etag = Assert.Single(await TransactAsync(new TableOperation.Insert(new TableRow(partitionKey, rowKey).Set("N", 1))));
        await TransactAsync(new TableOperation.Merge(new TableRow(partitionKey, rowKey).Set("M", 2), etag));

        Assert.Equal(2, (await Store.GetAsync(Table, partitionKey, rowKey, None))!.Properties.Count);
        await TransactAsync(new TableOperation.Delete(partitionKey, rowKey, ETag.All));
        Assert.Null(await Store.GetAsync(Table, partitionKey, rowKey, None));
    }

    [Fact]
    public async Task Transact_OfRowsOfAMebibyte_IsWrittenWhole()
    {
        var first = Large("a", '字');
        var second = Large("b", 'x');

        await TransactAsync(new TableOperation.Insert(first), new TableOperation.Upsert(second));

        foreach (var row in (TableRow[])[first, second])
        {
            var read = await Store.GetAsync(Table, "p", row.RowKey, None);
            Assert.Equal(row.Properties.Order(ByName), read!.Properties.Order(ByName));
        }
    }

    [Fact]
    public async Task Transact_BeyondTheLimits_IsRefusedAndDoesNothing()
    {
        static TableOperation Insert(string partitionKey, string rowKey) => new TableOperation.Insert(new TableRow(partitionKey, rowKey));
        await RefusedAsync([]);
        await RefusedAsync([.. Enumerable.Range(0, 101).Select(n => Insert("p", $"{n}"))]);
        await RefusedAsync([Insert("p", "a"), Insert("q", "b")]);
        await RefusedAsync([Insert("p", "a"), Insert("p", "b"), new TableOperation.Delete("p", "a", ETag.All)]);
        await RefusedAsync([.. Enumerable.Range(0, 3).Select(n => new TableOperation.Insert(Large($"{n}", '字')))]);
        await RefusedAsync([new TableOperation.Insert(Large("a", '\u3000')), new TableOperation.Insert(Large("b", '\u3000'))]);
        await RefusedAsync([new TableOperation.Insert(new TableRow("p", "a")), new TableOperation.Insert(Large("b", 'x').Set("Over", "x"))]);
        await RefusedAsync([Insert("p", "a"), new TableOperation.Replace(new TableRow("p", "b"), default)]);
        await RefusedAsync([Insert("p", "a"), new TableOperation.Merge(new TableRow("p", "b"), default)]);
        await RefusedAsync([Insert("p", "a"), new TableOperation.Delete("p", "b", default)]);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.TransactAsync("a-b", [Insert("p", "a")], None));

        Assert.Empty(await DumpAsync());
    }

    [Fact]
    public void Operation_OnAKeyThatIsForbidden_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new TableOperation.Delete("p/", "r", ETag.All));
        Assert.Throws<ArgumentException>(() => new TableOperation.Delete("p", "r#", ETag.All));
    }

    [Fact]
    public async Task Transact_OnATableThatNobodyWrote_CreatesItWhenItSucceeds()
    {
        Assert.Equal(
            new TransactionResult.Failed(0, new WriteResult.NotFound()),
            await Store.TransactAsync("Unheard", [new TableOperation.Delete("p", "a", ETag.All)], None));

        Assert.IsType<TransactionResult.Written>(
            await Store.TransactAsync("Unheard", [new TableOperation.Insert(new TableRow("p", "a"))], None));
        Assert.NotNull(await Store.GetAsync("Unheard", "p", "a", None));
    }

    [Fact]
    public async Task Transact_ThatWasCancelled_DoesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.TransactAsync(Table, [new TableOperation.Upsert(new TableRow("p", "a"))], new CancellationToken(canceled: true)));

        Assert.Null(await Store.GetAsync(Table, "p", "a", None));
    }

    // Every transaction raises both numbers and every single write the first: a lost or a half one would show in a sum.
    [Fact]
    public async Task Transactions_RacingWithSingleWrites_LoseNothing()
    {
        const int Transactions = 20;
        const int Writes = 20;
        await Upserts(new TableRow("p", "r").Set("N", 0), new TableRow("p", "s").Set("N", 0));

        await Task.WhenAll(
            Enumerable.Range(0, Transactions).Select(_ => Task.Run(IncrementBothAsync))
                .Concat(Enumerable.Range(0, Writes).Select(_ => Task.Run(IncrementAsync))));

        var both = (await Store.QueryAsync(Table, new TableQuery { PartitionKey = "p" }, null, None)).Rows;
        Assert.Equal([Transactions + Writes, Transactions], both.Select(row => row.GetInt32("N")!.Value));
    }

    private static IComparer<KeyValuePair<string, object>> ByName =>
        Comparer<KeyValuePair<string, object>>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));

    // Fifteen strings of 64 KiB and one that leaves room for names, lengths and marks.
    protected static TableRow Large(string rowKey, char filling)
    {
        var row = new TableRow("p", rowKey);
        for (var n = 0; n < 16; n++)
        {
            row.Set($"Text{n:D2}", new string(filling, n == 0 ? 32768 - 325 : 32768));
        }

        return row;
    }

    private async Task<IReadOnlyList<ETag>> TransactAsync(params TableOperation[] operations) =>
        Assert.IsType<TransactionResult.Written>(await Store.TransactAsync(Table, operations, None)).ETags;

    private async Task RefusedAsync(IReadOnlyList<TableOperation> operations) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.TransactAsync(Table, operations, None));

    private async Task<List<string>> DumpAsync() =>
        [.. (await Store.QueryAsync(Table, new TableQuery(), null, None)).Rows
            .Select(row => $"{row.PartitionKey} {row.RowKey} {row.ETag} {string.Join(' ', row.Properties)}")];

    private async Task IncrementBothAsync()
    {
        TransactionResult result;
        do
        {
            var (number, etag) = await NumberAsync();
            var other = await Store.GetAsync(Table, "p", "s", None);
            result = await Store.TransactAsync(
                Table,
                [
                    new TableOperation.Replace(new TableRow("p", "s").Set("N", other!.GetInt32("N")!.Value + 1), other.ETag),
                    new TableOperation.Merge(new TableRow("p", "r").Set("N", number!.Value + 1), etag),
                ],
                None);
        }
        while (result is TransactionResult.Failed { Reason: WriteResult.Conflict });

        Assert.IsType<TransactionResult.Written>(result);
    }
}
