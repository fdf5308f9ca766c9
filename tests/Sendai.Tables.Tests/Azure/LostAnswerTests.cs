using Azure;
using Sendai.Tables.AzureTables;

namespace Sendai.Tables.Tests.AzureTables;

/// <summary>Writes whose answers are lost on the way, while the service carries them out or does not.</summary>
public sealed class LostAnswerTests : IAsyncLifetime, IDisposable
{
    private const string Table = "Things";
    private static readonly CancellationToken None = CancellationToken.None;
    private FaultyProxy proxy = null!;
    private AzureTableStore direct = null!;
    private AzureTableStore store = null!;

    public static TheoryData<string, Mishap> Mishaps
    {
        get
        {
            var cases = new TheoryData<string, Mishap>();
            foreach (var operation in (string[])["insert", "replace", "replace any", "merge", "merge any", "upsert", "upsert new", "delete", "delete any"])
            {
                foreach (var mishap in Enum.GetValues<Mishap>())
                {
                    cases.Add(operation, mishap);
                }
            }

            return cases;
        }
    }

    public async Task InitializeAsync()
    {
        var account = await Azurite.FreshAsync();
        proxy = new FaultyProxy(account.Port);
        direct = new AzureTableStore(account.ConnectionString);
        store = new AzureTableStore(account.Through(proxy.Port), Quick());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => proxy.Dispose();

    [Theory]
    [MemberData(nameof(Mishaps))]
    public async Task Write_ThatMeetsAMishap_IsDoneOnceAndSaysSo(string operation, Mishap mishap)
    {
        var write = await PrepareAsync(operation);
        MeetOnce(mishap);

        var etag = Written(await WriteAsync(write));

        Assert.Single(proxy.Log, request => request.IsWrite && request.IsDone);
        Assert.Equal(etag, await CheckAsync(operation));
    }

    [Theory]
    [MemberData(nameof(Mishaps))]
    public async Task Transaction_ThatMeetsAMishap_IsDoneOnceAndSaysSo(string operation, Mishap mishap)
    {
        var write = await PrepareAsync(operation);
        var second = write is TableOperation.Delete
            ? (TableOperation)new TableOperation.Delete("p", "second", ETag.All)
            : new TableOperation.Merge(new TableRow("p", "second").Set("New", 1), ETag.All);
        MeetOnce(mishap);

        var etags = Assert.IsType<TransactionResult.Written>(await store.TransactAsync(Table, [write, second], None)).ETags;

        Assert.Single(proxy.Log, request => request.IsWrite && request.IsDone);
        Assert.Equal(etags, [await CheckAsync(operation), (await direct.GetAsync(Table, "p", "second", None))?.ETag ?? default]);
    }

    [Fact]
    public async Task Transaction_OfDeletesAndOthersThatIsLost_IsDoneOnce()
    {
        var delete = await PrepareAsync("delete");
        MeetOnce(Mishap.DropAfter);

        var result = await store.TransactAsync(Table, [delete, new TableOperation.Insert(new TableRow("p", "new"))], None);

        var etags = Assert.IsType<TransactionResult.Written>(result).ETags;
        Assert.Equal([default, (await direct.GetAsync(Table, "p", "new", None))!.ETag], etags);
    }

    [Theory]
    [InlineData("replace", typeof(WriteResult.Conflict))]
    [InlineData("merge", typeof(WriteResult.Conflict))]
    [InlineData("delete", typeof(WriteResult.Conflict))]
    [InlineData("insert", typeof(WriteResult.AlreadyExists))]
    public async Task Write_ThatAnotherForestalled_HearsThatItLost(string operation, Type expected)
    {
        var write = await PrepareAsync(operation);
        Written(await RivalAsync(write));
        MeetOnce(Mishap.DropBefore);
        Assert.IsType(expected, await WriteAsync(write));

        MeetOnce(Mishap.DropBefore);
        var failed = Assert.IsType<TransactionResult.Failed>(
            await store.TransactAsync(Table, [new TableOperation.Upsert(new TableRow("p", "a")), write], None));
        Assert.Equal((1, expected), (failed.Index, failed.Reason.GetType()));
        Assert.Null(await direct.GetAsync(Table, "p", "a", None));
    }

    // The row has been written again since, so that nothing tells any more who was first.
    [Theory]
    [InlineData("replace", Mishap.DropAfter)]
    [InlineData("replace", Mishap.DropBefore)]
    [InlineData("merge", Mishap.DropAfter)]
    [InlineData("insert", Mishap.DropAfter)]
    public async Task Write_WhoseTraceIsGone_IsAFaultAndNoConflict(string operation, Mishap mishap)
    {
        var write = await PrepareAsync(operation);
        if (mishap == Mishap.DropBefore)
        {
            Written(await RivalAsync(write));
        }

        proxy.Plan = async request =>
        {
            if (!request.IsWrite)
            {
                // Between the lost answer and the reading of the row.
                Written(await direct.UpsertAsync(Table, new TableRow("p", write.RowKey), None));
                return Mishap.None;
            }

            return mishap;
        };

        var fault = await Assert.ThrowsAsync<TableStoreException>(() => WriteAsync(write));
        Assert.StartsWith("It is not known whether a write was carried out", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_WhoseRowCannotBeReadAfterwards_IsAFault()
    {
        var write = await PrepareAsync("replace");
        proxy.Plan = _ => Task.FromResult(Mishap.DropAfter);

        var fault = await Assert.ThrowsAsync<TableStoreException>(() => WriteAsync(write));

        Assert.StartsWith("It is not known whether a write was carried out", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_ThatTheCallerGivesUp_IsCancelled()
    {
        var write = await PrepareAsync("insert");
        using var patience = new CancellationTokenSource();
        proxy.Plan = async _ =>
        {
            await patience.CancelAsync();
            return Mishap.SilenceAfter;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.InsertAsync(Table, write.Content!, patience.Token));
    }

    [Fact]
    public async Task Table_WhoseCreationIsLost_IsThereForTheWrite()
    {
        var pending = 1;
        proxy.Plan = request => Task.FromResult(
            request.Path.EndsWith("/Tables", StringComparison.Ordinal) && Interlocked.Exchange(ref pending, 0) == 1 ? Mishap.DropAfter : Mishap.None);

        Written(await store.InsertAsync(Table, new TableRow("p", "r"), None));

        Assert.Equal(0, pending);
    }

    // A caller who hears that the outcome is not known looks for their own mark, as ITableStore says.
    [Fact]
    public async Task Increments_WhileAnswersAreLost_LoseAndDoubleNone()
    {
        const int Callers = 10;
        const int Increments = 10;
        Written(await direct.InsertAsync(Table, new TableRow("p", "r").Set("N", 0), None));
        var random = new Random(7);
        proxy.Plan = request =>
        {
            lock (random)
            {
                return Task.FromResult(request.IsWrite && random.NextDouble() < 0.2 ? Mishap.DropAfter : Mishap.None);
            }
        };

        var unknown = (await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var faults = 0;
            for (var n = 0; n < Increments; n++)
            {
                faults += await IncrementAsync($"C{caller}x{n}");
            }

            return faults;
        })))).Sum();

        var row = await direct.GetAsync(Table, "p", "r", None);
        Assert.Equal((Callers * Increments, Callers * Increments + 1), (row!.GetInt32("N"), row.Properties.Count));
        Assert.InRange(unknown, 0, Callers * Increments);
    }

    private static TableClientOptions Quick()
    {
        var options = new TableClientOptions();
        options.Retry.NetworkTimeout = TimeSpan.FromMilliseconds(400);
        options.Retry.Delay = TimeSpan.FromMilliseconds(5);
        return options;
    }

    private static ETag Written(WriteResult result) => Assert.IsType<WriteResult.Written>(result).ETag;

    // How often it was not known; a Conflict must never be told to who has won.
    private async Task<int> IncrementAsync(string mark)
    {
        for (var faults = 0; ; )
        {
            var row = (await store.GetAsync(Table, "p", "r", None))!;
            if (row.GetBoolean(mark) is true)
            {
                return faults;
            }

            try
            {
                var result = await store.ReplaceAsync(Table, row.Set("N", row.GetInt32("N")!.Value + 1).Set(mark, true), row.ETag, None);
                if (result is WriteResult.Written)
                {
                    return faults;
                }

                Assert.IsType<WriteResult.Conflict>(result);
                Assert.Null((await direct.GetAsync(Table, "p", "r", None))!.GetBoolean(mark));
            }
            catch (TableStoreException)
            {
                faults++;
            }
        }
    }

    private void MeetOnce(Mishap mishap)
    {
        var pending = 1;
        proxy.Plan = request => Task.FromResult(request.IsWrite && Interlocked.Exchange(ref pending, 0) == 1 ? mishap : Mishap.None);
    }

    private async Task<TableOperation> PrepareAsync(string operation)
    {
        var etag = Written(await direct.InsertAsync(Table, new TableRow("p", "old").Set("Old", 1), None));
        Written(await direct.InsertAsync(Table, new TableRow("p", "second"), None));
        // A connection that has served already: its end looks different to a client than that of a new one.
        Assert.NotNull(await store.GetAsync(Table, "p", "old", None));
        var (anew, changed) = (new TableRow("p", "new").Set("New", 1), new TableRow("p", "old").Set("New", 1));
        return operation switch
        {
            "insert" => new TableOperation.Insert(anew),
            "replace" => new TableOperation.Replace(changed, etag),
            "replace any" => new TableOperation.Replace(changed, ETag.All),
            "merge" => new TableOperation.Merge(changed, etag),
            "merge any" => new TableOperation.Merge(changed, ETag.All),
            "upsert" => new TableOperation.Upsert(changed),
            "upsert new" => new TableOperation.Upsert(anew),
            "delete" => new TableOperation.Delete("p", "old", etag),
            _ => new TableOperation.Delete("p", "old", ETag.All),
        };
    }

    // The version of the row that was written; empty when it is gone, as it should be.
    private async Task<ETag> CheckAsync(string operation)
    {
        var row = await direct.GetAsync(Table, "p", operation is "insert" or "upsert new" ? "new" : "old", None);
        Assert.Equal(
            operation switch
            {
                "merge" or "merge any" => "New Old",
                "delete" or "delete any" => null,
                _ => "New",
            },
            row is null ? null : string.Join(' ', row.Properties.Keys.Order(StringComparer.Ordinal)));
        return row?.ETag ?? default;
    }

    // Another caller's write, upon the same version.
    private Task<WriteResult> RivalAsync(TableOperation write) => write is TableOperation.Insert
        ? direct.InsertAsync(Table, new TableRow("p", write.RowKey), None)
        : direct.ReplaceAsync(Table, new TableRow("p", write.RowKey), write.Condition!.Value, None);

    private Task<WriteResult> WriteAsync(TableOperation write) => write switch
    {
        TableOperation.Insert insert => store.InsertAsync(Table, insert.Row, None),
        TableOperation.Replace replace => store.ReplaceAsync(Table, replace.Row, replace.IfMatch, None),
        TableOperation.Merge merge => store.MergeAsync(Table, merge.Row, merge.IfMatch, None),
        TableOperation.Upsert upsert => store.UpsertAsync(Table, upsert.Row, None),
        TableOperation.Delete delete => store.DeleteAsync(Table, delete.PartitionKey, delete.RowKey, delete.IfMatch, None),
        _ => throw new NotSupportedException(),
    };
}
