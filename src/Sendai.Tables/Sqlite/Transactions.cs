using Azure;

namespace Sendai.Tables.Sqlite;

// What takes more than one statement; the caller has begun a transaction.
internal static class Transactions
{
    public static TransactionResult Run(SqliteSession session, string table, IReadOnlyList<TableOperation> operations)
    {
        var etags = new ETag[operations.Count];
        for (var at = 0; at < operations.Count; at++)
        {
            var result = Run(session, table, operations[at]);
            if (result is not WriteResult.Written(var etag))
            {
                return new TransactionResult.Failed(at, result);
            }

            etags[at] = etag;
        }

        return new TransactionResult.Written(etags);
    }

    public static WriteResult Merge(SqliteSession session, string table, TableRow row, ETag ifMatch)
    {
        if (Statements.Get(session, table, row.PartitionKey, row.RowKey) is not { } stored)
        {
            return new WriteResult.NotFound();
        }

        foreach (var (name, value) in row.Properties)
        {
            stored.Load(name, value);
        }

        TableRules.CheckSize(stored);
        return Statements.Replace(session, table, stored, ifMatch);
    }

    private static WriteResult Run(SqliteSession session, string table, TableOperation operation) => operation switch
    {
        TableOperation.Insert(var row) => Statements.Insert(session, table, row),
        TableOperation.Upsert(var row) => Statements.Upsert(session, table, row),
        TableOperation.Replace(var row, var ifMatch) => Statements.Replace(session, table, row, ifMatch),
        TableOperation.Merge(var row, var ifMatch) => Merge(session, table, row, ifMatch),
        TableOperation.Delete delete =>
            Statements.Delete(session, table, delete.PartitionKey, delete.RowKey, delete.IfMatch),
        _ => throw new NotSupportedException(),
    };
}
