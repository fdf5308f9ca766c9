using System.Globalization;
using System.Text;
using Azure.Core;

namespace Sendai.Tables.Blobs;

/// <summary>
/// What is written becomes blocks of a blob, a block at a time; committing them makes the blob. What is never committed the
/// service forgets after a week.
/// </summary>
public sealed class BlobUploadStream : Stream
{
    internal const string ListQuery = "?comp=blocklist";

    private const int BlockSize = 4 * 1024 * 1024;

    // Of all blocks of a blob the ids are equally long; those of another upload of the same name must not be taken for ours.
    private readonly string mark = Guid.NewGuid().ToString("N");
    private readonly BlobService service;
    private readonly string name;
    private readonly CancellationToken stopping;
    private readonly byte[] buffer = new byte[BlockSize];
    private readonly List<string> blocks = [];
    private int filled;

    internal BlobUploadStream(BlobService service, string name, CancellationToken stopping) => (this.service, this.name, this.stopping) = (service, name, stopping);

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Makes the blob of all that was written. (REST: Put Block List with If-None-Match.)</summary>
    /// <returns>False when there is a blob of that name.</returns>
    /// <exception cref="TableStoreException">The container cannot be used.</exception>
    public async Task<bool> CommitAsync(CancellationToken cancellationToken)
    {
        await SendBlockAsync(cancellationToken);
        var list = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>");
        foreach (var block in blocks)
        {
            list.Append("<Uncommitted>").Append(block).Append("</Uncommitted>");
        }

        using var message = await service.SendAsync(
            RequestMethod.Put, name, ListQuery, RequestContent.Create(Encoding.UTF8.GetBytes(list.Append("</BlockList>").ToString())), cancellationToken);
        return message.Response.Status switch
        {
            201 => true,
            409 or 412 => false,
            _ => throw service.Refused(message.Response),
        };
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var taken = Math.Min(buffer.Length, BlockSize - filled);
            buffer[..taken].CopyTo(this.buffer.AsMemory(filled));
            filled += taken;
            buffer = buffer[taken..];
            if (filled == BlockSize)
            {
                await SendBlockAsync(cancellationToken.CanBeCanceled ? cancellationToken : stopping);
            }
        }
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is written asynchronously.");

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task SendBlockAsync(CancellationToken cancellationToken)
    {
        if (filled == 0)
        {
            return;
        }

        var id = Convert.ToBase64String(Encoding.ASCII.GetBytes(mark + blocks.Count.ToString("D8", CultureInfo.InvariantCulture)));
        using var message = await service.SendAsync(
            RequestMethod.Put, name, $"?comp=block&blockid={Uri.EscapeDataString(id)}", RequestContent.Create(buffer.AsMemory(0, filled)), cancellationToken);
        if (message.Response.Status != 201)
        {
            throw service.Refused(message.Response);
        }

        blocks.Add(id);
        filled = 0;
    }
}
