using System.Globalization;
using System.Text;

namespace Sendai.Domain.Cases.Screening;

/// <summary>Characters that nobody sees: they could divide a number or a name so that it is not recognised.</summary>
internal static class Invisible
{
    /// <summary>Control characters but the line break, marks of direction, joiners, halves of a character, and what is no character at all.</summary>
    public static bool Is(Rune rune) => rune.Value != '\n' && (
        rune.Value is 0xFFFE or 0xFFFF or 0x115F or 0x1160 or 0x3164 or 0xFFA0
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format);

    /// <summary>The text as it may be kept: without them, a tab as a space, every line break as one character.</summary>
    public static string Remove(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) == System.Buffers.OperationStatus.Done)
            {
                Append(kept, text, at, rune);
            }

            at += length;
        }

        return kept.ToString();
    }

    private static void Append(StringBuilder kept, string text, int at, Rune rune)
    {
        if (rune.Value == '\t')
        {
            kept.Append(' ');
        }
        else if (rune.Value is '\r' or 0x2028 or 0x2029)
        {
            // Windows writes two characters for one break.
            kept.Append(rune.Value == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? "" : "\n");
        }
        else if (!Is(rune))
        {
            kept.Append(text, at, rune.Utf16SequenceLength);
        }
    }
}
