using System.Buffers.Text;
using System.Text;
using Azure;

namespace Sendai.Tables.AzureTables;

// The answer to a transaction, which is 202 whatever became of it: a part for each operation when all are done, or a single
// part for the one that could not be.
internal static class BatchReply
{
    public static (int Status, ServiceError Error, ETag[] ETags) Parse(ReadOnlySpan<byte> body, int operations)
    {
        var etags = new ETag[operations];
        for (var n = 0; ; n++)
        {
            var start = body.IndexOf("\r\nHTTP/1.1 "u8);
            if (start < 0)
            {
                return n == operations ? (204, default, etags) : throw Broken();
            }

            body = body[(start + "\r\nHTTP/1.1 "u8.Length)..];
            if (!Utf8Parser.TryParse(body, out int status, out _) || n == operations)
            {
                throw Broken();
            }

            var head = Take(ref body, "\r\n\r\n"u8);
            if (status >= 300)
            {
                var error = ServiceError.Parse(Take(ref body, "\r\n--"u8));
                return error.Index >= 0 && error.Index < operations ? (status, error, []) : throw Broken();
            }

            etags[n] = ETagIn(head);
        }
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> body, ReadOnlySpan<byte> end)
    {
        var length = body.IndexOf(end);
        if (length < 0)
        {
            throw Broken();
        }

        var taken = body[..length];
        // The line's end stays: it also begins what follows.
        body = body[length..];
        return taken;
    }

    private static ETag ETagIn(ReadOnlySpan<byte> head)
    {
        while (head.IndexOf("\r\n"u8) is >= 0 and var at)
        {
            head = head[(at + 2)..];
            if (head.Length > 5 && Ascii.EqualsIgnoreCase(head[..5], "ETag:"u8))
            {
                var end = head.IndexOf("\r\n"u8);
                return new(Encoding.ASCII.GetString(head[5..(end < 0 ? head.Length : end)]).Trim());
            }
        }

        return default;
    }

    private static FormatException Broken() => new("The answer to a transaction is broken.");
}
