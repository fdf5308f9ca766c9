namespace Sendai.Domain.Directory;

/// <summary>
/// Finds the words that stand in messages about anything. A word counts only where nothing grows onto it: 一人 alone is common,
/// 一人事業所 is not.
/// </summary>
internal sealed class CommonWords
{
    private readonly PhraseBook<CommonKind> words = new();

    public CommonWords(IEnumerable<CommonWord> common)
    {
        foreach (var word in common)
        {
            words.Add(word.Word, word.Kind, shortest: 1);
        }
    }

    /// <summary>For each character, the kind of the common word that it belongs to, or <c>null</c>.</summary>
    public CommonKind?[] Mark(string text)
    {
        var marks = new CommonKind?[text.Length];
        foreach (var match in words.FindLongest(text))
        {
            marks.AsSpan(match.Start, match.Length).Fill(match.Values[0]);
        }

        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !JapaneseText.IsHiragana(text[end]) && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            if (marks.AsSpan(start, end - start).Contains(null))
            {
                marks.AsSpan(start, end - start).Clear();
            }

            start = Math.Max(end, start + 1);
        }

        return marks;
    }
}
