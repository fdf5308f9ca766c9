using System.IO.Compression;

namespace Sendai.Tables.Backups;

/// <summary>Writes all rows of a store into one stream: gzip, of lines of JSON.</summary>
/// <remarks>
/// <para>A partition of several rows is read, and then its keys and versions are read once more: only when nothing has changed
/// in between does it count, so its rows stood there together at one moment. What this cannot see is a row that came after the
/// first reading had passed its place and was gone before the second came there. Partitions are of different moments.</para>
/// <para>Memory is that of a page, whatever the size of the store.</para>
/// </remarks>
/// <param name="store">The engine itself: properties that a layer above it hides belong into the backup.</param>
/// <param name="left">Tables that are not written.</param>
/// <param name="time">For the pauses before a partition is read again.</param>
public sealed class StoreBackup(ITableStore store, IReadOnlySet<string> left, TimeProvider time)
{
    // With pauses of 1, 2, 4 … seconds about two minutes.
    private const int Tries = 8;

    /// <summary>Writes the backup; the stream stays open.</summary>
    /// <param name="header">What stands at its head.</param>
    /// <param name="to">Where to.</param>
    /// <param name="isAtRest">Asked before and afterwards whether nobody works on the store.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BackupException">A partition was never still; what was written is no backup.</exception>
    /// <exception cref="TableStoreException">The store cannot be used.</exception>
    public async Task<BackupTotals> WriteAsync(
        BackupHeader header, Stream to, Func<CancellationToken, Task<bool>> isAtRest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isAtRest);
        var wasAtRest = await isAtRest(cancellationToken);
        await using var gzip = new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true);
        using var writer = new BackupWriter(gzip);
        await writer.BeginAsync(header, cancellationToken);
        foreach (var table in await store.ListTablesAsync(cancellationToken))
        {
            if (!left.Contains(table))
            {
                await WriteTableAsync(writer, table, cancellationToken);
            }
        }

        return await writer.EndAsync(wasAtRest && await isAtRest(cancellationToken), cancellationToken);
    }

    private async Task WriteTableAsync(BackupWriter writer, string table, CancellationToken cancellationToken)
    {
        string? partition = null;
        using var versions = new VersionSum();
        await foreach (var row in store.ReadAllAsync(table, new TableQuery(), cancellationToken))
        {
            if (row.PartitionKey != partition)
            {
                await EndAsync();
                partition = row.PartitionKey;
                await writer.BeginPartitionAsync(table, partition, cancellationToken);
            }

            await WriteAsync(writer, row, versions, cancellationToken);
        }

        await EndAsync();

        async Task EndAsync()
        {
            if (partition is not null)
            {
                await EndPartitionAsync(writer, table, partition, versions, cancellationToken);
            }
        }
    }

    private static async Task WriteAsync(BackupWriter writer, TableRow row, VersionSum versions, CancellationToken cancellationToken)
    {
        await writer.WriteRowAsync(row, cancellationToken);
        versions.Add(row);
    }

    private async Task EndPartitionAsync(BackupWriter writer, string table, string partition, VersionSum versions, CancellationToken cancellationToken)
    {
        for (var tries = 1; !await IsStillAsync(table, partition, versions, cancellationToken); tries++)
        {
            await writer.VoidPartitionAsync(cancellationToken);
            if (tries == Tries)
            {
                throw new BackupException(BackupFault.NeverStill);
            }

            await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, tries - 1)), time, cancellationToken);
            await writer.BeginPartitionAsync(table, partition, cancellationToken);
            await foreach (var row in store.ReadAllAsync(table, new TableQuery { PartitionKey = partition }, cancellationToken))
            {
                await WriteAsync(writer, row, versions, cancellationToken);
            }
        }

        await writer.EndPartitionAsync(table, cancellationToken);
    }

    private async Task<bool> IsStillAsync(string table, string partition, VersionSum first, CancellationToken cancellationToken)
    {
        using var second = new VersionSum();
        await foreach (var row in store.ReadAllAsync(table, new TableQuery { PartitionKey = partition, Select = [] }, cancellationToken))
        {
            second.Add(row);
        }

        return first.End() == second.End();
    }
}
