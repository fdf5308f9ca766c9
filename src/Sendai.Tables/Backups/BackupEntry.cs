namespace Sendai.Tables.Backups;

// One line of a backup.
internal abstract record BackupEntry
{
    private BackupEntry()
    {
    }

    internal sealed record Head(BackupHeader Header) : BackupEntry;

    // What follows, up to its end, is of this partition.
    internal sealed record Partition(string Table, string Key) : BackupEntry;

    internal sealed record Row(TableRow Content) : BackupEntry;

    internal sealed record PartitionEnd(long Rows, string Sha) : BackupEntry;

    // The partition changed while it was read: what stands since its beginning does not count, and it comes once more.
    internal sealed record Void : BackupEntry;

    internal sealed record End(BackupTotals Totals, string Sha) : BackupEntry;
}
