namespace Sendai.Domain.Directory;

/// <summary>
/// How much speaks for the question being one for the directory at all: words that mean something in the field, not grammar
/// and not words that stand in any message.
/// </summary>
internal sealed class Confidence(SearchIndex issueIndex, SearchIndex bodyIndex)
{
    private const int Considered = 3;

    public float Of(ReadQuestion question, IReadOnlyList<IssueMatch> issues, IReadOnlyList<BodyMatch> bodies)
    {
        var issueTokens = question.SubstanceFor(issueIndex);
        var bodyTokens = question.SubstanceFor(bodyIndex);
        var byIssue = issues.Take(Considered).Select(match =>
            Sum(issueIndex, issueTokens, match.Index) + (RoutingWeights.LiteralSubstance * match.Literal));
        var byBody = bodies.OrderByDescending(match => match.Score).Take(Considered).Select(match =>
            Sum(bodyIndex, bodyTokens, match.Index));
        var byName = bodies.Where(match => match.Named > 0).Select(match => RoutingWeights.NameSubstance);
        return byIssue.Concat(byBody).Concat(byName).DefaultIfEmpty().Max();
    }

    /// <summary>How many words of the question neither the issues nor the bodies have ever heard of.</summary>
    public int Unheard(ReadQuestion question) => question.SubstanceFor(issueIndex)
        .Count(token => token.Kind is TokenKind.KanjiPair or TokenKind.Katakana && !issueIndex.Knows(token) && !bodyIndex.Knows(token));

    private static float Sum(SearchIndex index, IReadOnlyList<Token> tokens, int document) => tokens.Sum(token => index.Contribution(token, document));
}
