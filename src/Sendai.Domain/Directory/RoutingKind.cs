namespace Sendai.Domain.Directory;

/// <summary>The names of the cases of <see cref="RoutingResult"/>, as other programs read them.</summary>
public static class RoutingKind
{
    /// <summary>candidates, urgent, needsWard, unsure or outOfScope.</summary>
    public static string Of(RoutingResult result) => result switch
    {
        RoutingResult.Candidates => "candidates",
        RoutingResult.Urgent => "urgent",
        RoutingResult.NeedsWard => "needsWard",
        RoutingResult.Unsure => "unsure",
        RoutingResult.OutOfScope => "outOfScope",
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };
}
