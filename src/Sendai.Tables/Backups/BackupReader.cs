using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Sendai.Tables.Backups;

// Reads a backup and checks every sum on the way. What was read counts only when the end has come.
internal static class BackupReader
{
    public static async IAsyncEnumerable<BackupEntry> ReadAsync(Stream from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var gzip = new GZipStream(from, CompressionMode.Decompress, leaveOpen: true);
        using var lines = new LineReader(gzip);
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var check = new BackupCheck();
        BackupEntry? entry = null;
        while (entry is not BackupEntry.End)
        {
            var line = await LineAsync(lines, isFirst: entry is null, cancellationToken);
            var before = whole.GetCurrentHash();
            whole.AppendData(line.Span);
            entry = Read(line.Span, check.Partition, isFirst: entry is null);
            check.Take(entry, line.Span, before);
            yield return entry;
        }

        if (!(await LineAsync(lines, isFirst: false, cancellationToken, mayEnd: true)).IsEmpty)
        {
            throw new BackupException(BackupFault.Damaged);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> LineAsync(LineReader lines, bool isFirst, CancellationToken cancellationToken, bool mayEnd = false)
    {
        try
        {
            var line = await lines.ReadAsync(cancellationToken);
            return line.IsEmpty && !mayEnd ? throw new BackupException(isFirst ? BackupFault.NotABackup : BackupFault.Damaged) : line;
        }
        catch (InvalidDataException)
        {
            throw new BackupException(isFirst ? BackupFault.NotABackup : BackupFault.Damaged);
        }
    }

    private static BackupEntry Read(ReadOnlySpan<byte> line, string? partition, bool isFirst)
    {
        try
        {
            var entry = BackupLine.Read(line, partition);
            return isFirst && entry is not BackupEntry.Head ? throw new BackupException(BackupFault.NotABackup) : entry;
        }
        catch (JsonException)
        {
            throw new BackupException(isFirst ? BackupFault.NotABackup : BackupFault.Damaged);
        }
    }
}
