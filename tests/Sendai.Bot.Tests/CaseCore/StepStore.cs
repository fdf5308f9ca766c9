using Azure;
using Sendai.Tables;

namespace Sendai.Bot.Tests.CaseCore;

/// <summary>A store that tells of each write, when it is done.</summary>
internal sealed class StepStore(ITableStore store, Func<string, Task> written) : ITableStore
{
    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
        store.GetAsync(table, partitionKey, rowKey, cancellationToken);

    public Task<IReadOnlyList<string>> ListTablesAsync(CancellationToken cancellationToken) => store.ListTablesAsync(cancellationToken);

    public Task<TablePage> QueryAsync(string table, TableQuery query, string? continuation, CancellationToken cancellationToken) =>
        store.QueryAsync(table, query, continuation, cancellationToken);

    public Task<WriteResult> InsertAsync(string table, TableRow row, CancellationToken cancellationToken) =>
        Tell(table, store.InsertAsync(table, row, cancellationToken));

    public Task<WriteResult> ReplaceAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) =>
        Tell(table, store.ReplaceAsync(table, row, ifMatch, cancellationToken));

    public Task<WriteResult> MergeAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) =>
        Tell(table, store.MergeAsync(table, row, ifMatch, cancellationToken));

    public Task<WriteResult> UpsertAsync(string table, TableRow row, CancellationToken cancellationToken) =>
        Tell(table, store.UpsertAsync(table, row, cancellationToken));

    public Task<WriteResult> DeleteAsync(string table, string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken) =>
        Tell(table, store.DeleteAsync(table, partitionKey, rowKey, ifMatch, cancellationToken));

    public Task<TransactionResult> TransactAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
        Tell(table, store.TransactAsync(table, operations, cancellationToken));

    private async Task<T> Tell<T>(string table, Task<T> write)
    {
        var result = await write;
        await written(table);
        return result;
    }
}
