using System.Buffers;
using System.Text;

namespace Sendai.Bot.Pack.Files;

/// <summary>Turns the bytes of a text file into text, or says that nobody can know what they mean. Nothing is guessed within a file.</summary>
internal static class TextFile
{
    private const string Unreadable = "文字コードを読めません。Excelで「CSV UTF-8（コンマ区切り）」で保存し直してください";

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Shift_JIS as Windows writes it.</summary>
    private static readonly Encoding ShiftJis = CodePagesEncodingProvider.Instance.GetEncoding(
        932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>What the decoder makes of bytes that mean nothing in Shift_JIS.</summary>
    private static readonly SearchValues<char> Meaningless = SearchValues.Create("\u0080\u00A0\uF8F0\uF8F1\uF8F2\uF8F3");

    /// <summary>The text, or <c>null</c> with a finding that says what to do.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string file, List<PackFinding> findings)
    {
        var text = Text(bytes);
        if (text is null || text.Contains('\0', StringComparison.Ordinal) || text.Contains("\u001B$", StringComparison.Ordinal))
        {
            // NUL: UTF-16 without its mark, or no text at all. ESC $: ISO-2022-JP, which is valid ASCII.
            findings.Add(new PackFinding(file, FirstDamage(bytes), Unreadable, FindingWeight.Refusal));
            return null;
        }

        return text;
    }

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return bytes switch
            {
                [0xEF, 0xBB, 0xBF, .. var rest] => Utf8.GetString(rest),
                [0xFF, 0xFE, .. var rest] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true).GetString(rest),
                [0xFE, 0xFF, .. var rest] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true).GetString(rest),
                _ => Utf8.GetString(bytes),
            };
        }
        catch (DecoderFallbackException)
        {
            return bytes is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || IsDamagedUtf8(bytes) ? null : FromShiftJis(bytes);
        }
    }

    private static string? FromShiftJis(ReadOnlySpan<byte> bytes)
    {
        try
        {
            // Other encodings of Japanese, taken for this one, are mostly half-width katakana.
            var text = ShiftJis.GetString(bytes);
            var halfWidth = text.Count(c => c is >= '\uFF61' and <= '\uFF9F');
            return text.AsSpan().ContainsAny(Meaningless) || halfWidth * 2 > text.Count(c => c > 0x7F) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Whether most of what is not ASCII is UTF-8: then a broken byte is damage and not another encoding.</summary>
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.Count(c => c == '\uFFFD') < text.Count(c => c is > '\u007F' and not '\uFFFD');
    }

    /// <summary>The line of the first byte that is damaged, or 0 where the whole file means nothing.</summary>
    private static int FirstDamage(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var at = text.IndexOf('\uFFFD', StringComparison.Ordinal);
        return at < 0 || !IsDamagedUtf8(bytes) ? 0 : text.AsSpan(0, at).Count('\n') + 1;
    }
}
