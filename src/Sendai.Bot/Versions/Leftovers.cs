using System.Security.Cryptography;
using Azure;
using Sendai.Tables;

namespace Sendai.Bot.Versions;

/// <summary>Rows that no version has yet: where they are being written, and the note of it.</summary>
internal sealed record Pending(string Key, string Partitions, ETag ETag);

/// <summary>
/// Notes which rows an import is about to write, so that they are found and removed when it ends before they are in force.
/// The note is struck in the transaction that puts them into force: while it stands, no version has them.
/// </summary>
internal sealed class Leftovers(ITableStore tables, TimeProvider time)
{
    private const string Prefix = "pending-";
    private const string At = "At";
    private const string Partitions = "Partitions";
    private const int RowsTogether = 100;

    /// <summary>Longer than any import takes. Before that, an import that has ended cannot be told from one that is at work.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromHours(1);

    /// <summary>Notes what is about to be written.</summary>
    public async Task<Pending> NoteAsync(IEnumerable<StoredTable> tablesToWrite, CancellationToken cancellationToken)
    {
        var key = Prefix + RandomNumberGenerator.GetHexString(16, lowercase: true);
        var partitions = string.Join(' ', tablesToWrite.Select(table => table.Partition));
        var row = new TableRow(VersionRows.Partition, key).Set(At, time.GetUtcNow()).Set(Partitions, partitions);
        return await tables.InsertAsync(VersionRows.Table, row, cancellationToken) is WriteResult.Written written
            ? new Pending(key, partitions, written.ETag)
            : throw new TableStoreException("The note of an import was there already.");
    }

    /// <summary>Takes the note back, unless a sweep has taken it for one that was left.</summary>
    public static TableOperation Strike(Pending note) => new TableOperation.Delete(VersionRows.Partition, note.Key, note.ETag);

    /// <summary>Removes what imports have left that ended long ago.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - Age;
        var notes = new TableQuery { PartitionKey = VersionRows.Partition, RowKeyPrefix = Prefix };
        await foreach (var row in tables.ReadAllAsync(VersionRows.Table, notes, cancellationToken))
        {
            if (row.GetDateTimeOffset(At) is { } at && at >= before)
            {
                continue;
            }

            // Should it be at work after all, it must not come into force any more: its note is another from now on.
            if (await tables.ReplaceAsync(VersionRows.Table, row, row.ETag, cancellationToken) is WriteResult.Written written)
            {
                await RemoveAsync(new Pending(row.RowKey, row.GetString(Partitions) ?? "", written.ETag), cancellationToken);
            }
        }
    }

    /// <summary>Removes what a note names, and then the note.</summary>
    public async Task RemoveAsync(Pending note, CancellationToken cancellationToken)
    {
        foreach (var partition in note.Partitions.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            await RemoveAsync(partition, cancellationToken);
        }

        await tables.DeleteAsync(VersionRows.Table, VersionRows.Partition, note.Key, ETag.All, cancellationToken);
    }

    private async Task RemoveAsync(string partition, CancellationToken cancellationToken)
    {
        var all = new TableQuery { PartitionKey = partition, Select = ["Line"] };
        await foreach (var rows in tables.ReadAllAsync(VersionRows.Table, all, cancellationToken).Chunk(RowsTogether).WithCancellation(cancellationToken))
        {
            await tables.TransactAsync(
                VersionRows.Table, [.. rows.Select(row => new TableOperation.Delete(row.PartitionKey, row.RowKey, ETag.All))], cancellationToken);
        }
    }
}
