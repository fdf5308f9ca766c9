namespace Sendai.Domain.Cases;

/// <summary>What was chosen in the form, and says little of anybody: ids and words of lists.</summary>
/// <param name="Venue">Where it should be discussed: the id of a kind of session; empty leaves it to 事務局.</param>
/// <param name="Age">年代.</param>
/// <param name="Disabilities">障害の種別.</param>
/// <param name="Household">世帯.</param>
/// <param name="Urgency">急ぎの度合い.</param>
/// <param name="IsPriority">Whether the person is a candidate for 重点的に関わる対象者.</param>
public sealed record CaseFacts(string Venue, string Age, IReadOnlyList<string> Disabilities, string Household, Urgency Urgency, bool IsPriority)
{
    /// <summary>By their values, as records compare everything else.</summary>
    public bool Equals(CaseFacts? other) =>
        other is not null && (Venue, Age, Household, Urgency, IsPriority) == (other.Venue, other.Age, other.Household, other.Urgency, other.IsPriority)
        && Disabilities.SequenceEqual(other.Disabilities);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Venue, Age, Household, Urgency, IsPriority, Disabilities.Count);
}

/// <summary>急ぎの度合い.</summary>
public enum Urgency
{
    /// <summary>At one of the next sessions.</summary>
    Usual,

    /// <summary>Within a month.</summary>
    Soon,

    /// <summary>Within two weeks. What cannot wait at all is no case for a session.</summary>
    Pressing,
}

/// <summary>A case as it was typed. It is looked at and let go of: nothing keeps it.</summary>
/// <param name="Facts">What was chosen.</param>
/// <param name="Summary">困りごとの要旨.</param>
/// <param name="Support">これまでの支援.</param>
/// <param name="Question">相談したいこと.</param>
public sealed record UnscreenedCase(CaseFacts Facts, string Summary, string Support, string Question)
{
    /// <summary>All texts together are no longer than this, in UTF-16 units.</summary>
    public const int MostLetters = 4000;

    /// <summary>The texts, in the order of the form.</summary>
    public IReadOnlyList<string> Texts => [Summary, Support, Question];

    // A record would print the words.
    /// <inheritdoc/>
    public override string ToString() => nameof(UnscreenedCase);
}

/// <summary>A case that passed the screen, whole.</summary>
/// <param name="Facts">What was chosen.</param>
/// <param name="Summary">困りごとの要旨.</param>
/// <param name="Support">これまでの支援.</param>
/// <param name="Question">相談したいこと.</param>
public sealed record ScreenedCase(CaseFacts Facts, ScreenedText Summary, ScreenedText Support, ScreenedText Question);
