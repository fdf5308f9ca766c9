using System.Buffers;
using System.Security.Cryptography;

namespace Sendai.Tables.Backups;

// Writes the lines and their checksums.
internal sealed class BackupWriter(Stream to) : IDisposable
{
    private readonly ArrayBufferWriter<byte> line = new(16 * 1024);
    private readonly IncrementalHash whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly PartitionSum sum = new();
    private string? lastTable;
    private int tables;
    private int partitions;
    private long rows;

    public Task BeginAsync(BackupHeader header, CancellationToken cancellationToken) => WriteAsync(new BackupEntry.Head(header), cancellationToken);

    public Task BeginPartitionAsync(string table, string key, CancellationToken cancellationToken)
    {
        sum.Reset();
        return WriteAsync(new BackupEntry.Partition(table, key), cancellationToken);
    }

    public async Task WriteRowAsync(TableRow row, CancellationToken cancellationToken)
    {
        await WriteAsync(new BackupEntry.Row(row), cancellationToken);
        sum.Add(line.WrittenSpan);
    }

    public async Task EndPartitionAsync(string table, CancellationToken cancellationToken)
    {
        tables += table == lastTable ? 0 : 1;
        lastTable = table;
        partitions++;
        rows += sum.Rows;
        await WriteAsync(new BackupEntry.PartitionEnd(sum.Rows, sum.End()), cancellationToken);
    }

    public Task VoidPartitionAsync(CancellationToken cancellationToken) => WriteAsync(new BackupEntry.Void(), cancellationToken);

    public async Task<BackupTotals> EndAsync(bool isAtRest, CancellationToken cancellationToken)
    {
        var totals = new BackupTotals(tables, partitions, rows, isAtRest);
        await WriteAsync(new BackupEntry.End(totals, Convert.ToHexStringLower(whole.GetHashAndReset())), cancellationToken);
        return totals;
    }

    public void Dispose()
    {
        whole.Dispose();
        sum.Dispose();
    }

    private async Task WriteAsync(BackupEntry entry, CancellationToken cancellationToken)
    {
        line.ResetWrittenCount();
        BackupLine.Write(line, entry);
        line.Write("\n"u8);
        whole.AppendData(line.WrittenSpan);
        await to.WriteAsync(line.WrittenMemory, cancellationToken);
    }
}
