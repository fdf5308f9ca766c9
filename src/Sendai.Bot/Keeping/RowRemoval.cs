using Sendai.Tables;

namespace Sendai.Bot.Keeping;

/// <summary>Removes rows as they were read; one that has changed since stays.</summary>
internal static class RowRemoval
{
    private const int MostOperations = 100;

    public static async Task RemoveAsync(ITableStore tables, string table, IReadOnlyList<TableRow> rows, CancellationToken cancellationToken)
    {
        foreach (var batch in rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal).SelectMany(partition => partition.Chunk(MostOperations)))
        {
            if (await tables.TransactAsync(table, [.. batch.Select(row => new TableOperation.Delete(row.PartitionKey, row.RowKey, row.ETag))], cancellationToken)
                is TransactionResult.Written)
            {
                continue;
            }

            // Somebody else is at it as well: what is still as it was goes one by one.
            foreach (var row in batch)
            {
                await tables.DeleteAsync(table, row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
            }
        }
    }
}
