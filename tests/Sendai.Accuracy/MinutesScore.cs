using System.Text;
using Sendai.Domain.Summaries;
using Sendai.Domain.Summaries.Minutes;

namespace Sendai.Accuracy;

/// <summary>What became of every labelled sentence of one set of minutes.</summary>
internal sealed class MinutesScore
{
    private MinutesScore(LabelledMinutes minutes, IReadOnlyList<SummaryPart?> given, double accounted) =>
        (Minutes, Given, Accounted) = (minutes, given, accounted);

    public LabelledMinutes Minutes { get; }

    /// <summary>The part that each sentence got, in their order; null when it is in none, or in two.</summary>
    public IReadOnlyList<SummaryPart?> Given { get; }

    /// <summary>The share of the letters of the labelled sentences that stand in lines.</summary>
    public double Accounted { get; }

    public int Right => Minutes.Sentences.Zip(Given).Count(pair => pair.First.Part == pair.Second);

    public static MinutesScore Of(LabelledMinutes minutes)
    {
        var split = MinutesSplitter.Split(minutes.Text);
        var letters = new StringBuilder();
        List<SummaryPart> parts = [];
        foreach (var line in split.All)
        {
            var text = Letters(line.Text);
            letters.Append(text);
            parts.AddRange(Enumerable.Repeat(line.Part, text.Length));
        }

        // Line breaks, marks and the separators of rows are not compared: a sentence stands where its letters stand.
        var (all, from, found, sought) = (letters.ToString(), 0, 0, 0);
        List<SummaryPart?> given = [];
        foreach (var (sentence, _) in minutes.Sentences)
        {
            var text = Letters(sentence);
            var at = all.IndexOf(text, from, StringComparison.Ordinal);
            sought += text.Length;
            if (at < 0)
            {
                given.Add(null);
                continue;
            }

            found += text.Length;
            from = at + text.Length;
            SummaryPart[] places = [.. parts.GetRange(at, text.Length).Distinct()];
            given.Add(places.Length == 1 ? places[0] : null);
        }

        return new MinutesScore(minutes, given, found / (double)Math.Max(1, sought));
    }

    public static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
