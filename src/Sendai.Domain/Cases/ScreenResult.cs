namespace Sendai.Domain.Cases;

/// <summary>What the screen says to texts that somebody wants to hand in.</summary>
public abstract record ScreenResult
{
    private ScreenResult()
    {
    }

    /// <summary>Nothing in them identifies anybody, as far as can be told.</summary>
    /// <param name="Texts">The texts, in the order in which they were given, without control characters.</param>
    public sealed record Passed(IReadOnlyList<ScreenedText> Texts) : ScreenResult;

    /// <summary>Something stands in the way. Nothing of the texts may be kept.</summary>
    /// <param name="Findings">For each text what was found in it and not confirmed, by place in the text as it was given.</param>
    public sealed record Found(IReadOnlyList<IReadOnlyList<ScreenFinding>> Findings) : ScreenResult;
}
