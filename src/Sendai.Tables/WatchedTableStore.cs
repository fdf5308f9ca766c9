using System.Diagnostics;
using Azure;

namespace Sendai.Tables;

/// <summary>
/// A store whose calls can be followed: a span of the activity source <c>Sendai.Tables</c> for each, with the operation, the
/// table's name and the outcome, never a key or a value. While nobody listens a call goes straight through.
/// </summary>
/// <remarks>
/// Only calls within something that is followed already get a span: what looks into the store every second for nobody in
/// particular would otherwise be most of what is kept.
/// </remarks>
/// <param name="store">The store; disposed with this one.</param>
public sealed class WatchedTableStore(ITableStore store) : ITableStore, IAsyncDisposable
{
    private static readonly ActivitySource Source = new("Sendai.Tables");

    private static bool IsFollowed => Source.HasListeners() && Activity.Current is { Recorded: true };

    /// <inheritdoc/>
    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) => IsFollowed
        ? FollowAsync(
            "get",
            table,
            (store, table, partitionKey, rowKey, cancellationToken),
            static c => c.store.GetAsync(c.table, c.partitionKey, c.rowKey, c.cancellationToken),
            row => row is null ? "none" : "found")
        : store.GetAsync(table, partitionKey, rowKey, cancellationToken);

    /// <inheritdoc/>
    public Task<WriteResult> InsertAsync(string table, TableRow row, CancellationToken cancellationToken) => IsFollowed
        ? FollowAsync(
            "insert",
            table,
            (store, table, row, cancellationToken),
            static c => c.store.InsertAsync(c.table, c.row, c.cancellationToken),
            OutcomeOf)
        : store.InsertAsync(table, row, cancellationToken);

    /// <inheritdoc/>
    public Task<WriteResult> ReplaceAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) => IsFollowed
        ? FollowAsync(
            "replace",
            table,
            (store, table, row, ifMatch, cancellationToken),
            static c => c.store.ReplaceAsync(c.table, c.row, c.ifMatch, c.cancellationToken),
            OutcomeOf)
        : store.ReplaceAsync(table, row, ifMatch, cancellationToken);

    /// <inheritdoc/>
    public Task<WriteResult> MergeAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) => IsFollowed
        ? FollowAsync(
            "merge",
            table,
            (store, table, row, ifMatch, cancellationToken),
            static c => c.store.MergeAsync(c.table, c.row, c.ifMatch, c.cancellationToken),
            OutcomeOf)
        : store.MergeAsync(table, row, ifMatch, cancellationToken);

    /// <inheritdoc/>
    public Task<WriteResult> UpsertAsync(string table, TableRow row, CancellationToken cancellationToken) => IsFollowed
        ? FollowAsync(
            "upsert",
            table,
            (store, table, row, cancellationToken),
            static c => c.store.UpsertAsync(c.table, c.row, c.cancellationToken),
            OutcomeOf)
        : store.UpsertAsync(table, row, cancellationToken);

    /// <inheritdoc/>
    public Task<WriteResult> DeleteAsync(string table, string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken) => IsFollowed
        ? FollowAsync(
            "delete",
            table,
            (store, table, partitionKey, rowKey, ifMatch, cancellationToken),
            static c => c.store.DeleteAsync(c.table, c.partitionKey, c.rowKey, c.ifMatch, c.cancellationToken),
            OutcomeOf)
        : store.DeleteAsync(table, partitionKey, rowKey, ifMatch, cancellationToken);

    /// <inheritdoc/>
    public Task<TransactionResult> TransactAsync(
        string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) => IsFollowed
        ? FollowAsync(
            "transact",
            table,
            (store, table, operations, cancellationToken),
            static c => c.store.TransactAsync(c.table, c.operations, c.cancellationToken),
            result => result is TransactionResult.Failed(_, var reason) ? OutcomeOf(reason) : "written")
        : store.TransactAsync(table, operations, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListTablesAsync(CancellationToken cancellationToken) => store.ListTablesAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<TablePage> QueryAsync(string table, TableQuery query, string? continuation, CancellationToken cancellationToken) => IsFollowed
        ? FollowAsync(
            "query",
            table,
            (store, table, query, continuation, cancellationToken),
            static c => c.store.QueryAsync(c.table, c.query, c.continuation, c.cancellationToken),
            _ => "page")
        : store.QueryAsync(table, query, continuation, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (store is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }

    private static string OutcomeOf(WriteResult result) => result switch
    {
        WriteResult.Written => "written",
        WriteResult.AlreadyExists => "exists",
        WriteResult.NotFound => "not_found",
        _ => "conflict",
    };

    // What is called travels as a value: a closure would be made for each call that nobody follows, too.
    private static async Task<TResult> FollowAsync<TCall, TResult>(
        string operation, string table, TCall call, Func<TCall, Task<TResult>> run, Func<TResult, string> outcome)
    {
        using var span = Source.StartActivity("store", ActivityKind.Client);
        span?.SetTag("db.operation.name", operation).SetTag("db.collection.name", table);
        try
        {
            var result = await run(call);
            span?.SetTag("outcome", outcome(result));
            return result;
        }
        catch (Exception failure)
        {
            span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", failure.GetType().FullName);
            throw;
        }
    }
}
