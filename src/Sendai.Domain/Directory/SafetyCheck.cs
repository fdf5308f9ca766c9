namespace Sendai.Domain.Directory;

/// <summary>Hears in a message that somebody may be in danger. It would rather ask once too often than miss one.</summary>
internal sealed class SafetyCheck
{
    /// <summary>How many characters may lie between a word and the word that makes it dangerous.</summary>
    private const int Reach = 15;

    private readonly PhraseBook<string> vocabulary = new();
    private readonly ILookup<string, Rule> rulesByWord;
    private readonly ILookup<int, DangerIssue> dangerIssues;
    private readonly ScopeCheck scope;
    private readonly Resemblance danger;
    private readonly IReadOnlyList<(Danger Danger, Resemblance Rather)> kinds;

    public SafetyCheck(DirectoryContent content, IReadOnlyDictionary<MessageKind, Resemblance.Examples> messages, ScopeCheck scope)
    {
        this.scope = scope;
        var urgent = DangerKinds.Select(pair => (pair.Danger, Examples: messages.GetValueOrDefault(pair.Kind, Resemblance.Examples.None))).ToList();
        danger = new Resemblance([.. urgent.Select(kind => kind.Examples)], [messages.GetValueOrDefault(MessageKind.Calm, Resemblance.Examples.None)]);
        kinds = [.. urgent.Select(kind => (kind.Danger, new Resemblance(
            [kind.Examples], [.. urgent.Where(other => other.Danger != kind.Danger).Select(other => other.Examples)])))];
        var rules = content.SafetyRules.Select(rule => new Rule(rule.Danger, Learn(rule.Words), Learn(rule.Near), Learn(rule.Unless)));
        rulesByWord = rules.SelectMany(rule => rule.Words.Select(word => (word, rule))).ToLookup(pair => pair.word, pair => pair.rule);
        var positions = content.Issues.Select((issue, at) => (issue.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        dangerIssues = content.DangerIssues.ToLookup(issue => positions[issue.IssueId], issue => issue with { Unless = Learn(issue.Unless) });
    }

    private static IReadOnlyList<(Danger Danger, MessageKind Kind)> DangerKinds =>
    [
        (Danger.Abuse, MessageKind.Abuse),
        (Danger.Suicide, MessageKind.Suicide),
        (Danger.Violence, MessageKind.Violence),
        (Danger.CareLoss, MessageKind.CareLoss),
    ];

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
        // Likeness alone says little of thanks or of the weather.
        var byLikeness = !scope.IsEveryday(question) && danger.Of(question) >= RoutingWeights.DangerLikeness
            ? [kinds.MaxBy(kind => kind.Rather.Of(question)).Danger]
            : Array.Empty<Danger>();
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
        heard.TryGetValue(near, out var places) && word.Value.Any(at =>
        {
            // Places are in order, and a long message may hold thousands of both words: the first one in reach decides.
            var first = places.BinarySearch(at - Reach);
            first = first < 0 ? ~first : first;
            return first < places.Count && places[first] + near.Length <= at + word.Key.Length + Reach;
        });

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
