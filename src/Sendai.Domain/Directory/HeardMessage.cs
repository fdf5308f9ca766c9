namespace Sendai.Domain.Directory;

/// <summary>
/// A short message, of which some places have been understood. What is left of it tells whether it is a wish and nothing
/// else, or a question that has words of the wish in it.
/// </summary>
internal sealed class HeardMessage
{
    /// <summary>A longer message tells of a case.</summary>
    private const int Longest = 60;

    /// <summary>More hiragana than a sentence needs around its nouns is a noun written in it.</summary>
    private const int MostKana = 16;

    // Signs that go with any noun: when, to have, to see, to take, please.
    private const string Neutral = "次回今度来月火水木金土曜明週年内時間会空取入見教願致頂参加出私可能方法行使一覧何日件分人席待";

    private readonly string original;
    private readonly bool[] isKnown;

    private HeardMessage(string original)
    {
        this.original = original;
        isKnown = new bool[original.Length];
        Text = JapaneseText.ToHiragana(original);
    }

    /// <summary>In hiragana, in which words are compared.</summary>
    public string Text { get; }

    /// <summary>Whether nothing is left that carries a meaning of its own.</summary>
    public bool IsNothing => IsNothingFrom(0);

    /// <summary>Its letters; null when there are none, or so many that it tells of a case.</summary>
    public static HeardMessage? Of(string text) =>
        text.Length <= Longest * 3 && Letters(text) is { Length: > 0 and <= Longest } letters ? new HeardMessage(letters) : null;

    /// <summary>Words as they are compared, the longest first.</summary>
    public static string[] Words(params string[] words) =>
        [.. words.Select(word => JapaneseText.ToHiragana(Letters(word))).Where(word => word.Length > 0).Distinct().OrderByDescending(word => word.Length)];

    /// <summary>Whether one of the words is in it.</summary>
    public bool Has(string[] words)
    {
        foreach (var word in words)
        {
            if (Next(word, 0) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first of the wards whose name is in it.</summary>
    public Ward? WardAmong(IEnumerable<(Ward Ward, string[] Names)> wards) => wards
        .Where(ward => ward.Names.Any(name => Text.Contains(name, StringComparison.Ordinal)))
        .Select(ward => (Ward?)ward.Ward)
        .FirstOrDefault();

    /// <summary>What is not understood, piece by piece, as it was written.</summary>
    public IEnumerable<string> Rest()
    {
        for (var start = 0; start < original.Length; start++)
        {
            var end = start;
            while (end < original.Length && !isKnown[end])
            {
                end++;
            }

            if (end > start)
            {
                yield return original[start..end];
                start = end;
            }
        }
    }

    /// <summary>The same message with these words understood.</summary>
    public HeardMessage Without(IEnumerable<string> words) => Without(Find(words));

    /// <summary>The same message with these places understood.</summary>
    public HeardMessage Without(IEnumerable<(int Start, int Length)> places)
    {
        var less = new HeardMessage(original);
        isKnown.CopyTo(less.isKnown, 0);
        foreach (var (start, length) in places)
        {
            less.isKnown.AsSpan(start, length).Fill(true);
        }

        return less;
    }

    /// <summary>Whether nothing is left from there on that carries a meaning of its own.</summary>
    public bool IsNothingFrom(int start)
    {
        var kana = 0;
        for (var at = start; at < original.Length; at++)
        {
            if (isKnown[at] || Neutral.Contains(original[at], StringComparison.Ordinal) || char.IsDigit(original[at]))
            {
                continue;
            }

            if (!(JapaneseText.IsHiragana(original[at]) || original[at] == 'ー') || ++kana > MostKana)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where the words stand that are not within something that is understood already.</summary>
    public IEnumerable<(int Start, int Length)> Find(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            for (var at = Next(word, 0); at >= 0; at = Next(word, at + 1))
            {
                yield return (at, word.Length);
            }
        }
    }

    /// <summary>Where a word stands next that is not within something that is understood already; -1 when nowhere.</summary>
    private int Next(string word, int from)
    {
        var at = Text.IndexOf(word, from, StringComparison.Ordinal);
        while (at >= 0 && !isKnown.AsSpan(at, word.Length).Contains(false))
        {
            at = Text.IndexOf(word, at + 1, StringComparison.Ordinal);
        }

        return at;
    }

    /// <summary>Letters and digits in their plainest form; hiragana and katakana stay what they are.</summary>
    private static string Letters(string text) => new(Array.FindAll(JapaneseText.Fold(text).ToCharArray(), char.IsLetterOrDigit));
}
