using System.Collections.Concurrent;
using System.Diagnostics;
using Sendai.Tables.Sqlite;

namespace Sendai.Tables.Tests;

/// <summary>A store that is being followed keeps every promise of a store.</summary>
public sealed class WatchedContractTests : TableStoreContract, IDisposable
{
    private readonly ConcurrentQueue<Activity> spans = new();
    private readonly ActivityListener listener;
    private readonly ActivitySource source = new("Sendai.Tables.Tests");
    private readonly Activity? test;
    private WatchedTableStore? store;

    public WatchedContractTests()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = heard => heard.Name is "Sendai.Tables" or "Sendai.Tables.Tests",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        // Here and not in an asynchronous method, so that the test runs within it.
        test = source.StartActivity("test");
    }

    [Fact]
    public async Task Call_IsASpanWithItsOutcome_AndWithoutAKeyOrAValue()
    {
        Written(await Store.InsertAsync(Table, new TableRow("secret", "secret").Set("Text", "secret"), None));
        await Store.InsertAsync(Table, new TableRow("secret", "secret"), None);
        await Store.GetAsync(Table, "secret", "secret", None);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.GetAsync(Table, "/", "secret", None));

        var own = spans.Where(span => span.TraceId == test!.TraceId).ToList();
        Assert.Equal(
            ["insert written", "insert exists", "get found", "get "],
            own.Select(span => $"{span.GetTagItem("db.operation.name")} {span.GetTagItem("outcome")}"));
        Assert.Equal((ActivityStatusCode.Error, typeof(ArgumentException).FullName), (own[^1].Status, own[^1].GetTagItem("error.type")));
        Assert.DoesNotContain(own, span => span.TagObjects.Any(tag => $"{tag.Value}".Contains("secret", StringComparison.Ordinal)));
    }

    public override async Task DisposeAsync() => await store!.DisposeAsync();

    public void Dispose()
    {
        test?.Dispose();
        listener.Dispose();
        source.Dispose();
    }

    protected override Task<ITableStore> OpenAsync()
    {
        store = new WatchedTableStore(new SqliteTableStore(SqliteTableStore.InMemory));
        return Task.FromResult<ITableStore>(store);
    }
}
