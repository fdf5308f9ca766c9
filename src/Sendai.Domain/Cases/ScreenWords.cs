namespace Sendai.Domain.Cases;

/// <summary>The words that the privacy screen knows. They are data: see <c>names.csv</c> and <c>screen_words.csv</c> of the pack.</summary>
/// <param name="Names">Parts of names.</param>
/// <param name="Words">All other words, by their use.</param>
public sealed record ScreenWords(IReadOnlyList<NamePart> Names, ILookup<string, string> Words)
{
    /// <summary>No words: only what can be told by its shape is found.</summary>
    public static ScreenWords None { get; } = new([], Array.Empty<string>().ToLookup(word => word, StringComparer.Ordinal));
}

/// <summary>A surname or a given name.</summary>
/// <param name="Kind">Which part of a name it is.</param>
/// <param name="Text">As it is written, in kanji or, for foreign names, in katakana.</param>
/// <param name="Reading">In hiragana; several are divided by a space.</param>
public sealed record NamePart(NamePartKind Kind, string Text, string Reading);

/// <summary>Which part of a name something is.</summary>
public enum NamePartKind
{
    /// <summary>姓.</summary>
    Surname,

    /// <summary>名.</summary>
    Given,

    /// <summary>A part of a foreign name, in katakana.</summary>
    Foreign,
}
