using System.Globalization;
using Sendai.Domain.Cases;

namespace Sendai.Accuracy;

/// <summary>Counts what the findings of the privacy screen are worth.</summary>
internal sealed class PrivacyScoreboard
{
    private readonly Recall numbers = new();
    private readonly Recall names = new();
    private readonly Recall combinations = new();
    private readonly SortedDictionary<ScreenKind, Recall> kinds = [];
    private int sentences;
    private int clean;
    private int silent;
    private int findings;
    private int right;
    private int certain;
    private int certainRight;

    public void Add(LabelledSentence sentence, IReadOnlyList<ScreenFinding> found)
    {
        sentences++;
        clean += sentence.Spans.Count == 0 ? 1 : 0;
        silent += sentence.Spans.Count == 0 && found.Count == 0 ? 1 : 0;
        foreach (var span in sentence.Spans)
        {
            ScreenFinding[] hits = [.. found.Where(span.IsFoundBy)];
            GroupOf(span.Kind).Add(hits, span.Kind);
            kinds.TryAdd(span.Kind, new Recall());
            kinds[span.Kind].Add(hits, span.Kind);
        }

        foreach (var finding in found)
        {
            var isRight = IsRight(sentence, finding);
            findings++;
            right += isRight ? 1 : 0;
            certain += finding.IsCertain ? 1 : 0;
            certainRight += finding.IsCertain && isRight ? 1 : 0;
        }
    }

    public static bool IsRight(LabelledSentence sentence, ScreenFinding finding) => sentence.Spans.Any(span => span.CoveredBy(finding) > 0);

    public const string Header =
        "| sentences | labels | numbers and addresses | names | combinations | precision | precision, certain | silent without identifier |\n|---|---|---|---|---|---|---|---|";

    public string Row(string name) =>
        $"| {name} ({sentences}) | {numbers.Labels + names.Labels + combinations.Labels} | {numbers} | {names} | {combinations} | {Share(right, findings)} | {Share(certainRight, certain)} | {Share(silent, clean)} |";

    /// <summary>Each kind: found by any finding, and by one that says what it is.</summary>
    public string Kinds() =>
        "| kind | labels | found | with the right kind |\n|---|---|---|---|\n"
        + string.Join('\n', kinds.Select(kind => $"| {kind.Key} | {kind.Value.Labels} | {kind.Value} | {kind.Value.SameKind} |"));

    private Recall GroupOf(ScreenKind kind) => kind switch
    {
        ScreenKind.Name => names,
        ScreenKind.Combination => combinations,
        _ => numbers,
    };

    private static string Share(int part, int whole) => whole == 0 ? "–" : (part / (double)whole).ToString("0.000", CultureInfo.InvariantCulture);

    private sealed class Recall
    {
        private int found;
        private int sameKind;

        public int Labels { get; private set; }

        public string SameKind => Share(sameKind, Labels);

        public void Add(ScreenFinding[] hits, ScreenKind kind)
        {
            Labels++;
            found += hits.Length > 0 ? 1 : 0;
            sameKind += hits.Any(hit => hit.Kind == kind) ? 1 : 0;
        }

        public override string ToString() => Share(found, Labels);
    }
}
