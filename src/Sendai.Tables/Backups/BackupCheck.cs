namespace Sendai.Tables.Backups;

// Whether the lines of a backup follow each other as they must, and add up.
internal sealed class BackupCheck : IDisposable
{
    private readonly PartitionSum sum = new();
    private readonly HashSet<(string, string)> seen = [];
    private bool hasBegun;
    private BackupEntry.Partition? partition;
    private string? lastTable;
    private int tables;
    private long rows;

    /// <summary>The partition whose rows come now.</summary>
    public string? Partition => partition?.Key;

    /// <exception cref="BackupException">They do not.</exception>
    public void Take(BackupEntry entry, ReadOnlySpan<byte> line, byte[] before)
    {
        switch (entry)
        {
            case BackupEntry.Head when !hasBegun:
                hasBegun = true;
                return;
            case BackupEntry.Partition next when partition is null:
                partition = next;
                sum.Reset();
                return;
            case BackupEntry.Row when partition is not null:
                sum.Add(line);
                return;
            case BackupEntry.Void when partition is not null:
                partition = null;
                return;
            case BackupEntry.PartitionEnd end when partition is not null && end.Rows == sum.Rows && end.Sha == sum.End() && seen.Add((partition.Table, partition.Key)):
                tables += partition.Table == lastTable ? 0 : 1;
                lastTable = partition.Table;
                rows += end.Rows;
                partition = null;
                return;
            case BackupEntry.End end when partition is null && end.Sha == Convert.ToHexStringLower(before)
                && (end.Totals.Tables, end.Totals.Partitions, end.Totals.Rows) == (tables, seen.Count, rows):
                return;
            default:
                throw new BackupException(BackupFault.Damaged);
        }
    }

    public void Dispose() => sum.Dispose();
}
