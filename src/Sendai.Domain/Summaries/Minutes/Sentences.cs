namespace Sendai.Domain.Summaries.Minutes;

/// <summary>Where sentences of Japanese end.</summary>
public static class Sentences
{
    private const string Ends = "。！？";
    private const string Openers = "「『（(【〈《［";
    private const string Closers = "」』）)】〉》］";

    /// <summary>
    /// Cuts a text behind every 。, ！ and ？ that stands in no brackets: what somebody said, or a remark, is part of its sentence.
    /// Nothing is taken away; the pieces together are the text.
    /// </summary>
    /// <param name="text">A paragraph.</param>
    public static IEnumerable<string> Cut(string text)
    {
        var depths = Depths(text);
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!Ends.Contains(text[at], StringComparison.Ordinal) || depths[at] > 0)
            {
                continue;
            }

            while (at + 1 < text.Length && (Ends.Contains(text[at + 1], StringComparison.Ordinal) || Closers.Contains(text[at + 1], StringComparison.Ordinal)))
            {
                at++;
            }

            yield return text[start..(at + 1)];
            start = at + 1;
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    /// <summary>In how many brackets each letter stands; one that is never closed, or was never opened, is none.</summary>
    private static int[] Depths(string text)
    {
        var depths = new int[text.Length];
        var open = new Stack<(int Kind, int At)>();
        var counts = new int[Openers.Length];
        for (var at = 0; at < text.Length; at++)
        {
            if (Openers.IndexOf(text[at], StringComparison.Ordinal) is >= 0 and var opened)
            {
                open.Push((opened, at));
                counts[opened]++;
            }
            else if (Closers.IndexOf(text[at], StringComparison.Ordinal) is >= 0 and var closed && counts[closed] > 0)
            {
                (int Kind, int At) opener;
                do
                {
                    opener = open.Pop();
                    counts[opener.Kind]--;
                }
                while (opener.Kind != closed);
                depths[opener.At]++;
                depths[at]--;
            }
        }

        for (var at = 1; at < depths.Length; at++)
        {
            depths[at] += depths[at - 1];
        }

        return depths;
    }
}
