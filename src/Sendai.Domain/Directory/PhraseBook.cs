namespace Sendai.Domain.Directory;

/// <summary>Finds known phrases inside a text, however many phrases there are: one look-up for each place and length of a phrase that begins so.</summary>
internal sealed class PhraseBook<T>
{
    private readonly Dictionary<string, List<T>> phrases = new(StringComparer.Ordinal);
    // By the first letter, the longest first.
    private readonly Dictionary<char, int[]> lengths = [];

    /// <summary>A phrase found in a text.</summary>
    public readonly record struct Match(int Start, int Length, IReadOnlyList<T> Values);

    /// <summary>Adds a phrase; it is folded here. Phrases shorter than <paramref name="shortest"/> are ignored.</summary>
    public void Add(string phrase, T value, int shortest = 2)
    {
        var folded = JapaneseText.Fold(phrase).Trim();
        if (folded.Length < shortest)
        {
            return;
        }

        if (!phrases.TryGetValue(folded, out var values))
        {
            phrases[folded] = values = [];
            lengths[folded[0]] = [.. lengths.GetValueOrDefault(folded[0], []).Append(folded.Length).Distinct().OrderDescending()];
        }

        if (!values.Contains(value))
        {
            values.Add(value);
        }
    }

    /// <summary>Every occurrence of every phrase, in order of place, longer ones first.</summary>
    public IEnumerable<Match> FindAll(string folded)
    {
        var lookup = phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < folded.Length; start++)
        {
            foreach (var length in lengths.GetValueOrDefault(folded[start], []))
            {
                if (start + length <= folded.Length && lookup.TryGetValue(folded.AsSpan(start, length), out var values))
                {
                    yield return new Match(start, length, values);
                }
            }
        }
    }

    /// <summary>Occurrences from left to right, the longest at each place, none inside another.</summary>
    public IEnumerable<Match> FindLongest(string folded)
    {
        var end = 0;
        foreach (var match in FindAll(folded))
        {
            if (match.Start >= end)
            {
                end = match.Start + match.Length;
                yield return match;
            }
        }
    }
}
