namespace Sendai.Domain.Directory;

/// <summary>A question after reading: folded, hiragana words turned into known ones, ward and area noticed.</summary>
/// <param name="Folded">The folded text as typed.</param>
/// <param name="Words">The same with hiragana words replaced; equal to <paramref name="Folded"/> where there were none.</param>
/// <param name="Ward">The ward that the answer is for: one named in the text, else the asker's own.</param>
/// <param name="Area">The area of the ward map that a place in the text lies in, or empty.</param>
/// <param name="Common">For each character of <paramref name="Words"/>, the kind of common word that it belongs to, or <c>null</c>.</param>
internal sealed record ReadQuestion(string Folded, string Words, Ward? Ward, string Area, CommonKind?[] Common)
{
    private readonly Dictionary<SearchIndex, IReadOnlyList<Token>> analyzed = [];

    private HashSet<ulong>? pieces;

    /// <summary>What likeness to examples is judged by.</summary>
    public HashSet<ulong> Pieces => pieces ??= Resemblance.PiecesOf(Folded);

    /// <summary>The ways in which the question can be read: as typed and, where it differs, with hiragana words replaced.</summary>
    public IEnumerable<string> Readings => Words == Folded ? [Folded] : [Folded, Words];

    /// <summary>The tokens to search for in <paramref name="index"/>; words that stand in any message count little.</summary>
    public IReadOnlyList<Token> TokensFor(SearchIndex index) =>
        Analyzed(index).Select(token => IsCommon(token) ? token with { Weight = RoutingWeights.CommonWord } : token).ToArray();

    /// <summary>The tokens that show that the question belongs to the field: neither grammar nor words of any message.</summary>
    public IReadOnlyList<Token> SubstanceFor(SearchIndex index) =>
        [.. Analyzed(index).Where(token => token.Kind != TokenKind.Hiragana && !Common.AsSpan(token.Start, token.Length).Contains(CommonKind.General))];

    /// <summary>Who answers looks at the tokens from several sides; marks of common words change none.</summary>
    private IReadOnlyList<Token> Analyzed(SearchIndex index)
    {
        if (!analyzed.TryGetValue(index, out var tokens))
        {
            analyzed[index] = tokens = index.Analyze(Words);
        }

        return tokens;
    }

    private bool IsCommon(Token token) => !Common.AsSpan(token.Start, token.Length).Contains(null);
}
