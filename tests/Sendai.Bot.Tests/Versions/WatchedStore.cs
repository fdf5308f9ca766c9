using Azure;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Versions;

/// <summary>A store that counts its calls, and from one write on does no more, as if the process had ended there.</summary>
/// <param name="store">The store behind it.</param>
/// <param name="lastWrite">How many writes go through.</param>
/// <param name="before">Called before each write.</param>
internal sealed class WatchedStore(ITableStore store, int lastWrite = int.MaxValue, Func<Task>? before = null) : ITableStore
{
    private int writes;
    private int reads;

    public int Writes => writes;

    public int Reads => reads;

    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref reads);
        return store.GetAsync(table, partitionKey, rowKey, cancellationToken);
    }

    public Task<IReadOnlyList<string>> ListTablesAsync(CancellationToken cancellationToken) => store.ListTablesAsync(cancellationToken);

    public Task<TablePage> QueryAsync(string table, TableQuery query, string? continuation, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref reads);
        return store.QueryAsync(table, query, continuation, cancellationToken);
    }

    public Task<WriteResult> InsertAsync(string table, TableRow row, CancellationToken cancellationToken) =>
        WriteAsync(() => store.InsertAsync(table, row, cancellationToken));

    public Task<WriteResult> ReplaceAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) =>
        WriteAsync(() => store.ReplaceAsync(table, row, ifMatch, cancellationToken));

    public Task<WriteResult> MergeAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) =>
        WriteAsync(() => store.MergeAsync(table, row, ifMatch, cancellationToken));

    public Task<WriteResult> UpsertAsync(string table, TableRow row, CancellationToken cancellationToken) =>
        WriteAsync(() => store.UpsertAsync(table, row, cancellationToken));

    public Task<WriteResult> DeleteAsync(string table, string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken) =>
        WriteAsync(() => store.DeleteAsync(table, partitionKey, rowKey, ifMatch, cancellationToken));

    public Task<TransactionResult> TransactAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
        WriteAsync(() => store.TransactAsync(table, operations, cancellationToken));

    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        if (before is not null)
        {
            await before();
        }

        return Interlocked.Increment(ref writes) > lastWrite ? throw new TableStoreException("Nothing is written any more.") : await write();
    }
}
