using Sendai.Domain.Directory;

namespace Sendai.Domain.Access;

/// <summary>Whether somebody may do something.</summary>
public abstract record AccessDecision
{
    private AccessDecision()
    {
    }

    /// <summary>Yes.</summary>
    public sealed record Allowed : AccessDecision;

    /// <summary>No.</summary>
    /// <param name="MayDoIt">The roles that may.</param>
    /// <param name="Ward">The ward of the thing; null when it belongs to the whole city.</param>
    /// <param name="Unchecked">
    /// Whether it is only for now: the person may have the role, but that could not be looked up.
    /// </param>
    public sealed record Refused(IReadOnlyList<Role> MayDoIt, Ward? Ward, bool Unchecked = false) : AccessDecision;
}
