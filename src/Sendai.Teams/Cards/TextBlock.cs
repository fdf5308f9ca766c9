namespace Sendai.Teams.Cards;

/// <summary>Text with a little Markdown (adaptivecards.io schema 1.5, "TextBlock"). Text typed by people goes through <see cref="CardText.Escape"/>.</summary>
public sealed record TextBlock : CardElement
{
    /// <summary>Always <c>TextBlock</c>.</summary>
    public override string Type => "TextBlock";

    /// <summary>An empty block, to be filled by its initialiser.</summary>
    public TextBlock()
    {
    }

    /// <summary>A block with a text.</summary>
    /// <param name="text">The text, as Markdown.</param>
    public TextBlock(string text) => Text = text;

    /// <summary>The text, as Markdown.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether long lines go on below. Teams would cut them off otherwise, so this is on.</summary>
    public bool Wrap { get; init; } = true;

    /// <summary><see cref="TextBlockStyle.Heading"/> marks the heading for screen readers.</summary>
    public TextBlockStyle? Style { get; init; }

    /// <summary>Thickness.</summary>
    public TextWeight? Weight { get; init; }

    /// <summary>Height of the letters.</summary>
    public TextSize? Size { get; init; }

    /// <summary>Colour; never the only carrier of a meaning.</summary>
    public TextColor? Color { get; init; }

    /// <summary>Paler than the rest.</summary>
    public bool? IsSubtle { get; init; }
}
