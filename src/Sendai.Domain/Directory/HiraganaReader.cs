using System.Text;

namespace Sendai.Domain.Directory;

/// <summary>
/// Turns words that were typed in hiragana into the words that the directory knows (ぎゃくたい → 虐待), by the readings of
/// the pack. Where a message is hiragana throughout, every reading counts; in ordinary text only long ones do, because short
/// ones are mostly grammar there.
/// </summary>
internal sealed class HiraganaReader
{
    private const int ShortestInMixedText = 4;
    private readonly Dictionary<string, string> words = new(StringComparer.Ordinal);
    private readonly int longest;

    public HiraganaReader(IEnumerable<Reading> readings)
    {
        foreach (var reading in readings)
        {
            // The first word of a reading is the one that people mean in this field.
            words.TryAdd(JapaneseText.Fold(reading.Kana), JapaneseText.Fold(reading.Word));
        }

        longest = words.Keys.Select(kana => kana.Length).DefaultIfEmpty().Max();
    }

    /// <summary>Texts of the pack, read as questions are read, so that ひきこもり and 引きこもり meet; one on each line.</summary>
    public string ReadAll(IEnumerable<string> texts) => Read(JapaneseText.Fold(string.Join('\n', texts)));

    /// <summary>The folded text with its hiragana words replaced; the same text when there are none.</summary>
    public string Read(string folded)
    {
        var shortest = folded.Any(c => JapaneseText.IsKanji(c) || JapaneseText.IsKatakana(c) && c != 'ー') ? ShortestInMixedText : 2;
        var result = new StringBuilder(folded.Length);
        for (var i = 0; i < folded.Length;)
        {
            var end = i;
            while (end < folded.Length && (JapaneseText.IsHiragana(folded[end]) || (end > i && folded[end] == 'ー')))
            {
                end++;
            }

            if (end == i)
            {
                result.Append(folded[i++]);
                continue;
            }

            ReadRun(folded.AsSpan(i, end - i), shortest, result);
            i = end;
        }

        return result.ToString();
    }

    /// <summary>Chooses the words that explain most of the run; long words are worth more than the same length in short ones.</summary>
    private void ReadRun(ReadOnlySpan<char> run, int shortest, StringBuilder result)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<int> value = run.Length < 256 ? stackalloc int[run.Length + 1] : new int[run.Length + 1];
        Span<int> taken = run.Length < 256 ? stackalloc int[run.Length + 1] : new int[run.Length + 1];
        value[run.Length] = 0;
        for (var i = run.Length - 1; i >= 0; i--)
        {
            value[i] = value[i + 1];
            taken[i] = 0;
            for (var length = Math.Min(longest, run.Length - i); length >= shortest; length--)
            {
                var worth = (length * length) + value[i + length];
                if (worth > value[i] && lookup.ContainsKey(run.Slice(i, length)))
                {
                    (value[i], taken[i]) = (worth, length);
                }
            }
        }

        for (var i = 0; i < run.Length;)
        {
            if (taken[i] == 0)
            {
                result.Append(run[i++]);
                continue;
            }

            var word = lookup[run.Slice(i, taken[i])];
            result.Append(word.Length == 0 ? run.Slice(i, taken[i]) : word);
            i += taken[i];
        }
    }
}
