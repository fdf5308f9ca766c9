using System.Buffers;
using System.Security.Cryptography;

namespace Sendai.Tables.Backups;

// The checksum of a partition's rows, over the bytes of their lines.
internal sealed class PartitionSum : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> line = new(16 * 1024);

    public long Rows { get; private set; }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        Rows++;
    }

    public void Add(TableRow row)
    {
        line.ResetWrittenCount();
        BackupLine.Write(line, new BackupEntry.Row(row));
        line.Write("\n"u8);
        Add(line.WrittenSpan);
    }

    public string End() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Reset()
    {
        hash.GetHashAndReset();
        Rows = 0;
    }

    public void Dispose() => hash.Dispose();
}
