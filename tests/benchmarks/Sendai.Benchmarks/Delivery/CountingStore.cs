using Azure;
using Sendai.Tables;

namespace Sendai.Benchmarks.Delivery;

/// <summary>Counts the calls and the rows that are read.</summary>
internal sealed class CountingStore(ITableStore store) : ITableStore
{
    private int calls;
    private int rows;

    public int Calls => calls;

    public int Rows => rows;

    private ITableStore Store
    {
        get
        {
            Interlocked.Increment(ref calls);
            return store;
        }
    }

    public void Reset() => (calls, rows) = (0, 0);

    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
        Store.GetAsync(table, partitionKey, rowKey, cancellationToken);

    public Task<WriteResult> InsertAsync(string table, TableRow row, CancellationToken cancellationToken) =>
        Store.InsertAsync(table, row, cancellationToken);

    public Task<WriteResult> ReplaceAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) =>
        Store.ReplaceAsync(table, row, ifMatch, cancellationToken);

    public Task<WriteResult> MergeAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) =>
        Store.MergeAsync(table, row, ifMatch, cancellationToken);

    public Task<WriteResult> UpsertAsync(string table, TableRow row, CancellationToken cancellationToken) =>
        Store.UpsertAsync(table, row, cancellationToken);

    public Task<WriteResult> DeleteAsync(string table, string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken) =>
        Store.DeleteAsync(table, partitionKey, rowKey, ifMatch, cancellationToken);

    public Task<TransactionResult> TransactAsync(
        string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
        Store.TransactAsync(table, operations, cancellationToken);

    public async Task<TablePage> QueryAsync(string table, TableQuery query, string? continuation, CancellationToken cancellationToken)
    {
        var page = await Store.QueryAsync(table, query, continuation, cancellationToken);
        Interlocked.Add(ref rows, page.Rows.Count);
        return page;
    }

    public Task<IReadOnlyList<string>> ListTablesAsync(CancellationToken cancellationToken) => store.ListTablesAsync(cancellationToken);
}
