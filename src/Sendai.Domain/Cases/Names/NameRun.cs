namespace Sendai.Domain.Cases.Names;

/// <summary>
/// Kanji without a gap, in which names and the words beside them touch each other: 担当高橋, 鈴木宅訪問. Knows from where on and
/// up to where everything is explained by such words.
/// </summary>
internal sealed class NameRun
{
    private readonly bool[] explainedBefore;
    private readonly bool[] explainedBehind;

    public NameRun(string text, int start, int end, NameWords words)
    {
        Start = start;
        End = end;
        explainedBefore = new bool[end - start + 1];
        explainedBehind = new bool[end - start + 1];
        explainedBefore[0] = true;
        var run = text.AsSpan(0, end);
        for (var at = start + 1; at < end; at++)
        {
            // A role that begins in front of the run: サビ管.
            explainedBefore[at - start] = words.RoleBefore.Longest(run, at) > at - start;
        }

        for (var at = start; at < end; at++)
        {
            if (explainedBefore[at - start])
            {
                foreach (var length in words.Inside.All(run, at))
                {
                    explainedBefore[at - start + length] = true;
                }
            }
        }

        explainedBehind[end - start] = true;
        for (var at = end - 1; at > start; at--)
        {
            foreach (var length in words.Behind.All(run, at))
            {
                explainedBehind[at - start] |= explainedBehind[at - start + length];
            }
        }
    }

    public int Start { get; }

    public int End { get; }

    /// <summary>Whether everything from the beginning up to here are words that stand in front of names.</summary>
    public bool IsExplainedBefore(int at) => explainedBefore[at - Start];

    /// <summary>Whether everything from here to the end are words that stand behind names.</summary>
    public bool IsExplainedBehind(int at) => at >= End || explainedBehind[at - Start];
}
