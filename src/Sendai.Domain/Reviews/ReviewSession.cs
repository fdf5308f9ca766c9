using NodaTime;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Reviews;

/// <summary>One session. What its kind said when it was made is copied, so that a change of the kind changes no session.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="Ward">Whose session it is.</param>
/// <param name="KindId">The kind.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Starts">When it begins, and with it the first slot.</param>
/// <param name="Minutes">The length of a session without slots.</param>
/// <param name="SlotMinutes">The length of one slot; null when all take part together.</param>
/// <param name="Capacity">Slots, or people who take part together.</param>
/// <param name="ClosesAt">When booking closes.</param>
/// <param name="Bookers">Who may take a place.</param>
/// <param name="DeclineHours">How long somebody who moves up from the waitlist may decline.</param>
/// <param name="Themes">What one can say it is about.</param>
/// <param name="Material">What is asked for beforehand; empty when nothing is.</param>
/// <param name="Place">Where; may be empty.</param>
/// <param name="Link">The address of the online meeting; may be empty.</param>
public sealed record ReviewSession(
    string Id,
    Ward Ward,
    string KindId,
    string Name,
    Instant Starts,
    int Minutes,
    int? SlotMinutes,
    int Capacity,
    Instant ClosesAt,
    Bookers Bookers,
    int DeclineHours,
    IReadOnlyList<string> Themes,
    string Material,
    string Place,
    string Link)
{
    /// <summary>Whether 事務局 has closed booking.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Whether it does not take place.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Counts the changes that everybody booked must hear of.</summary>
    public int Version { get; init; }

    /// <summary>When it is over.</summary>
    public Instant Ends => Starts + Duration.FromMinutes(SlotMinutes is { } slot ? slot * Capacity : Minutes);

    /// <summary>When a place begins.</summary>
    /// <param name="slot">The slot, from 0; null when all take part together.</param>
    public Instant StartOf(int? slot) => Starts + Duration.FromMinutes((slot ?? 0) * (SlotMinutes ?? 0));

    /// <summary>When a place is over.</summary>
    /// <inheritdoc cref="StartOf"/>
    public Instant EndOf(int? slot) => SlotMinutes is { } minutes ? StartOf(slot) + Duration.FromMinutes(minutes) : Ends;

    /// <summary>Why no place can be taken now; null when one can.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="bySecretariat">事務局 books until the session begins.</param>
    public Closure? ClosureAt(Instant now, bool bySecretariat) => this switch
    {
        { IsCancelled: true } => Closure.Cancelled,
        _ when now >= Starts => Closure.Past,
        _ when bySecretariat => null,
        { IsClosed: true } => Closure.Closed,
        _ when now >= ClosesAt => Closure.Deadline,
        _ => null,
    };
}

/// <summary>Why no place can be taken.</summary>
public enum Closure
{
    /// <summary>It does not take place.</summary>
    Cancelled,

    /// <summary>It has begun.</summary>
    Past,

    /// <summary>事務局 has closed booking.</summary>
    Closed,

    /// <summary>The deadline is over.</summary>
    Deadline,
}
