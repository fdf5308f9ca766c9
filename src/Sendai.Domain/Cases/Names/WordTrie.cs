namespace Sendai.Domain.Cases.Names;

/// <summary>Words that are looked for at a place in a text, all lengths in one walk.</summary>
internal sealed class WordTrie
{
    private readonly Dictionary<long, int> next = [];
    private readonly List<bool> ends = [false];
    private readonly bool backwards;

    /// <param name="words">The words.</param>
    /// <param name="backwards">Whether they are looked for in front of a place instead of behind it.</param>
    public WordTrie(IEnumerable<string> words, bool backwards = false)
    {
        this.backwards = backwards;
        foreach (var word in words)
        {
            var node = 0;
            for (var i = 0; i < word.Length; i++)
            {
                var step = Step(node, backwards ? word[^(i + 1)] : word[i]);
                if (!next.TryGetValue(step, out node))
                {
                    next[step] = node = ends.Count;
                    ends.Add(false);
                }
            }

            ends[node] = word.Length > 0;
        }
    }

    /// <summary>Whether the whole is a word.</summary>
    public bool Has(ReadOnlySpan<char> word) => word.Length > 0 && Longest(word, backwards ? word.Length : 0) == word.Length;

    /// <summary>The length of the longest word at that place; 0 when there is none.</summary>
    public int Longest(ReadOnlySpan<char> text, int at)
    {
        var longest = 0;
        for (var (node, length) = (0, 1); Walk(text, at, length, ref node); length++)
        {
            longest = ends[node] ? length : longest;
        }

        return longest;
    }

    /// <summary>The lengths of all words at that place, shortest first.</summary>
    public IReadOnlyList<int> All(ReadOnlySpan<char> text, int at)
    {
        List<int>? lengths = null;
        for (var (node, length) = (0, 1); Walk(text, at, length, ref node); length++)
        {
            if (ends[node])
            {
                (lengths ??= []).Add(length);
            }
        }

        return lengths ?? (IReadOnlyList<int>)[];
    }

    private static long Step(int node, char letter) => ((long)node << 16) | letter;

    private bool Walk(ReadOnlySpan<char> text, int at, int length, ref int node)
    {
        var place = backwards ? at - length : at + length - 1;
        return place >= 0 && place < text.Length && next.TryGetValue(Step(node, text[place]), out node);
    }
}
