namespace Sendai.Domain.Directory;

/// <summary>Hears in a message that somebody may be in danger. It would rather ask once too often than miss one.</summary>
internal sealed class SafetyCheck
{
    /// <summary>How many characters may lie between a word and the word that makes it dangerous.</summary>
    private const int Reach = 15;

    private readonly IReadOnlyList<(Danger Danger, string[] Words, string[] Near, string[] Unless)> rules;

    public SafetyCheck(IEnumerable<SafetyRule> rules) =>
        this.rules = [.. rules.Select(rule => (rule.Danger, Folded(rule.Words), Folded(rule.Near), Folded(rule.Unless)))];

    /// <summary>The dangers that any of the readings of a message speaks of, in the order of the pack's rules.</summary>
    public IReadOnlyList<Danger> Find(params ReadOnlySpan<string> readings)
    {
        var found = new List<Danger>();
        foreach (var reading in readings)
        {
            // People write out of breath; spaces must not hide a word.
            var text = string.Concat(reading.Where(c => !char.IsWhiteSpace(c)));
            found.AddRange(rules.Where(rule => Fires(rule, text)).Select(rule => rule.Danger));
        }

        return [.. found.Distinct().Order()];
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
