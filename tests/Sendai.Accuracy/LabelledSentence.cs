using System.Text.Json;
using Sendai.Domain.Cases;

namespace Sendai.Accuracy;

/// <summary>One labelled sentence (tests/privacy/README.md).</summary>
internal sealed record LabelledSentence(string Id, string Text, IReadOnlyList<LabelledSpan> Spans)
{
    public static IReadOnlyList<LabelledSentence> Load(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(Parse)];

    private static LabelledSentence Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var sentence = json.RootElement;
        return new LabelledSentence(
            sentence.GetProperty("id").GetString()!,
            sentence.GetProperty("t").GetString()!,
            [.. sentence.GetProperty("spans").EnumerateArray().Select(span => new LabelledSpan(
                KindOf(span.GetProperty("kind").GetString()!),
                span.GetProperty("start").GetInt32(),
                span.GetProperty("length").GetInt32()))]);
    }

    private static ScreenKind KindOf(string name) => Enum.Parse<ScreenKind>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}

/// <summary>What identifies somebody in a labelled sentence, in UTF-16 units.</summary>
internal sealed record LabelledSpan(ScreenKind Kind, int Start, int Length)
{
    /// <summary>How much of it a finding covers.</summary>
    public int CoveredBy(ScreenFinding finding) =>
        Math.Max(0, Math.Min(Start + Length, finding.Start + finding.Length) - Math.Max(Start, finding.Start));

    /// <summary>
    /// Whether a finding covers at least half of it: enough that nobody would overlook what is meant. A combination is labelled
    /// from its first part to its last, and its finding sits on the one that can be said more generally.
    /// </summary>
    public bool IsFoundBy(ScreenFinding finding) => Kind == ScreenKind.Combination
        ? finding.Kind == Kind && CoveredBy(finding) > 0
        : CoveredBy(finding) * 2 >= Length;
}
