using Azure;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Endpoint;

/// <summary>A store that breaks and heals when a test says so.</summary>
internal sealed class FaultyStore(ITableStore store) : ITableStore
{
    public bool IsBroken { get; set; }

    private ITableStore Store => IsBroken ? throw new TableStoreException("The disk is full.", new IOException("秘密のことば")) : store;

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

    public Task<TablePage> QueryAsync(string table, TableQuery query, string? continuation, CancellationToken cancellationToken) =>
        Store.QueryAsync(table, query, continuation, cancellationToken);
}
