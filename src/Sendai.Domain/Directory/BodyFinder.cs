namespace Sendai.Domain.Directory;

/// <summary>Finds bodies by their name, or by parts of it, as somebody types it who knows which one is meant.</summary>
public static class BodyFinder
{
    /// <summary>The bodies that have every word of the text in their name, in what people call them, or in its reading.</summary>
    public static IReadOnlyList<ConsultationBody> Find(IEnumerable<ConsultationBody> bodies, string text)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        // People write a ward and what belongs to it in one word, where its full name says more in between.
        var words = Folded(text.Replace("区", "区 ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. bodies.Where(body => Folded($"{body.Name} {body.LocalName} {body.Kana}") is var names && words.All(word => names.Contains(word, StringComparison.Ordinal)))];
    }

    private static string Folded(string text) => JapaneseText.ToHiragana(JapaneseText.Fold(text));
}
