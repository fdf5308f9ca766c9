using System.Buffers;
using System.Buffers.Text;

namespace Sendai.Teams.Authentication;

/// <summary>Base64url as RFC 7515 has it: no padding, no white space, and one text only for the same bytes.</summary>
internal static class StrictBase64Url
{
    /// <summary>The bytes; null when the text is not exactly how they are written.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.DecodeFromChars(text, bytes, out _, out var written) == OperationStatus.Done && written > 0
            // The framework's decoder lets padding and white space pass.
            && text.SequenceEqual(Base64Url.EncodeToString(bytes.AsSpan(0, written)))
                ? bytes[..written]
                : null;
    }
}
