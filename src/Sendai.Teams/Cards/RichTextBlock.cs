using System.Text.RegularExpressions;

namespace Sendai.Teams.Cards;

/// <summary>
/// Text that is no Markdown (adaptivecards.io schema 1.5, "RichTextBlock"): every client shows it as it is.
/// The right place for what people typed.
/// </summary>
public sealed record RichTextBlock : CardElement
{
    /// <summary>Always <c>RichTextBlock</c>.</summary>
    public override string Type => "RichTextBlock";

    /// <summary>An empty block, to be filled by its initialiser.</summary>
    public RichTextBlock()
    {
    }

    /// <summary>A block that shows a text exactly as it was typed.</summary>
    /// <param name="text">What somebody typed.</param>
    public RichTextBlock(string text) => Inlines = [new TextRun(text)];

    /// <summary>Pieces of text, one after the other.</summary>
    public IReadOnlyList<TextRun> Inlines { get; init; } = [];
}

/// <summary>A piece of text in a <see cref="RichTextBlock"/> (adaptivecards.io schema 1.5, "TextRun").</summary>
public sealed partial record TextRun
{
    /// <summary>A piece of text.</summary>
    /// <param name="text">Shown as it is, functions such as <c>{{DATE(…)}}</c> included.</param>
    public TextRun(string text) =>
        // Clients compute the functions even here; a space of no width between the braces keeps them from it.
        Text = BraceBeforeBrace().Replace(text, "{\u200B");

    /// <summary>Always <c>TextRun</c>.</summary>
    public string Type { get; } = "TextRun";

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Thickness.</summary>
    public TextWeight? Weight { get; init; }

    /// <summary>Height of the letters.</summary>
    public TextSize? Size { get; init; }

    /// <summary>Colour; never the only carrier of a meaning.</summary>
    public TextColor? Color { get; init; }

    /// <summary>Paler than the rest.</summary>
    public bool? IsSubtle { get; init; }

    [GeneratedRegex(@"\{(?=\{)")]
    private static partial Regex BraceBeforeBrace();
}
