using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Sendai.Bot.Pack.Files;

/// <summary>Turns a text file into UTF-8, or says that nobody can know what its bytes mean. Nothing is guessed within a file.</summary>
internal static class TextFile
{
    private const string Unreadable = "文字コードを読めません。Excelで「CSV UTF-8（コンマ区切り）」で保存し直してください";

    /// <summary>Shift_JIS as Windows writes it.</summary>
    private static readonly Encoding ShiftJis = CodePagesEncodingProvider.Instance.GetEncoding(
        932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>What the decoder makes of bytes that mean nothing in Shift_JIS.</summary>
    private static readonly SearchValues<char> Meaningless = SearchValues.Create("\u0080\u00A0\uF8F0\uF8F1\uF8F2\uF8F3");

    /// <summary>The text in UTF-8, with its mark if it had one, or <c>null</c> with a finding that says what to do.</summary>
    public static byte[]? Decode(byte[] bytes, string file, List<PackFinding> findings)
    {
        if (Decode(bytes) is { } text)
        {
            return text;
        }

        findings.Add(new PackFinding(file, FirstDamage(bytes), Unreadable, FindingWeight.Refusal));
        return null;
    }

    /// <summary>The text in UTF-8, with its mark if it had one, or <c>null</c>.</summary>
    public static byte[]? Decode(byte[] bytes) =>
        // NUL: UTF-16 without its mark, or no text at all. ESC $: ISO-2022-JP, which is valid ASCII.
        InUtf8(bytes) is { } text && text.AsSpan().IndexOf((byte)0) < 0 && text.AsSpan().IndexOf("\u001B$"u8) < 0 ? text : null;

    private static byte[]? InUtf8(byte[] bytes) => bytes.AsSpan() switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Utf8.IsValid(rest) ? bytes : null,
        [0xFF, 0xFE, .. var rest] => Transcode(rest, new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true)),
        [0xFE, 0xFF, .. var rest] => Transcode(rest, new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true)),
        var all when Utf8.IsValid(all) => bytes,
        var all => IsDamagedUtf8(all) ? null : Transcode(all, ShiftJis),
    };

    private static byte[]? Transcode(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            var text = encoding.GetString(bytes);
            return encoding == ShiftJis && !IsJapanese(text) ? null : Encoding.UTF8.GetBytes(text);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Other encodings, taken for Shift_JIS, are mostly half-width katakana.</summary>
    private static bool IsJapanese(string text) =>
        !text.AsSpan().ContainsAny(Meaningless) && text.Count(c => c is >= '\uFF61' and <= '\uFF9F') * 2 <= text.Count(c => c > '\u007F');

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
