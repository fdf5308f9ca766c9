using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

/// <summary>What tests ask of an answer.</summary>
internal static class RoutingAsserts
{
    /// <summary>The ids of the bodies, best first.</summary>
    public static IReadOnlyList<string> Ids(this RoutingResult result) => [.. result.Ranked.Select(candidate => candidate.Body.Id)];

    /// <summary>The candidate of a body that must be among them.</summary>
    public static Candidate Of(this RoutingResult result, string id) => Assert.Single(result.Ranked, candidate => candidate.Body.Id == id);
}
