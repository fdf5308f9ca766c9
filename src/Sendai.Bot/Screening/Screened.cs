using Sendai.Domain.Cases;

namespace Sendai.Bot.Screening;

/// <summary>What became of texts that somebody wants to hand in.</summary>
internal abstract record Screened
{
    private Screened()
    {
    }

    /// <summary>They may be kept.</summary>
    /// <param name="Texts">In the order in which they were given; where the writer wished it, with the suggestions in them.</param>
    internal sealed record Passed(IReadOnlyList<ScreenedText> Texts) : Screened;

    /// <summary>They may not be kept. They go back to their writer, in the answer to the press, and nowhere else.</summary>
    /// <param name="Texts">As they stand now; where the writer wished it, with suggestions in them.</param>
    /// <param name="Findings">For each text what still stands in the way.</param>
    /// <param name="Confirmed">What the writer has confirmed so far.</param>
    internal sealed record Found(
        IReadOnlyList<string> Texts, IReadOnlyList<IReadOnlyList<ScreenFinding>> Findings, IReadOnlySet<string> Confirmed) : Screened
    {
        /// <summary>How many places stand in the way.</summary>
        public int Count => Findings.Sum(findings => findings.Count);

        /// <summary>What stands at the findings of a kind of certainty, each once.</summary>
        public IEnumerable<string> Values(bool certain) => Texts
            .Zip(Findings, (text, findings) => findings.Where(finding => finding.IsCertain == certain).Select(finding => PrivacyScreen.ValueOf(text, finding)))
            .SelectMany(values => values)
            .Distinct(StringComparer.Ordinal);

        /// <summary>Texts and findings name people: whatever prints a value must not print this one.</summary>
        public override string ToString() => $"{nameof(Found)} ({Count})";
    }
}
