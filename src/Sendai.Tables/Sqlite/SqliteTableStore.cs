using Azure;

namespace Sendai.Tables.Sqlite;

/// <summary>
/// The embedded engine: all tables in one SQLite file with a write-ahead log. One writer at a time; readers never wait
/// for it. Other processes of this machine may use the file too; it must be on a local disk.
/// </summary>
/// <remarks>
/// What was acknowledged is on the disk, also after a power cut. Calls to SQLite itself do not yield: they take the
/// caller's thread for the time of one disk operation. While another process writes, a write waits up to five seconds
/// without a thread.
/// </remarks>
public sealed class SqliteTableStore : ITableStore, IAsyncDisposable
{
    /// <summary>Instead of a file: the memory of this process; rows last until the store is disposed.</summary>
    public const string InMemory = ":memory:";

    // Reads are short and hold a thread each: more of them than this gain nothing and cost memory for their caches.
    private const int Readers = 8;

    private readonly SqliteSession keeper;
    private readonly SessionPool writer;
    private readonly SessionPool readers;

    /// <summary>Opens the file; creates it and its folder when they are not there, and brings an older one up to date.</summary>
    /// <param name="path">The file, or <see cref="InMemory"/>.</param>
    /// <exception cref="TableStoreException">The file is locked, damaged, from a newer version or not writable.</exception>
    public SqliteTableStore(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var source = SqliteSource.Of(path);
        // Stays open, because rows in memory are gone with the last session on them.
        keeper = SqliteFile.Open(source);
        writer = new SessionPool(source, 1);
        // In memory there is no log that a reader could read beside the writer.
        readers = source.InMemory ? writer : new SessionPool(source, Readers);
    }

    /// <inheritdoc/>
    public async Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        TableRules.CheckAddress(table, partitionKey, rowKey);
        return await readers.ReadAsync(session => Statements.Get(session, table, partitionKey, rowKey), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<WriteResult> InsertAsync(string table, TableRow row, CancellationToken cancellationToken)
    {
        TableRules.CheckRow(table, row);
        return await WriteAsync(session => Statements.Insert(session, table, row), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<WriteResult> ReplaceAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken)
    {
        TableRules.CheckRow(table, row);
        TableRules.CheckCondition(ifMatch);
        return await WriteAsync(session => Statements.Replace(session, table, row, ifMatch), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<WriteResult> MergeAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken)
    {
        TableRules.CheckRow(table, row);
        TableRules.CheckCondition(ifMatch);
        return await WriteAsync(session => Transactions.Merge(session, table, row, ifMatch), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<WriteResult> UpsertAsync(string table, TableRow row, CancellationToken cancellationToken)
    {
        TableRules.CheckRow(table, row);
        return await WriteAsync(session => Statements.Upsert(session, table, row), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<WriteResult> DeleteAsync(
        string table, string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken)
    {
        TableRules.CheckAddress(table, partitionKey, rowKey);
        TableRules.CheckCondition(ifMatch);
        return await WriteAsync(
            session => Statements.Delete(session, table, partitionKey, rowKey, ifMatch), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<TransactionResult> TransactAsync(
        string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        TableRules.CheckTransaction(table, operations);
        return await writer.WriteAsync(
            session => Transactions.Run(session, table, operations), result => result is TransactionResult.Written, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<TablePage> QueryAsync(
        string table, TableQuery query, string? continuation, CancellationToken cancellationToken)
    {
        TableRules.CheckTable(table);
        TableRules.CheckQuery(query);
        var after = Position.Parse(continuation, query.PartitionKey);
        return await readers.ReadAsync(session => Statements.Query(session, table, query, after, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListTablesAsync(CancellationToken cancellationToken) =>
        await readers.ReadAsync(Statements.Tables, cancellationToken);

    /// <summary>Waits for the calls under way and closes the file; later calls fail.</summary>
    public async ValueTask DisposeAsync()
    {
        await readers.DisposeAsync();
        await writer.DisposeAsync();
        keeper.Dispose();
    }

    private Task<WriteResult> WriteAsync(Func<SqliteSession, WriteResult> work, CancellationToken cancellationToken) =>
        writer.WriteAsync(work, result => result is WriteResult.Written, cancellationToken);
}
