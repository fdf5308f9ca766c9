namespace Sendai.Domain.Cases.Names;

/// <summary>Words that are looked for at a place in a text, all lengths in one walk.</summary>
internal sealed class WordTrie
{
    private readonly Dictionary<(int Node, char Letter), int> next = [];
    private readonly HashSet<int> ends = [];
    private readonly bool backwards;

    /// <param name="words">The words.</param>
    /// <param name="backwards">Whether they are looked for in front of a place instead of behind it.</param>
    public WordTrie(IEnumerable<string> words, bool backwards = false)
    {
        this.backwards = backwards;
        var nodes = 1;
        foreach (var word in words)
        {
            var node = 0;
            for (var i = 0; i < word.Length; i++)
            {
                var step = (node, backwards ? word[^(i + 1)] : word[i]);
                if (!next.TryGetValue(step, out node))
                {
                    next[step] = node = nodes++;
                }
            }

            if (word.Length > 0)
            {
                ends.Add(node);
            }
        }
    }

    /// <summary>Whether the whole is a word.</summary>
    public bool Has(ReadOnlySpan<char> word) => word.Length > 0 && Longest(word, backwards ? word.Length : 0) == word.Length;

    /// <summary>The length of the longest word at that place; 0 when there is none.</summary>
    public int Longest(ReadOnlySpan<char> text, int at)
    {
        var longest = 0;
        for (var (node, length) = (0, 1); Step(text, at, length, ref node); length++)
        {
            longest = ends.Contains(node) ? length : longest;
        }

        return longest;
    }

    /// <summary>The lengths of all words at that place, shortest first.</summary>
    public IReadOnlyList<int> All(ReadOnlySpan<char> text, int at)
    {
        List<int>? lengths = null;
        for (var (node, length) = (0, 1); Step(text, at, length, ref node); length++)
        {
            if (ends.Contains(node))
            {
                (lengths ??= []).Add(length);
            }
        }

        return lengths ?? (IReadOnlyList<int>)[];
    }

    private bool Step(ReadOnlySpan<char> text, int at, int length, ref int node)
    {
        var place = backwards ? at - length : at + length - 1;
        return place >= 0 && place < text.Length && next.TryGetValue((node, text[place]), out node);
    }
}
