using System.Buffers;
using Azure.Core;

namespace Sendai.Tables.AzureTables;

// A request's body in a borrowed buffer.
internal sealed class RequestBody : RequestContent, IBufferWriter<byte>
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(1024);
    private int length;
    private bool isSent;

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    public void Advance(int count) => length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return buffer.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override bool TryComputeLength(out long length)
    {
        length = this.length;
        return true;
    }

    public override void WriteTo(Stream stream, CancellationToken cancellation)
    {
        isSent = false;
        stream.Write(Written.Span);
        isSent = true;
    }

    public override async Task WriteToAsync(Stream stream, CancellationToken cancellation)
    {
        isSent = false;
        await stream.WriteAsync(Written, cancellation);
        isSent = true;
    }

    // After a timeout, or an answer that came before the body was out, the transport may still be reading from the buffer:
    // then it is left to the collector, for others' bytes must not get into this request.
    public override void Dispose()
    {
        if (isSent)
        {
            isSent = false;
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
            length = 0;
        }
    }

    private void Reserve(int sizeHint)
    {
        var wanted = length + Math.Max(sizeHint, 1);
        if (wanted > buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(wanted, buffer.Length * 2));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
    }
}
