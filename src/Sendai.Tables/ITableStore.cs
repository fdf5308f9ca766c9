using Azure;

namespace Sendai.Tables;

/// <summary>
/// Rows addressed by partition key and row key, the way Azure Table Storage keeps them.
/// Both engines answer the same; the contract suite in the tests is the definition.
/// </summary>
/// <remarks>
/// <para>Expected outcomes are a <see cref="WriteResult"/>. Exceptions are for faults:
/// <see cref="ArgumentException"/> when a name, key or row breaks a rule of the service (the message names the rule,
/// never the value), <see cref="TableStoreException"/> when the store itself cannot be used.</para>
/// <para>A write whose answer was lost is resolved by reading the row again: who has won is never told <see cref="WriteResult.Conflict"/>
/// or <see cref="WriteResult.AlreadyExists"/>. Where that cannot be found out any more, it is a <see cref="TableStoreException"/>
/// that says so, and the row must be read again before anything is decided.</para>
/// <para>A table is named <c>^[A-Za-z][A-Za-z0-9]{2,62}$</c>, in upper and lower case alike, and exists from its first write.
/// A key has at most 512 characters and none of <c>/ \ # ? %</c> nor control characters.</para>
/// <para>All methods may be called at the same time from any thread.</para>
/// </remarks>
public interface ITableStore
{
    /// <summary>Reads one row, or null when there is none. (REST: Query Entities with both keys.)</summary>
    Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a row whose keys must be free: <see cref="WriteResult.Written"/> or <see cref="WriteResult.AlreadyExists"/>.
    /// (REST: Insert Entity.)
    /// </summary>
    Task<WriteResult> InsertAsync(string table, TableRow row, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces all properties of a row: <see cref="WriteResult.Written"/>, <see cref="WriteResult.Conflict"/> when the row
    /// has changed since <paramref name="ifMatch"/>, or <see cref="WriteResult.NotFound"/>. (REST: Update Entity.)
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The row as it shall be; its own <see cref="TableRow.ETag"/> plays no part.</param>
    /// <param name="ifMatch">The version that was read, or <see cref="ETag.All"/> for any. An empty one is an error.</param>
    /// <param name="cancellationToken">Gives up while the write has not begun.</param>
    Task<WriteResult> ReplaceAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken);

    /// <summary>
    /// Sets the properties of <paramref name="row"/> and keeps the others that the stored row has: outcomes as for
    /// <see cref="ReplaceAsync"/>. (REST: Merge Entity.)
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The keys and what shall change.</param>
    /// <param name="ifMatch">The version that was read, or <see cref="ETag.All"/> for any. An empty one is an error.</param>
    /// <param name="cancellationToken">Gives up while the write has not begun.</param>
    Task<WriteResult> MergeAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a row whether or not it exists; properties that the row lacks are gone afterwards. Always
    /// <see cref="WriteResult.Written"/>. (REST: Insert Or Replace Entity.)
    /// </summary>
    Task<WriteResult> UpsertAsync(string table, TableRow row, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a row: <see cref="WriteResult.Written"/> with an empty ETag, <see cref="WriteResult.Conflict"/> or
    /// <see cref="WriteResult.NotFound"/>. (REST: Delete Entity.)
    /// </summary>
    Task<WriteResult> DeleteAsync(string table, string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken);

    /// <summary>
    /// Carries out all operations or none of them. (REST: Entity Group Transaction.)
    /// </summary>
    /// <remarks>
    /// 1 to 100 operations on rows of one partition, each row once, together less than 4 MiB as they travel; anything else
    /// is an <see cref="ArgumentException"/> before anything is sent.
    /// </remarks>
    Task<TransactionResult> TransactAsync(
        string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken);

    /// <summary>
    /// Reads one page in the order of partition key, then row key. (REST: Query Entities.)
    /// </summary>
    /// <remarks>
    /// Keys are compared ordinally, upper case before lower case. The engines agree on every key of ASCII, which ours are;
    /// for others SQLite compares code points and Azure UTF-16 units, which differ only beyond U+FFFF.
    /// Pages are not one snapshot: a row written between two of them may be in the later one.
    /// </remarks>
    /// <param name="table">The table; one that does not exist has no rows.</param>
    /// <param name="query">Which rows.</param>
    /// <param name="continuation">Null for the first page, then <see cref="TablePage.Continuation"/> with the same query.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<TablePage> QueryAsync(string table, TableQuery query, string? continuation, CancellationToken cancellationToken);

    /// <summary>
    /// The tables that have rows, in ordinal order of their names; one whose last row is gone may still be among them. The
    /// service gives no snapshot: a table that is made meanwhile may be missing. (REST: Query Tables.)
    /// </summary>
    Task<IReadOnlyList<string>> ListTablesAsync(CancellationToken cancellationToken);
}
