using Azure;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Endpoint;

/// <summary>A store that breaks and heals when a test says so.</summary>
internal sealed class FaultyStore(ITableStore store) : ITableStore
{
    public bool IsBroken { get; set; }

    /// <summary>The one table that breaks; null when all do.</summary>
    public string? BreaksOnly { get; init; }

    /// <summary>What is thrown; its words stand in no log.</summary>
    public Func<Exception> Fault { get; set; } = () => new TableStoreException("The disk is full.", new IOException("秘密のことば"));

    private ITableStore StoreOf(string table) => IsBroken && (BreaksOnly ?? table) == table
        ? throw Fault()
        : store;

    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
        StoreOf(table).GetAsync(table, partitionKey, rowKey, cancellationToken);

    public Task<WriteResult> InsertAsync(string table, TableRow row, CancellationToken cancellationToken) =>
        StoreOf(table).InsertAsync(table, row, cancellationToken);

    public Task<WriteResult> ReplaceAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) =>
        StoreOf(table).ReplaceAsync(table, row, ifMatch, cancellationToken);

    public Task<WriteResult> MergeAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) =>
        StoreOf(table).MergeAsync(table, row, ifMatch, cancellationToken);

    public Task<WriteResult> UpsertAsync(string table, TableRow row, CancellationToken cancellationToken) =>
        StoreOf(table).UpsertAsync(table, row, cancellationToken);

    public Task<WriteResult> DeleteAsync(string table, string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken) =>
        StoreOf(table).DeleteAsync(table, partitionKey, rowKey, ifMatch, cancellationToken);

    public Task<TransactionResult> TransactAsync(
        string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
        StoreOf(table).TransactAsync(table, operations, cancellationToken);

    public Task<IReadOnlyList<string>> ListTablesAsync(CancellationToken cancellationToken) => store.ListTablesAsync(cancellationToken);

    public Task<TablePage> QueryAsync(string table, TableQuery query, string? continuation, CancellationToken cancellationToken) =>
        StoreOf(table).QueryAsync(table, query, continuation, cancellationToken);
}
