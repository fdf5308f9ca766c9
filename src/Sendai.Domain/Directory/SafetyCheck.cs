namespace Sendai.Domain.Directory;

/// <summary>Hears in a message that somebody may be in danger. It would rather ask once too often than miss one.</summary>
internal sealed class SafetyCheck
{
    /// <summary>How many characters may lie between a word and the word that makes it dangerous.</summary>
    private const int Reach = 15;

    private readonly IReadOnlyList<(Danger Danger, string[] Words, string[] Near, string[] Unless)> rules;
    private readonly ILookup<int, (Danger Danger, string[] Unless)> dangerIssues;

    public SafetyCheck(DirectoryContent content)
    {
        rules = [.. content.SafetyRules.Select(rule => (rule.Danger, Folded(rule.Words), Folded(rule.Near), Folded(rule.Unless)))];
        var positions = content.Issues.Select((issue, at) => (issue.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        dangerIssues = content.DangerIssues.ToLookup(issue => positions[issue.IssueId], issue => (issue.Danger, Folded(issue.Unless)));
    }

    /// <summary>The dangers that a message speaks of: by its words, or because it is plainly about an issue that is one.</summary>
    public IReadOnlyList<Danger> Find(ReadQuestion question, IReadOnlyList<IssueMatch> issues)
    {
        // People write out of breath; spaces must not hide a word.
        var texts = question.Readings.Select(reading => string.Concat(reading.Where(c => !char.IsWhiteSpace(c)))).ToList();
        var byWords = rules.Where(rule => texts.Any(text => Fires(rule, text))).Select(rule => rule.Danger);
        var byIssue = issues.Take(1)
            .Where(match => match.Score >= RoutingWeights.DangerFloor)
            .SelectMany(match => dangerIssues[match.Index])
            .Where(issue => !texts.Any(text => issue.Unless.Any(text.Contains)))
            .Select(issue => issue.Danger);
        return [.. byWords.Concat(byIssue).Distinct().Order()];
    }

    private static bool Fires((Danger Danger, string[] Words, string[] Near, string[] Unless) rule, string text) =>
        rule.Words.Any(word => Occurs(word, rule.Near, text)) && !rule.Unless.Any(text.Contains);

    private static bool Occurs(string word, string[] near, string text)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var from = Math.Max(0, at - Reach);
            var window = text.AsSpan(from, Math.Min(text.Length, at + word.Length + Reach) - from);
            if (near.Length == 0)
            {
                return true;
            }

            foreach (var companion in near)
            {
                if (window.IndexOf(companion, StringComparison.Ordinal) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string[] Folded(IReadOnlyList<string> words) => [.. words.Select(JapaneseText.Fold).Where(word => word.Length > 0)];
}
