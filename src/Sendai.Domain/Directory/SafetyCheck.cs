namespace Sendai.Domain.Directory;

/// <summary>Hears in a message that somebody may be in danger. It would rather ask once too often than miss one.</summary>
internal sealed class SafetyCheck
{
    /// <summary>How many characters may lie between a word and the word that makes it dangerous.</summary>
    private const int Reach = 15;

    private readonly PhraseBook<string> vocabulary = new();
    private readonly ILookup<string, Rule> rulesByWord;
    private readonly ILookup<int, DangerIssue> dangerIssues;
    private readonly DangerResemblance resemblance;
    private readonly ScopeCheck scope;

    public SafetyCheck(DirectoryContent content, ScopeCheck scope)
    {
        this.scope = scope;
        resemblance = new DangerResemblance(content);
        var rules = content.SafetyRules.Select(rule => new Rule(rule.Danger, Learn(rule.Words), Learn(rule.Near), Learn(rule.Unless)));
        rulesByWord = rules.SelectMany(rule => rule.Words.Select(word => (word, rule))).ToLookup(pair => pair.word, pair => pair.rule);
        var positions = content.Issues.Select((issue, at) => (issue.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        dangerIssues = content.DangerIssues.ToLookup(issue => positions[issue.IssueId], issue => issue with { Unless = Learn(issue.Unless) });
    }

    private sealed record Rule(Danger Danger, IReadOnlyList<string> Words, IReadOnlyList<string> Near, IReadOnlyList<string> Unless);

    /// <summary>The dangers that a message speaks of: by its words, by an issue that is one, or by its likeness to examples.</summary>
    public IReadOnlyList<Danger> Find(ReadQuestion question, IReadOnlyList<IssueMatch> issues)
    {
        var readings = question.Readings.Select(Hear).ToList();
        var byWords = readings.SelectMany(Fired);
        var byIssue = issues.Take(1)
            .Where(match => match.Score >= RoutingWeights.DangerFloor)
            .SelectMany(match => dangerIssues[match.Index])
            .Where(issue => !readings.Any(heard => issue.Unless.Any(heard.ContainsKey)))
            .Select(issue => issue.Danger);
        // Likeness alone says little of a message about the weather.
        var byLikeness = !scope.IsForeign(question) && resemblance.Of(question.Folded) is { } danger ? [danger] : Array.Empty<Danger>();
        return [.. byWords.Concat(byIssue).Concat(byLikeness).Distinct().Order()];
    }

    /// <summary>Which words of the vocabulary stand where. People write out of breath; spaces must not hide a word.</summary>
    private Dictionary<string, List<int>> Hear(string reading)
    {
        var heard = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var match in vocabulary.FindAll(string.Concat(reading.Where(c => !char.IsWhiteSpace(c)))))
        {
            if (!heard.TryGetValue(match.Values[0], out var places))
            {
                heard[match.Values[0]] = places = [];
            }

            places.Add(match.Start);
        }

        return heard;
    }

    private IEnumerable<Danger> Fired(Dictionary<string, List<int>> heard) =>
        from word in heard
        from rule in rulesByWord[word.Key]
        where (rule.Near.Count == 0 || rule.Near.Any(near => IsNear(word, near, heard))) && !rule.Unless.Any(heard.ContainsKey)
        select rule.Danger;

    private static bool IsNear(KeyValuePair<string, List<int>> word, string near, Dictionary<string, List<int>> heard) =>
        heard.TryGetValue(near, out var places) && places.Any(place => word.Value.Any(at =>
            place + near.Length <= at + word.Key.Length + Reach && place >= at - Reach));

    private string[] Learn(IReadOnlyList<string> words)
    {
        string[] folded = [.. words.Select(JapaneseText.Fold)];
        foreach (var word in folded)
        {
            vocabulary.Add(word, word, shortest: 1);
        }

        return folded;
    }
}
