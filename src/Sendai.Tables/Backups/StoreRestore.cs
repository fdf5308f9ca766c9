namespace Sendai.Tables.Backups;

/// <summary>Writes the rows of a backup into a store, and compares them afterwards. Both may be done again.</summary>
/// <param name="store">The engine itself, as it was for <see cref="StoreBackup"/>.</param>
/// <param name="content">What reading the whole backup has found.</param>
public sealed class StoreRestore(ITableStore store, BackupContent content)
{
    private const int MostOperations = 100;

    // Well below what a transaction may be.
    private const long MostBytes = 3 * 1024 * 1024;

    /// <summary>Writes all rows; those that are there already are written once more.</summary>
    /// <exception cref="BackupException">It is not the backup that was read before.</exception>
    /// <exception cref="TableStoreException">The store cannot be used.</exception>
    public async Task WriteAsync(Stream backup, CancellationToken cancellationToken)
    {
        var batch = new List<TableOperation>();
        var size = 0L;
        BackupEntry.Partition? partition = null;
        var at = -1;
        await foreach (var entry in ReadAsync(backup, cancellationToken))
        {
            switch (entry)
            {
                case BackupEntry.Partition next:
                    at++;
                    partition = next;
                    break;
                case BackupEntry.Row(var row) when !content.Void.Contains(at):
                    var write = new TableOperation.Upsert(row);
                    var bytes = WireSize.Of(write);
                    if (batch.Count == MostOperations || size + bytes > MostBytes)
                    {
                        await FlushAsync();
                    }

                    batch.Add(write);
                    size += bytes;
                    break;
                case BackupEntry.PartitionEnd:
                    await FlushAsync();
                    break;
            }
        }

        async Task FlushAsync()
        {
            if (batch.Count > 0)
            {
                await store.TransactAsync(partition!.Table, batch, cancellationToken);
                batch.Clear();
                size = 0;
            }
        }
    }

    /// <summary>Reads the store once more and compares every partition with the backup.</summary>
    /// <exception cref="BackupException"><see cref="BackupFault.NotAsWritten"/>: they differ.</exception>
    public async Task CompareAsync(Stream backup, CancellationToken cancellationToken)
    {
        using var sum = new PartitionSum();
        BackupEntry.Partition? partition = null;
        await foreach (var entry in ReadAsync(backup, cancellationToken))
        {
            switch (entry)
            {
                case BackupEntry.Partition next:
                    partition = next;
                    break;
                case BackupEntry.PartitionEnd end:
                    sum.Reset();
                    await foreach (var row in store.ReadAllAsync(partition!.Table, new TableQuery { PartitionKey = partition.Key }, cancellationToken))
                    {
                        sum.Add(row);
                    }

                    if (sum.Rows != end.Rows || sum.End() != end.Sha)
                    {
                        throw new BackupException(BackupFault.NotAsWritten);
                    }

                    break;
            }
        }
    }

    private async IAsyncEnumerable<BackupEntry> ReadAsync(Stream backup, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in BackupReader.ReadAsync(backup, cancellationToken))
        {
            yield return entry is BackupEntry.End end && end.Sha != content.Sha ? throw new BackupException(BackupFault.Damaged) : entry;
        }
    }
}
