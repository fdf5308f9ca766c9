using Azure;
using Sendai.Tables;

namespace Sendai.Bot.Delivery;

/// <summary>
/// The pointers. A poll reads the days from a shard's cursor to today, and of each only what is due: pointers of the
/// future stand behind, and those of the past are gone. A day that was emptied is not read again, so that what the
/// store keeps of deleted rows costs nothing either.
/// </summary>
internal sealed class DueIndex(ITableStore tables, TimeProvider time)
{
    private const string Table = "Due";

    private long written;

    /// <summary>Points to rows, before the transaction that writes them. Those of one moment keep the order in which they came.</summary>
    public async Task WriteAsync(string table, IEnumerable<TableRow> rows, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var pointers = rows.Select(row => DuePointer.To(table, row, Interlocked.Increment(ref written), now)).ToList();
        foreach (var chunk in pointers.GroupBy(pointer => pointer.PartitionKey).SelectMany(partition => partition.Chunk(100)))
        {
            await tables.TransactAsync(
                Table, [.. chunk.Select(pointer => new TableOperation.Upsert(pointer.ToRow()))], cancellationToken);
        }
    }

    /// <summary>What is due, the oldest first.</summary>
    public async Task<IReadOnlyList<DuePointer>> ReadAsync(int shard, string cursor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = new List<DuePointer>();
        foreach (var bucket in Shard.Buckets(cursor, now))
        {
            var query = new TableQuery
            {
                PartitionKey = Shard.Partition(bucket, shard),
                RowKeyBefore = DuePointer.Moment(now.AddTicks(1)),
            };
            await foreach (var row in tables.ReadAllAsync(Table, query, cancellationToken))
            {
                due.Add(DuePointer.Read(row));
            }
        }

        return due;
    }

    public Task DropAsync(DuePointer pointer, CancellationToken cancellationToken) =>
        tables.DeleteAsync(Table, pointer.PartitionKey, pointer.RowKey, ETag.All, cancellationToken);

    /// <summary>The day of the oldest pointer of all shards.</summary>
    public async Task<string?> OldestBucketAsync(CancellationToken cancellationToken)
    {
        var oldest = await tables.ReadAllAsync(Table, new TableQuery { PageSize = 1 }, cancellationToken).FirstOrDefaultAsync(cancellationToken);
        return oldest?.PartitionKey.Split('-')[0];
    }
}
