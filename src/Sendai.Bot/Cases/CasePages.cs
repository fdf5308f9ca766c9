using System.Text;

namespace Sendai.Bot.Cases;

/// <summary>Parts the words about a case so that each page fits on a card, whatever letters they are made of. Nothing is left out.</summary>
internal static class CasePages
{
    /// <summary>In bytes as they travel; the rest of a card needs the others.</summary>
    private const int PageBytes = 14_000;

    /// <summary>At least one page, which may be empty.</summary>
    public static IReadOnlyList<IReadOnlyList<(string Title, string Text)>> Of(IEnumerable<(string Title, string Text)> texts)
    {
        var pages = new List<List<(string Title, string Text)>> { new() };
        var used = 0;
        foreach (var (title, text) in texts)
        {
            var part = new StringBuilder();
            used += title.Length * 6;
            foreach (var rune in text.EnumerateRunes())
            {
                var bytes = BytesOf(rune);
                if (used + bytes > PageBytes)
                {
                    Close(part, title);
                    pages.Add([]);
                    used = title.Length * 6;
                }

                part.Append(rune.ToString());
                used += bytes;
            }

            Close(part, title);
        }

        return pages;

        void Close(StringBuilder part, string title)
        {
            if (part.Length > 0)
            {
                pages[^1].Add((title, part.ToString()));
                part.Clear();
            }
        }
    }

    // Escaped for Markdown and then for JSON: a sign of ASCII takes eight at most, what JSON writes as two code units twelve.
    private static int BytesOf(Rune rune) => rune switch
    {
        { IsBmp: false } => 12,
        { IsAscii: true } when Rune.IsLetterOrDigit(rune) => 1,
        { IsAscii: true } => 8,
        _ => 3,
    };
}
