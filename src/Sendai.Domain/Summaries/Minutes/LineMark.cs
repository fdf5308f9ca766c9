using System.Text.RegularExpressions;

namespace Sendai.Domain.Summaries.Minutes;

/// <summary>What people put before a line: a sign, a number, a box to tick.</summary>
internal static partial class LineMark
{
    /// <summary>Signs that stand before headings as well as before items.</summary>
    private const string Signs = "■□◆◇●◎○◯★☆▼▽▲△▶►";

    /// <summary>The length of the mark with the blanks behind it, 0 without one, and a letter for its kind.</summary>
    public static (int Length, string Kind) Of(string line)
    {
        var match = Mark().Match(line);
        if (!match.Success || match.Length == 0 || match.Length == line.Length)
        {
            return (0, "");
        }

        foreach (var kind in (ReadOnlySpan<string>)["heading", "sign", "box", "bullet", "roman", "number", "paren", "circle", "letter", "kana", "kanji"])
        {
            if (match.Groups[kind] is { Success: true } found)
            {
                return (match.Length, kind switch
                {
                    "heading" => $"#{found.Length}",
                    "sign" => found.Value,
                    "box" => "-",
                    "bullet" => "-",
                    _ => kind,
                });
            }
        }

        return (0, "");
    }

    /// <summary>Whether a kind of mark can stand before a heading.</summary>
    public static bool MayHead(string kind) => kind.Length > 0 && kind != "-";

    /// <summary>Whether a mark is a sign that people like to put before headings.</summary>
    public static bool IsSign(string kind) => kind.Length == 1 && Signs.Contains(kind[0], StringComparison.Ordinal);

    [GeneratedRegex(
        @"^(?:(?<heading>\#{1,6})[ 　]+|(?<box>[-*+・][ 　]*\[[ xX✓]?\][ 　]*|[☐☑✓✔][ 　]*)|(?<sign>[■□◆◇●◎○◯★☆▼▽▲△▶►])[ 　]*"
        + @"|(?<bullet>[・･•‣◦※→⇒➢][ 　]*|>[ 　]+|\+[ 　]+|[-‐‑–—−－](?![-‐‑–—−－])[ 　]*|\*(?!\*)[ 　]+)"
        + @"|(?<roman>[Ⅰ-Ⅻⅰ-ⅻ][.．、)）]?[ 　]*|[IVX]{1,4}[.．][ 　]+)"
        + @"|(?<paren>[(（][0-9０-９]{1,2}[)）][ 　]*)|(?<circle>[①-⑳][ 　]*)"
        + @"|(?<number>第?[0-9０-９]{1,2}(?:[-－][0-9０-９]{1,2})*[.．)）、](?![0-9０-９])[ 　]*|[0-9０-９]{1,2}[ 　]+(?![月日時分名件回か所人歳年週：:/／]))"
        + @"|(?<letter>[a-zA-Zａ-ｚＡ-Ｚ][.．)）](?![a-zA-Z])[ 　]*|[(（][a-zａ-ｚ][)）][ 　]*)|(?<kana>[ア-コ][.．)）、][ 　]*|[(（][ア-コ][)）][ 　]*)"
        + @"|(?<kanji>[一二三四五六七八九十]{1,3}[、.．)）](?![一二三四五六七八九十])[ 　]*))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
