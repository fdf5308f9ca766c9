using FsCheck;
using FsCheck.Fluent;
using Xunit.Sdk;

namespace Sendai.Tables.Tests.Model;

/// <summary>
/// Random sequences of calls, against an engine and a model side by side. An engine's tests derive from this and hand over
/// a store; each sequence has a table of its own.
/// </summary>
public abstract class TableStoreModelTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private ITableStore store = null!;

    /// <summary>How many sequences, of up to a hundred steps each.</summary>
    protected virtual int Sequences => 150;

    public async Task InitializeAsync() => store = await OpenAsync();

    public abstract Task DisposeAsync();

    [Fact]
    public async Task Sequences_OfAnyCalls_DoWhatTheModelDoes()
    {
        var property = Prop.ForAll(StepGenerator.Sequences, steps => RunAsync(steps).GetAwaiter().GetResult());
        // On a thread of its own, since the library waits for each sequence.
        await Task.Run(() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithStartSize(20), property));
    }

    protected abstract Task<ITableStore> OpenAsync();

    private async Task RunAsync(List<Step> steps)
    {
        var table = $"T{Guid.NewGuid():N}";
        var model = new ModelTable();
        for (var at = 0; at < steps.Count; at++)
        {
            try
            {
                await RunAsync(table, model, steps[at]);
            }
            catch (XunitException difference)
            {
                throw new XunitException($"Step {at}: {steps[at]}\n{difference.Message}");
            }
        }

        Assert.Equal(model.Rows, await ReadAsync(table, new TableQuery()));
    }

    private Task RunAsync(string table, ModelTable model, Step step) => step switch
    {
        Step.Get(var partitionKey, var rowKey) => GetAsync(table, model, partitionKey, rowKey),
        Step.Write(var partitionKey, var change) => WriteAsync(table, model, partitionKey, change),
        Step.Transact(var partitionKey, var changes) => TransactAsync(table, model, partitionKey, changes),
        Step.Query(var bounds, var condition) => QueryAsync(table, model, bounds, condition),
        _ => throw new NotSupportedException(),
    };

    private async Task GetAsync(string table, ModelTable model, string partitionKey, string rowKey)
    {
        var row = await store.GetAsync(table, partitionKey, rowKey, None);
        Assert.Equal(model.Find(partitionKey, rowKey), row is null ? null : Show(row));
    }

    private async Task WriteAsync(string table, ModelTable model, string partitionKey, Change change)
    {
        var ifMatch = model.Resolve(partitionKey, change);
        var result = change.Kind switch
        {
            Kind.Insert => await store.InsertAsync(table, Row(partitionKey, change), None),
            Kind.Replace => await store.ReplaceAsync(table, Row(partitionKey, change), ifMatch, None),
            Kind.Merge => await store.MergeAsync(table, Row(partitionKey, change), ifMatch, None),
            Kind.Upsert => await store.UpsertAsync(table, Row(partitionKey, change), None),
            _ => await store.DeleteAsync(table, partitionKey, change.RowKey, ifMatch, None),
        };
        if (model.WhyNot(partitionKey, change) is { } reason)
        {
            Assert.Equal(reason, result);
        }
        else
        {
            model.Apply(partitionKey, change, Assert.IsType<WriteResult.Written>(result).ETag);
        }
    }

    private async Task TransactAsync(string table, ModelTable model, string partitionKey, IReadOnlyList<Change> changes)
    {
        var operations = changes.Select(change => Operation(model, partitionKey, change)).ToList();
        if (changes.Count == 0 || changes.DistinctBy(change => change.RowKey).Count() < changes.Count)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => store.TransactAsync(table, operations, None));
            return;
        }

        // Each row once, so that no operation sees what another of them did.
        var result = await store.TransactAsync(table, operations, None);
        for (var at = 0; at < changes.Count; at++)
        {
            if (model.WhyNot(partitionKey, changes[at]) is { } reason)
            {
                Assert.Equal(new TransactionResult.Failed(at, reason), result);
                return;
            }
        }

        var etags = Assert.IsType<TransactionResult.Written>(result).ETags;
        Assert.Equal(changes.Count, etags.Count);
        for (var at = 0; at < changes.Count; at++)
        {
            model.Apply(partitionKey, changes[at], etags[at]);
        }
    }

    private async Task QueryAsync(string table, ModelTable model, TableQuery bounds, Condition? condition) =>
        Assert.Equal(model.Query(bounds, condition), await ReadAsync(table, bounds with { Filter = condition?.ToFilter() }));

    private async Task<List<string>> ReadAsync(string table, TableQuery query)
    {
        var rows = new List<string>();
        string? continuation = null;
        do
        {
            var page = await store.QueryAsync(table, query, continuation, None);
            Assert.InRange(page.Rows.Count, 0, query.PageSize);
            // A page that leads back to itself would never end.
            Assert.True(page.Continuation is null || page.Continuation != continuation);
            rows.AddRange(page.Rows.Select(Show));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return rows;
    }

    private static TableOperation Operation(ModelTable model, string partitionKey, Change change) => change.Kind switch
    {
        Kind.Insert => new TableOperation.Insert(Row(partitionKey, change)),
        Kind.Replace => new TableOperation.Replace(Row(partitionKey, change), model.Resolve(partitionKey, change)),
        Kind.Merge => new TableOperation.Merge(Row(partitionKey, change), model.Resolve(partitionKey, change)),
        Kind.Upsert => new TableOperation.Upsert(Row(partitionKey, change)),
        _ => new TableOperation.Delete(partitionKey, change.RowKey, model.Resolve(partitionKey, change)),
    };

    private static TableRow Row(string partitionKey, Change change)
    {
        var row = new TableRow(partitionKey, change.RowKey);
        foreach (var (name, value) in change.Values)
        {
            _ = value switch
            {
                string text => row.Set(name, text),
                bool flag => row.Set(name, flag),
                int number => row.Set(name, number),
                long number => row.Set(name, number),
                double number => row.Set(name, number),
                DateTimeOffset instant => row.Set(name, instant),
                Guid guid => row.Set(name, guid),
                byte[] bytes => row.Set(name, bytes),
                _ => throw new NotSupportedException(),
            };
        }

        return row;
    }

    private static string Show(TableRow row) => ModelTable.Show(row.PartitionKey, row.RowKey, row.ETag, row.Properties);
}
