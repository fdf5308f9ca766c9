namespace Sendai.Domain.Directory;

/// <summary>An issue that a question may be about.</summary>
/// <param name="Index">Position of the issue in the pack.</param>
/// <param name="Score">How strongly.</param>
/// <param name="Literal">How many characters of its phrases stand in the question letter by letter.</param>
internal readonly record struct IssueMatch(int Index, float Score, float Literal);

/// <summary>Recognises the issues in a question.</summary>
internal sealed class IssueMatcher
{
    private static readonly IndexSettings Profile = new() { Fields = [(3f, 0.3f), (2f, 0.4f), (1f, 0.5f)] };

    /// <summary>From this length on a phrase that stands in the question says no more by being longer.</summary>
    private const int LongestLiteral = 10;

    private readonly IReadOnlyList<Issue> issues;
    private readonly SearchIndex profiles;
    private readonly PhraseBook<int> said = new();

    public IssueMatcher(DirectoryContent content, HiraganaReader hiragana)
    {
        issues = content.Issues;
        var words = content.IssueWords.ToLookup(word => word.Id, word => word.Phrase);
        profiles = SearchIndex.Build(
            [.. issues.Select(issue => new IndexDocument(
                [hiragana.ReadAll(issue.Synonyms.Prepend(issue.Label)), hiragana.ReadAll(words[issue.Id]), hiragana.ReadAll([issue.Description])]))],
            Profile);
        for (var i = 0; i < issues.Count; i++)
        {
            foreach (var phrase in issues[i].Synonyms.Prepend(issues[i].Label).Concat(words[issues[i].Id]))
            {
                said.Add(phrase, i);
            }
        }
    }

    public SearchIndex Profiles => profiles;

    /// <summary>Where phrases of an issue stand in a text letter by letter.</summary>
    public IEnumerable<(int Start, int Length)> Said(string text, int issue) =>
        said.FindAll(text).Where(match => match.Values.Contains(issue)).Select(match => (match.Start, match.Length));

    /// <summary>The issues of a question, strongest first.</summary>
    public IReadOnlyList<IssueMatch> Match(ReadQuestion question, int top)
    {
        var scores = profiles.Scores(question.TokensFor(profiles));
        var literal = new float[issues.Count];
        foreach (var text in question.Readings)
        {
            foreach (var match in said.FindAll(text))
            {
                foreach (var issue in match.Values)
                {
                    literal[issue] = Math.Max(literal[issue], Math.Min(match.Length, LongestLiteral) / (float)Math.Sqrt(match.Values.Count));
                }
            }
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += RoutingWeights.Literal * literal[i];
        }

        return Array.ConvertAll(SearchIndex.Best(scores, top), hit => new IssueMatch(hit.Document, hit.Score, literal[hit.Document]));
    }
}
