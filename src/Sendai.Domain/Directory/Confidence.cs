namespace Sendai.Domain.Directory;

/// <summary>How much speaks for the question being one for the directory at all.</summary>
/// <param name="Score">The strongest issue, or the strongest body by its own words.</param>
/// <param name="Named">Whether a body is named.</param>
internal readonly record struct Confidence(float Score, bool Named)
{
    public static Confidence Of(IReadOnlyList<IssueMatch> issues, IReadOnlyList<Ranking.Evidence> evidence) =>
        new(Math.Max(issues.Count > 0 ? issues[0].Score : 0, evidence.Count > 0 ? evidence[0].Score : 0), evidence.Any(one => one.Named));
}
