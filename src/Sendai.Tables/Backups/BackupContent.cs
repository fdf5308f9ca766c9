namespace Sendai.Tables.Backups;

/// <summary>A backup that was read from its first to its last byte, and is whole.</summary>
/// <param name="Header">Its head.</param>
/// <param name="Totals">Its end.</param>
/// <param name="Sha">The checksum over all of it, by which it is known.</param>
public sealed record BackupContent(BackupHeader Header, BackupTotals Totals, string Sha)
{
    // By their place in the file: the beginnings of partitions that changed while they were read.
    internal IReadOnlySet<int> Void { get; init; } = new HashSet<int>();

    /// <summary>Reads all of a backup and checks it.</summary>
    /// <exception cref="BackupException">It is none, or not whole.</exception>
    public static async Task<BackupContent> ReadAsync(Stream from, CancellationToken cancellationToken)
    {
        BackupHeader? header = null;
        BackupEntry.End? end = null;
        var broken = new HashSet<int>();
        var at = -1;
        await foreach (var entry in BackupReader.ReadAsync(from, cancellationToken))
        {
            switch (entry)
            {
                case BackupEntry.Head head:
                    header = head.Header;
                    break;
                case BackupEntry.Partition:
                    at++;
                    break;
                case BackupEntry.Void:
                    broken.Add(at);
                    break;
                case BackupEntry.End last:
                    // Behind it nothing may stand: that is looked at when the next entry is asked for.
                    end = last;
                    break;
            }
        }

        return new(header!, end!.Totals, end.Sha) { Void = broken };
    }
}
