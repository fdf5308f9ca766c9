namespace Sendai.Domain.Directory;

/// <summary>What each kind of evidence is worth. Chosen on the seen questions (docs/accuracy.md).</summary>
internal static class RoutingWeights
{
    /// <summary>A phrase of an issue that stands in the question letter by letter, for each character.</summary>
    public const float Literal = 2.5f;

    /// <summary>A word that stands in any message.</summary>
    public const float CommonWord = 0.3f;

    /// <summary>What a body says it handles, beside the issues that it takes.</summary>
    public const float Handles = 0.8f;

    /// <summary>The name of a body, when it is the whole question.</summary>
    public const float Named = 90f;

    /// <summary>A body behind the first line of a danger that was heard.</summary>
    public const float DangerLine = 45f;

    /// <summary>From here on a message is plainly about its strongest issue, and when that is a danger it is one.</summary>
    public const float DangerFloor = 30f;

    /// <summary>How like the examples of danger a message must be: the sum of log odds, by the number of pieces to the power of 0.7.</summary>
    public const float DangerLikeness = 1f;

    /// <summary>How much less each later issue counts than the strongest.</summary>
    public const float IssueDecay = 0.75f;

    /// <summary>How much less each later body of an issue counts than its first.</summary>
    public const float PositionDecay = 0.88f;

    /// <summary>A body of the asker's own ward.</summary>
    public const float OwnWard = 1.1f;

    /// <summary>A character of an issue's phrase that stands in the question, as a sign that it is one for the directory.</summary>
    public const float LiteralSubstance = 1f;

    /// <summary>The name of a body, as such a sign.</summary>
    public const float NameSubstance = 25f;

    /// <summary>Below this the question is not one for the directory.</summary>
    public const float ScopeFloor = 4f;

    /// <summary>How much more must speak for the directory for each character of an everyday matter that it does not know.</summary>
    public const float Foreign = 5f;

    /// <summary>How much more must speak for the directory for each word that it has never heard of.</summary>
    public const float Unheard = 4f;

    /// <summary>How much more must speak for the directory the more a message is like those that are none of its business.</summary>
    public const float OutsideLikeness = 4f;

    /// <summary>Where that likeness begins to count.</summary>
    public const float OutsideFrom = -4f;

    /// <summary>From here on that likeness alone is enough to doubt a danger that is only heard by likeness.</summary>
    public const float PlainlyOutside = -3f;

    /// <summary>How much of a greeting may be something else.</summary>
    public const float SocialRest = 0.35f;

    /// <summary>Below this the answer is a guess.</summary>
    public const float SureFloor = 10f;
}
