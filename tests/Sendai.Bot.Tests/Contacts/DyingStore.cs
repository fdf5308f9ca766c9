using Azure;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Contacts;

/// <summary>A store that after so many writes does no more of them, as if the process had ended there; a test says from when on it counts.</summary>
internal sealed class DyingStore(ITableStore store) : ITableStore
{
    private int left;

    public required int WritesLeft
    {
        get => left;
        set => left = value;
    }

    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
        store.GetAsync(table, partitionKey, rowKey, cancellationToken);

    public Task<IReadOnlyList<string>> ListTablesAsync(CancellationToken cancellationToken) => store.ListTablesAsync(cancellationToken);

    public Task<TablePage> QueryAsync(string table, TableQuery query, string? continuation, CancellationToken cancellationToken) =>
        store.QueryAsync(table, query, continuation, cancellationToken);

    public Task<WriteResult> InsertAsync(string table, TableRow row, CancellationToken cancellationToken) =>
        Count(table, () => store.InsertAsync(table, row, cancellationToken));

    public Task<WriteResult> ReplaceAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) =>
        Count(table, () => store.ReplaceAsync(table, row, ifMatch, cancellationToken));

    public Task<WriteResult> MergeAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) =>
        Count(table, () => store.MergeAsync(table, row, ifMatch, cancellationToken));

    public Task<WriteResult> UpsertAsync(string table, TableRow row, CancellationToken cancellationToken) =>
        Count(table, () => store.UpsertAsync(table, row, cancellationToken));

    public Task<WriteResult> DeleteAsync(string table, string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken) =>
        Count(table, () => store.DeleteAsync(table, partitionKey, rowKey, ifMatch, cancellationToken));

    public Task<TransactionResult> TransactAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
        Count(table, () => store.TransactAsync(table, operations, cancellationToken));

    // The leases of delivery are written all the time, and are no part of what is looked at.
    private Task<T> Count<T>(string table, Func<Task<T>> write) =>
        table != "Leases" && Interlocked.Decrement(ref left) < 0 ? throw new TableStoreException("Nothing is written any more.") : write();
}
