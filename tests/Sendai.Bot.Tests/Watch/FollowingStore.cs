using Azure;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Watch;

/// <summary>A store that does what another does, for tests that change one thing.</summary>
internal abstract class FollowingStore(ITableStore store) : ITableStore
{
    public virtual Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
        store.GetAsync(table, partitionKey, rowKey, cancellationToken);

    public Task<WriteResult> InsertAsync(string table, TableRow row, CancellationToken cancellationToken) => store.InsertAsync(table, row, cancellationToken);

    public Task<WriteResult> ReplaceAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) =>
        store.ReplaceAsync(table, row, ifMatch, cancellationToken);

    public Task<WriteResult> MergeAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) =>
        store.MergeAsync(table, row, ifMatch, cancellationToken);

    public Task<WriteResult> UpsertAsync(string table, TableRow row, CancellationToken cancellationToken) => store.UpsertAsync(table, row, cancellationToken);

    public Task<WriteResult> DeleteAsync(string table, string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken) =>
        store.DeleteAsync(table, partitionKey, rowKey, ifMatch, cancellationToken);

    public Task<TransactionResult> TransactAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
        store.TransactAsync(table, operations, cancellationToken);

    public Task<TablePage> QueryAsync(string table, TableQuery query, string? continuation, CancellationToken cancellationToken) =>
        store.QueryAsync(table, query, continuation, cancellationToken);

    public Task<IReadOnlyList<string>> ListTablesAsync(CancellationToken cancellationToken) => store.ListTablesAsync(cancellationToken);
}
