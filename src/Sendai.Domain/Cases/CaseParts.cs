using NodaTime;

namespace Sendai.Domain.Cases;

/// <summary>Somebody who has to do with a case, never the person whom it is about.</summary>
/// <param name="Key">Opaque.</param>
/// <param name="Name">For 事務局 and for whoever reads the case.</param>
/// <param name="Reach">How to write to the person; opaque here. Null when nobody can.</param>
public sealed record CasePerson(string Key, string Name, string? Reach)
{
    // A record would print the name.
    /// <inheritdoc/>
    public override string ToString() => Key;
}

/// <summary>A transition.</summary>
/// <param name="To">Where to.</param>
/// <param name="Who">Who did it, opaque; empty when it came of itself.</param>
/// <param name="At">When.</param>
public sealed record CaseStep(CaseStage To, string Who, Instant At);

/// <summary>What a submitter added later.</summary>
/// <param name="Text">The words.</param>
/// <param name="At">When.</param>
public sealed record CaseAddition(ScreenedText Text, Instant At);

/// <summary>Why a case is kept for longer than the ward keeps its cases.</summary>
/// <param name="Until">The day on which it goes.</param>
/// <param name="Reason">Why.</param>
public sealed record CaseKeeping(LocalDate Until, ScreenedText Reason);

/// <summary>What a submitter says three months later.</summary>
public enum FollowUpAnswer
{
    /// <summary>It has calmed down.</summary>
    Settled,

    /// <summary>It goes on, and is in hand.</summary>
    Ongoing,

    /// <summary>It should be discussed again.</summary>
    Again,
}

/// <summary>All of a case beside what it is about and where it stands; for stores.</summary>
public sealed record CaseExtras(
    CasePerson? Assignee,
    IReadOnlyList<CasePerson> Participants,
    IReadOnlyList<CaseAddition> Additions,
    IReadOnlyList<CaseStep> Steps,
    LocalDate? ReviewOn,
    FollowUpAnswer? Answer,
    CaseKeeping? Keeping);

/// <summary>What becomes of a wish about a case.</summary>
public abstract record CaseDecision
{
    private CaseDecision()
    {
    }

    /// <summary>It is so now.</summary>
    public sealed record Changed(CaseFile File) : CaseDecision;

    /// <summary>That does not go from where the case stands; nothing changed.</summary>
    public sealed record NotNow(CaseFile File) : CaseDecision;
}
