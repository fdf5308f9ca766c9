using Sendai.Domain.Cases;

namespace Sendai.Domain.Summaries;

/// <summary>What a summary says: a text for each part, one line for each thing that is said.</summary>
public sealed record SummaryContent
{
    /// <summary>The most letters of all parts together, in UTF-16 units: more would not fit into a card.</summary>
    public const int Longest = 4000;

    /// <summary>The most lines of all parts together.</summary>
    public const int MostLines = 80;

    private readonly ScreenedText[] texts;

    /// <param name="texts">The text of each part, in the order of <see cref="SummaryPart"/>.</param>
    /// <exception cref="ArgumentException">There are fewer or more texts than parts.</exception>
    public SummaryContent(IReadOnlyList<ScreenedText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        this.texts = texts.Count == Parts.Count ? [.. texts] : throw new ArgumentException("Each part has one text.", nameof(texts));
    }

    /// <summary>All parts in their order.</summary>
    public static IReadOnlyList<SummaryPart> Parts { get; } = Enum.GetValues<SummaryPart>();

    /// <summary>Nothing is said.</summary>
    public static SummaryContent Empty { get; } = new([.. Parts.Select(_ => ScreenedText.Empty)]);

    /// <summary>Whether nothing is said.</summary>
    public bool IsEmpty => Parts.All(part => Lines(part).Count == 0);

    /// <summary>The text of a part.</summary>
    public ScreenedText this[SummaryPart part] => texts[(int)part];

    /// <summary>What is said in a part, line by line.</summary>
    public IReadOnlyList<string> Lines(SummaryPart part) => LinesOf(this[part].Value);

    /// <summary>The lines of a text as a part of a summary has them: none is empty.</summary>
    public static IReadOnlyList<string> LinesOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <inheritdoc/>
    public bool Equals(SummaryContent? other) => other is not null && texts.AsSpan().SequenceEqual(other.texts);

    /// <inheritdoc/>
    public override int GetHashCode() => texts.Aggregate(0, HashCode.Combine);
}
