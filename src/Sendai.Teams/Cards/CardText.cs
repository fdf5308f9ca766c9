using System.Buffers;
using System.Text.RegularExpressions;

namespace Sendai.Teams.Cards;

/// <summary>
/// Prepares text for places where a card reads Markdown: <see cref="TextBlock"/> and <see cref="Fact"/>
/// (Teams docs, "Format cards in Microsoft Teams").
/// </summary>
public static partial class CardText
{
    // Every character with which one of the patterns below can match anywhere, and every line break.
    private static readonly SearchValues<char> Read = SearchValues.Create("\\*_`[]<&~{\r\n\f\u0085\u2028\u2029");

    /// <summary>The text, changed so that a card shows it as it was typed, line by line.</summary>
    /// <remarks>
    /// As few backslashes as will do: Teams on a phone shows them. Where a text must be exact everywhere, use a <see cref="RichTextBlock"/>.
    /// </remarks>
    /// <param name="text">What somebody typed.</param>
    public static string Escape(string text) =>
        // Most texts have nothing in them that a card would read.
        text.Length == 0 || (!BeginsBlock(text[0]) && !text.AsSpan().ContainsAny(Read)) ? text
        // Markdown joins single lines, so each line becomes a paragraph.
        : string.Join("\n\n", text.ReplaceLineEndings("\n").Split('\n').Select(EscapeLine));

    /// <summary>Whether one of the patterns can match where this is the first character.</summary>
    private static bool BeginsBlock(char first) => first is '#' or '>' or '+' or '-' or '=' or ' ' or '\t' || char.IsDigit(first);

    private static string EscapeLine(string line)
    {
        var escaped = BlockMarker().Replace(SpecialAnywhere().Replace(line, @"\$0"), @"$0\");
        // Four spaces would begin a block of code.
        return LeadingSpace().Replace(escaped, match => new string('\u00A0', match.Length));
    }

    // Emphasis, code, links (the round brackets mean nothing without the square ones), HTML, entities, strikethrough
    // (only doubled), and the second brace of {{DATE(…)}} and {{TIME(…)}}, which a card computes before it reads Markdown.
    [GeneratedRegex(@"[\\*_`\[\]<]|&(?=#?\w+;)|~(?=~)|(?<=~)~|(?<=\{)\{")]
    private static partial Regex SpecialAnywhere();

    // What stands before the mark that turns the whole line into a list, a quotation, a heading or a rule; lists with * are taken care of above.
    [GeneratedRegex(@"^(?:([ \t]*)(?=[#>+]|-(?:[ \t\-]|$)|=[=\s]*$)|([ \t]*\d{1,9})(?=[.)](?:\s|$)))")]
    private static partial Regex BlockMarker();

    [GeneratedRegex(@"^[ \t]+")]
    private static partial Regex LeadingSpace();
}
