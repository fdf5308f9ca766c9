using System.Collections;

namespace Sendai.Domain.Directory;

/// <summary>Candidates, each of which is explained when somebody first looks at it.</summary>
internal sealed class Explained(IReadOnlyList<Ranking.Evidence> ranked, Func<Ranking.Evidence, Candidate> explain) : IReadOnlyList<Candidate>
{
    private readonly Candidate?[] seen = new Candidate?[ranked.Count];

    public int Count => seen.Length;

    public Candidate this[int index] => seen[index] ??= explain(ranked[index]);

    public IEnumerator<Candidate> GetEnumerator()
    {
        for (var at = 0; at < seen.Length; at++)
        {
            yield return this[at];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
