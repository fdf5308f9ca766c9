using Azure;

namespace Sendai.Tables.AzureTables;

// What to do about a write, when an attempt at it may have been carried out: the answer was lost, or was a 5xx, or speaks of a
// repeat that the pipeline made. Decided from the rows as they are afterwards and the marks they carry: WriteId, the write
// that made this version, and WriteBase, the version that it replaced (absent: inserted; "*": replaced without asking).
// A single write is a transaction of one.
//
//   operation          the row now                          verdict
//   any but Delete     has our id                           written, in the row's version
//   Insert             absent                               repeat
//                      another's insert                     AlreadyExists
//                      anything else                        unknown: ours may have been replaced since
//   Replace, Merge     still the version we named           repeat
//     of a version     another's write upon that version    Conflict
//                      anything else, or absent             unknown: ours may have been replaced or removed since
//   Replace, Merge     there                                repeat upon the version that was read
//     of any version   absent                               unknown
//   Upsert             there                                repeat upon the version that was read
//                      absent                               repeat as an insert
//   Delete             absent                               written: the row is gone, whoever did it
//     of a version     still the version we named           repeat
//                      another's write upon that version    Conflict
//                      anything else                        unknown
//   Delete             absent                               written
//     of any version   there                                repeat upon the version that was read
//
// A transaction is done when one row has our id, or when it had deletes only and all rows are gone. One operation that has
// lost decides that it failed; one that is unknown, that it is unknown. Else it is repeated, never in parts.
//
// What this cannot see: an inserted row that was removed and inserted by another within the one doubtful attempt counts as
// the other's; of two callers who delete the same version, both may hear Written when an answer is lost. Who must be the
// only one to act takes the row by a Replace, which leaves a mark.
internal abstract record Verdict
{
    // A version that was, for a row of ours that somebody has written since: as a condition it conflicts, as it should.
    public static readonly ETag Overwritten = new("W/\"datetime'1601-01-01T00%3A00%3A00.0000000Z'\"");

    private Verdict()
    {
    }

    public static Verdict Of(IReadOnlyList<TableOperation> operations, Guid writeId, IReadOnlyList<TableRow?> rows)
    {
        if (rows.Any(row => IsOurs(row, writeId)))
        {
            return new Settled(new TransactionResult.Written([.. operations.Select(
                (operation, n) => operation is TableOperation.Delete ? default : IsOurs(rows[n], writeId) ? rows[n]!.ETag : Overwritten)]));
        }

        if (operations.All(operation => operation is TableOperation.Delete) && rows.All(row => row is null))
        {
            return new Settled(new TransactionResult.Written(new ETag[operations.Count]));
        }

        var next = new TableOperation[operations.Count];
        Verdict verdict = new Repeat(next);
        for (var n = 0; n < next.Length; n++)
        {
            if (LostTo(operations[n], rows[n]) is { } reason)
            {
                return new Settled(new TransactionResult.Failed(n, reason));
            }

            if (Next(operations[n], rows[n]) is { } operation)
            {
                next[n] = operation;
            }
            else
            {
                verdict = new Unknown();
            }
        }

        return verdict;
    }

    private static bool IsOurs(TableRow? row, Guid writeId) =>
        row?.Properties.GetValueOrDefault(TableRules.WriteId) is Guid id && id == writeId;

    private static WriteResult? LostTo(TableOperation operation, TableRow? row)
    {
        // A row of another program tells nothing about the write that made it.
        if (row?.Properties.GetValueOrDefault(TableRules.WriteId) is not Guid)
        {
            return null;
        }

        var replaced = row.Properties.GetValueOrDefault(TableRules.WriteBase) as string;
        return operation is TableOperation.Insert
            ? replaced is null ? new WriteResult.AlreadyExists() : null
            : IsOfAVersion(operation) && row.ETag != operation.Condition && replaced == operation.Condition.ToString() ? new WriteResult.Conflict() : null;
    }

    // What may be sent now without a second effect; null when that cannot be known.
    private static TableOperation? Next(TableOperation operation, TableRow? row) => operation switch
    {
        TableOperation.Insert => row is null ? operation : null,
        TableOperation.Delete when row is null => operation,
        _ when IsOfAVersion(operation) => row?.ETag == operation.Condition ? operation : null,
        TableOperation.Upsert upsert => row is null ? new TableOperation.Insert(upsert.Row) : new TableOperation.Replace(upsert.Row, row.ETag),
        TableOperation.Replace replace => row is null ? null : new TableOperation.Replace(replace.Row, row.ETag),
        TableOperation.Merge merge => row is null ? null : new TableOperation.Merge(merge.Row, row.ETag),
        _ => new TableOperation.Delete(operation.PartitionKey, operation.RowKey, row!.ETag),
    };

    private static bool IsOfAVersion(TableOperation operation) => operation.Condition is { } condition && condition != ETag.All;

    /// <summary>The outcome is certain.</summary>
    public sealed record Settled(TransactionResult Result) : Verdict;

    /// <summary>Nothing was done; these do the same and cannot have a second effect.</summary>
    public sealed record Repeat(IReadOnlyList<TableOperation> Operations) : Verdict;

    /// <summary>The traces are gone.</summary>
    public sealed record Unknown : Verdict;
}
