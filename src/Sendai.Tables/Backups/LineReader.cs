using System.Buffers;

namespace Sendai.Tables.Backups;

// The lines of a stream, each with its line feed, and none so long that it could not be a row.
internal sealed class LineReader(Stream from) : IDisposable
{
    // A row has 1 MiB as UTF-16; its text is at most six times as long when every character is escaped.
    private const int Longest = 8 * 1024 * 1024;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int start;
    private int end;

    /// <summary>The next line, good until the one after it is asked for; empty at the end.</summary>
    /// <exception cref="BackupException">The last line has no end, or a line is too long.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        var seen = start;
        while (true)
        {
            var at = buffer.AsSpan(seen, end - seen).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = buffer.AsMemory(start, seen + at + 1 - start);
                start = seen + at + 1;
                return line;
            }

            var known = end - start;
            if (known > Longest)
            {
                throw new BackupException(BackupFault.Damaged);
            }

            MakeRoom();
            seen = start + known;
            var read = await from.ReadAsync(buffer.AsMemory(end), cancellationToken);
            if (read == 0)
            {
                return known == 0 ? default : throw new BackupException(BackupFault.Damaged);
            }

            end += read;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private void MakeRoom()
    {
        var known = end - start;
        var to = known * 2 > buffer.Length ? ArrayPool<byte>.Shared.Rent(buffer.Length * 2) : buffer;
        Buffer.BlockCopy(buffer, start, to, 0, known);
        if (to != buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = to;
        }

        (start, end) = (0, known);
    }
}
