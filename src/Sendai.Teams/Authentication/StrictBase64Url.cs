using System.Buffers.Text;

namespace Sendai.Teams.Authentication;

/// <summary>Base64url as RFC 7515 has it: no padding, no white space, and one text only for the same bytes.</summary>
internal static class StrictBase64Url
{
    /// <summary>The bytes; null when the text is not exactly how they are written.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        // The framework's decoder lets padding, white space and spare bits pass.
        return text.SequenceEqual(Base64Url.EncodeToString(bytes)) ? bytes : null;
    }
}
