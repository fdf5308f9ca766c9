using System.Buffers;

namespace Sendai.Bot.Pack.Files;

/// <summary>
/// A spreadsheet runs a CSV cell that starts like a formula, quoted or not. On the way out such a cell gets one apostrophe, on the
/// way in it loses one. Cells that start with apostrophes before a formula count as well, so that the way out and in gives back
/// every text: <c>=1</c> is written as <c>'=1</c>, and <c>'=1</c> as <c>''=1</c>. So do cells that start with spaces: some
/// programs drop them first.
/// </summary>
internal static class FormulaGuard
{
    private const char Mark = '\'';

    /// <summary>The full-width ones too: a Japanese spreadsheet takes them for the others.</summary>
    private static readonly SearchValues<char> Starts = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    public static string Guard(string text) => LooksLikeFormula(text) ? Mark + text : text;

    public static string Unguard(string text) => text.StartsWith(Mark) && LooksLikeFormula(text) ? text[1..] : text;

    private static bool LooksLikeFormula(string text)
    {
        var rest = text.AsSpan();
        while (rest.Length > 0 && !Starts.Contains(rest[0]) && (rest[0] == Mark || char.IsWhiteSpace(rest[0])))
        {
            rest = rest[1..];
        }

        return rest.Length > 0 && Starts.Contains(rest[0]);
    }
}
