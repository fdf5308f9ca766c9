using System.Buffers;
using System.Xml;

namespace Sendai.Bot.Pack.Files;

/// <summary>What a cell may hold, so that every table can be a CSV file, a sheet, or rows of a table store without loss.</summary>
internal static class CellText
{
    /// <summary>What no cell may hold: line breaks, for a row is a line, and what XML cannot carry.</summary>
    private static readonly SearchValues<char> Doubtful = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => c is '\r' or '\n' || !XmlConvert.IsXmlChar(c))]);

    /// <summary>Why a text cannot be kept, or <c>null</c>.</summary>
    public static string? Problem(string text)
    {
        if (text.Length > PackLimits.CellLength)
        {
            return $"長すぎるセルがあります（{PackLimits.CellLength}文字まで、今は{text.Length}文字）";
        }

        for (var at = text.AsSpan().IndexOfAny(Doubtful); at >= 0 && at < text.Length; at++)
        {
            if (text[at] is '\r' or '\n')
            {
                return "セルの中で改行しています。1件は1行で書いてください";
            }

            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
            {
                at++;
            }
            else if (!XmlConvert.IsXmlChar(text[at]))
            {
                return "見えない制御文字が入っています。入力し直してください";
            }
        }

        return null;
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
}
