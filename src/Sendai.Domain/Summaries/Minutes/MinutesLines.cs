using System.Text;
using System.Text.RegularExpressions;

namespace Sendai.Domain.Summaries.Minutes;

/// <summary>Takes minutes apart into lines: marks go, what a mail program has broken is put together again.</summary>
internal sealed partial class MinutesLines
{
    /// <summary>Half widths; nobody breaks shorter lines.</summary>
    private const int ShortestBroken = 50;

    private readonly List<MinutesLine> lines = [];
    private readonly List<string> leftOut;

    private MinutesLines(List<string> leftOut) => this.leftOut = leftOut;

    /// <summary>The lines that say something; marks and times go to <paramref name="leftOut"/>.</summary>
    public static IReadOnlyList<MinutesLine> Read(string text, List<string> leftOut)
    {
        var read = new MinutesLines(leftOut);
        var raw = Unbroken(text.ReplaceLineEndings("\n").Split('\n'));
        var filled = raw.Count(line => !string.IsNullOrWhiteSpace(line));
        var stamped = raw.Count(line => Stamp().IsMatch(line));
        var isLog = stamped >= 4 && stamped * 2 >= filled;
        var (starts, ruled) = (true, false);
        foreach (var line in raw)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                starts = true;
            }
            else if (Letters.IsIn(line))
            {
                read.Take(line, isLog, starts, ruled);
                (starts, ruled) = (false, false);
            }
            else if (starts && Ruler().IsMatch(line))
            {
                ruled = true;
            }
        }

        return read.lines;
    }

    private void Take(string raw, bool isLog, bool starts, bool ruled)
    {
        var text = raw.Trim();
        var indent = Width(raw.AsSpan(0, raw.Length - raw.TrimStart().Length));
        if (text.StartsWith('|') || text.EndsWith('|') && text.Contains('|', StringComparison.Ordinal))
        {
            var cells = text.Trim('|').Split('|', StringSplitOptions.TrimEntries);
            lines.Add(new MinutesLine(indent, "", Plain(string.Join('｜', cells)), Row: true, starts, ruled));
            return;
        }

        var kind = "";
        if (isLog && Stamp().Match(text) is { Success: true, Length: var stamp })
        {
            LeaveOut(text[..stamp]);
            text = text[stamp..];
        }

        // A list in a quotation, a number behind a sign: no more than three.
        for (var marks = 0; marks < 3 && LineMark.Of(text) is { Length: > 0 } mark; marks++)
        {
            LeaveOut(text[..mark.Length]);
            text = text[mark.Length..];
            kind = kind.Length == 0 || kind == "-" ? mark.Kind : kind;
        }

        if (kind.Length == 0 && text.StartsWith("**", StringComparison.Ordinal) && text.EndsWith("**", StringComparison.Ordinal) && text.Length > 4)
        {
            kind = "**";
        }

        text = Plain(text);
        if (text.Length > 0)
        {
            lines.Add(new MinutesLine(indent, kind, text, Row: false, starts, ruled));
        }
    }

    private void LeaveOut(string mark)
    {
        if (Letters.IsIn(mark))
        {
            leftOut.Add(mark.Trim());
        }
    }

    /// <summary>Without what makes letters fat or slanted.</summary>
    private static string Plain(string text)
    {
        text = text.Replace("**", "", StringComparison.Ordinal).Trim();
        return text.Length > 2 && text[0] == '_' && text[^1] == '_' ? text[1..^1] : text;
    }

    /// <summary>
    /// Puts lines together that were broken because they were full: at least three of nearly one width, with no end of a sentence
    /// at the edge of all of them, and no marks.
    /// </summary>
    private static List<string> Unbroken(string[] raw)
    {
        var lines = new List<string>();
        for (var at = 0; at < raw.Length;)
        {
            var end = EndOfBroken(raw, at);
            lines.Add(end > at ? Join(raw.AsSpan(at, end - at + 1)) : raw[at]);
            at = end + 1;
        }

        return lines;
    }

    /// <summary>The last line of the block that begins here; the line itself when nothing is broken.</summary>
    private static int EndOfBroken(string[] raw, int at)
    {
        var width = Width(raw[at]);
        var end = at;
        var open = 0;
        if (width < ShortestBroken)
        {
            return at;
        }

        while (end + 1 < raw.Length && !string.IsNullOrWhiteSpace(raw[end + 1]) && Math.Abs(Width(raw[end]) - width) <= 4
            && LineMark.Of(raw[end + 1].TrimStart()).Length == 0 && !raw[end + 1].Contains('|', StringComparison.Ordinal))
        {
            open += EndsSentence(raw[end]) ? 0 : 1;
            end++;
        }

        // Lines that happen to be equally long end their sentences.
        return end - at >= 2 && open * 2 > end - at && Width(raw[end]) <= width + 4 ? end : at;
    }

    private static string Join(ReadOnlySpan<string> broken)
    {
        var text = new StringBuilder(broken[0].TrimEnd());
        foreach (var line in broken[1..])
        {
            var next = line.Trim();
            if (char.IsAsciiLetterOrDigit(text[^1]) && char.IsAsciiLetterOrDigit(next[0]))
            {
                text.Append(' ');
            }

            text.Append(next);
        }

        return text.ToString();
    }

    private static bool EndsSentence(string line) => line.TrimEnd() is [.., '。' or '」' or '）' or ')' or '！' or '？'];

    private static int Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var letter in text)
        {
            width += letter == '\t' ? 4 : letter is < '\u1100' or >= '\uFF61' and <= '\uFF9F' ? 1 : 2;
        }

        return width;
    }

    [GeneratedRegex(@"^[ 　]*[0-9０-９]{1,2}[:：][0-9０-９]{2}(?:[:：][0-9０-９]{2})?(?:[ 　\t]+|$)(?![~～〜-])", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"^[ 　]*(?:[-=_*＝─━―＊]{3,}|(?:[-*_] ){2,}[-*_])[ 　]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Ruler();
}
