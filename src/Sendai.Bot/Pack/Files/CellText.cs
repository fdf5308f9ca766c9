using System.Buffers;
using System.Text;

namespace Sendai.Bot.Pack.Files;

/// <summary>What a cell may hold, so that every table can be a CSV file, a sheet, or rows of a table store without loss.</summary>
internal static class CellText
{
    /// <summary>Control characters that XML cannot carry; a tab it can. Surrogates that stand alone are looked for apart.</summary>
    private static readonly char[] Controls = [.. Enumerable.Range(0, ' ').Select(c => (char)c).Where(c => c is not ('\t' or '\r' or '\n'))];

    private static readonly SearchValues<byte> ControlBytes = SearchValues.Create([.. Controls.Select(c => (byte)c)]);

    /// <summary>Line breaks too: a row is a line.</summary>
    private static readonly SearchValues<char> Forbidden = SearchValues.Create([.. Controls, '\r', '\n', '\uFFFE', '\uFFFF']);

    /// <summary>Whether nothing in a text of lines is forbidden, so that its cells need not be looked through one by one.</summary>
    public static bool IsClean(ReadOnlySpan<byte> utf8) =>
        !utf8.ContainsAny(ControlBytes) && utf8.IndexOf("\uFFFE"u8) < 0 && utf8.IndexOf("\uFFFF"u8) < 0;

    public static bool IsTooLong(string text) => text.Length > PackLimits.CellLength;

    /// <summary>Why a text cannot be kept, or <c>null</c>.</summary>
    public static string? Problem(string text)
    {
        if (IsTooLong(text))
        {
            return $"長すぎるセルがあります（{PackLimits.CellLength}文字まで、今は{text.Length}文字）";
        }

        var at = text.AsSpan().IndexOfAny(Forbidden);
        return at >= 0 && text[at] is '\r' or '\n' ? "セルの中で改行しています。1件は1行で書いてください"
            : at >= 0 || HasLoneSurrogate(text) ? "見えない制御文字が入っています。入力し直してください"
            : null;
    }

    /// <summary>The first problem of a row, with the column it is in.</summary>
    public static string? Problem(IReadOnlyList<string> columns, IReadOnlyList<string> cells)
    {
        for (var at = 0; at < cells.Count; at++)
        {
            if (Problem(cells[at]) is { } problem)
            {
                return $"「{columns[at]}」：{problem}";
            }
        }

        return null;
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var rest = text.AsSpan(); rest.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at; rest = rest[(at + 2)..])
        {
            if (Rune.DecodeFromUtf16(rest[at..], out _, out _) != OperationStatus.Done)
            {
                return true;
            }
        }

        return false;
    }
}
