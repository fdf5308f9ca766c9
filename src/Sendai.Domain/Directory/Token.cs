namespace Sendai.Domain.Directory;

/// <summary>What kind of characters a token is made of; rare kinds of evidence weigh differently.</summary>
public enum TokenKind
{
    /// <summary>Two neighbouring kanji.</summary>
    KanjiPair,

    /// <summary>One kanji: weak alone, but it survives okurigana and compounds.</summary>
    Kanji,

    /// <summary>A whole run of katakana.</summary>
    Katakana,

    /// <summary>A known part of a longer run of katakana.</summary>
    KatakanaPart,

    /// <summary>A whole run of letters and digits, with the counter behind it where there is one (65歳, b型).</summary>
    Alphanumeric,

    /// <summary>A short piece of hiragana.</summary>
    Hiragana,
}

/// <summary>One searchable piece of a folded text.</summary>
/// <param name="Key">Identity: equal pieces have equal keys.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Start">Index of its first character in the folded text.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Weight">How much it counts in a query, 1 for what was typed as it stands.</param>
public readonly record struct Token(ulong Key, TokenKind Kind, int Start, int Length, float Weight = 1);
