namespace Sendai.Domain.Directory;

/// <summary>A kind of trouble (困りごと・課題の分類) and the bodies that typically take it.</summary>
public sealed record Issue
{
    /// <summary>Opaque id, never shown to people.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Label { get; init; }

    /// <summary>Other words for it.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>One sentence that describes it.</summary>
    public string Description { get; init; } = "";

    /// <summary>Ids of the bodies that take it, the most typical first; generic ids stand for each ward's own.</summary>
    public IReadOnlyList<string> TypicalBodies { get; init; } = [];

    /// <summary>Where this stands.</summary>
    public string Source { get; init; } = "";
}
