namespace Sendai.Domain.Directory;

/// <summary>How the texts of an index are weighed. The values were chosen on the seen questions (docs/accuracy.md).</summary>
public sealed record IndexSettings
{
    /// <summary>Weight and length normalisation (b, 0 to 1) of each field.</summary>
    public required IReadOnlyList<(float Weight, float LengthNormalization)> Fields { get; init; }

    /// <summary>BM25's k1: how soon repeated words stop adding.</summary>
    public float Saturation { get; init; } = 1.2f;

    /// <summary>A title that says what the text is about, then the text.</summary>
    public static IndexSettings TitleAndText { get; } = new() { Fields = [(2.5f, 0.5f), (1f, 0.75f)] };

    /// <summary>How much a token of this kind counts in a question.</summary>
    public static float WeightOf(TokenKind kind) => kind switch
    {
        TokenKind.KanjiPair => 1f,
        TokenKind.Kanji => 0.8f,
        TokenKind.Katakana => 1.3f,
        TokenKind.KatakanaPart => 0.4f,
        TokenKind.Alphanumeric => 1f,
        TokenKind.Hiragana => 0.2f,
        _ => 0f,
    };
}
