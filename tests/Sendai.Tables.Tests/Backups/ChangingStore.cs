using Azure;

namespace Sendai.Tables.Tests.Backups;

/// <summary>A store in which somebody changes the partition "one" whenever it is looked at a second time.</summary>
internal sealed class ChangingStore(ITableStore store, int changes) : ITableStore
{
    private int left = changes;

    public async Task<TablePage> QueryAsync(string table, TableQuery query, string? continuation, CancellationToken cancellationToken)
    {
        if (query is { PartitionKey: "one", Select.Count: 0 } && left > 0)
        {
            left--;
            await store.MergeAsync(table, new TableRow("one", "r0000").Set("Change", left), ETag.All, cancellationToken);
        }

        return await store.QueryAsync(table, query, continuation, cancellationToken);
    }

    public Task<IReadOnlyList<string>> ListTablesAsync(CancellationToken cancellationToken) => store.ListTablesAsync(cancellationToken);

    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<WriteResult> InsertAsync(string table, TableRow row, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<WriteResult> ReplaceAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<WriteResult> MergeAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<WriteResult> UpsertAsync(string table, TableRow row, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<WriteResult> DeleteAsync(string table, string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<TransactionResult> TransactAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) => throw new NotSupportedException();
}
