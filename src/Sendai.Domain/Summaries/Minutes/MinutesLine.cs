namespace Sendai.Domain.Summaries.Minutes;

/// <summary>A line of minutes, taken apart.</summary>
/// <param name="Indent">How far from the edge, in half widths.</param>
/// <param name="Kind">The kind of its mark; empty when it has none.</param>
/// <param name="Text">What stands behind the mark.</param>
/// <param name="Row">Whether it is a row of a table.</param>
/// <param name="StartsParagraph">Whether a blank line, or nothing, stands before it.</param>
/// <param name="FollowsRule">Whether a ruler across the page stands before it.</param>
internal sealed record MinutesLine(int Indent, string Kind, string Text, bool Row, bool StartsParagraph, bool FollowsRule)
{
    /// <summary>The folded text, in which words are looked for.</summary>
    public string Folded { get; } = Directory.JapaneseText.Fold(Text).Trim();

    /// <summary>Whether it has a mark.</summary>
    public bool IsItem => Kind.Length > 0;
}
