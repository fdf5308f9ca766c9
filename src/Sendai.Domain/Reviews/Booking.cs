using NodaTime;
using Sendai.Domain.Cases;

namespace Sendai.Domain.Reviews;

/// <summary>A place in a session, or a place in the line for one.</summary>
/// <param name="Number">Counts the bookings of the session in the order in which they were made: the line's order.</param>
/// <param name="Person">Who; opaque.</param>
/// <param name="Name">The person's name, for the roster only.</param>
/// <param name="Reach">How to write to the person; opaque here. Null when only 事務局 can.</param>
/// <param name="Office">The id of the person's office; empty when it is not known.</param>
/// <param name="Theme">What it is about.</param>
/// <param name="At">When it was made.</param>
public sealed record Booking(int Number, string Person, string Name, string? Reach, string Office, BookingTheme Theme, Instant At)
{
    /// <summary>Whether it waits for a place.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>The slot, from 0; null when all take part together, or while it waits.</summary>
    public int? Slot { get; init; }

    /// <summary>Until when somebody who moved up from the waitlist may decline; null for others.</summary>
    public Instant? DeclineUntil { get; init; }

    /// <summary>Whether 事務局 made it.</summary>
    public bool BySecretariat { get; init; }

    /// <summary>Whether the person came.</summary>
    public Attendance Attendance { get; init; }

    /// <summary>The case for which the place is taken; null when a person has it for themselves.</summary>
    public BookedCase? Case { get; init; }
}

/// <summary>A case that has a place.</summary>
/// <param name="Id">The number of the case in its ward.</param>
/// <param name="Attempt">The try that took the place; opaque.</param>
/// <param name="HeldUntil">Until when the place is only held; null when the case has it.</param>
public sealed record BookedCase(string Id, string Attempt, Instant? HeldUntil);

/// <summary>What a booking is about: choices, and a text only as far as it passed the privacy screen.</summary>
/// <param name="Choice">One of the session's themes; empty when nothing was chosen.</param>
/// <param name="IssueId">An issue of the directory; empty when none was chosen.</param>
public sealed record BookingTheme(string Choice, string IssueId)
{
    /// <summary>How many characters a text may have.</summary>
    public const int TextLength = 100;

    /// <summary>Nothing was chosen.</summary>
    public static BookingTheme None { get; } = new("", "");

    /// <summary>In the person's words. Read by the person and by the roster, never on a public board.</summary>
    public ScreenedText Text { get; init; } = ScreenedText.Empty;
}

/// <summary>Whether somebody came.</summary>
public enum Attendance
{
    /// <summary>Nobody has said so yet.</summary>
    Unknown,

    /// <summary>They came.</summary>
    Came,

    /// <summary>They did not come and had not cancelled.</summary>
    NoShow,
}

/// <summary>What somebody wants to book.</summary>
/// <param name="Person">Who; opaque.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Reach">How to write to the person.</param>
/// <param name="Office">The id of the person's office; empty when it is not known.</param>
/// <param name="Theme">What it is about.</param>
/// <param name="Slot">A slot, from 0; null for any.</param>
public sealed record BookingRequest(string Person, string Name, string? Reach, string Office, BookingTheme Theme, int? Slot)
{
    /// <summary>Whether the person waits when nothing is free.</summary>
    public bool OrWaits { get; init; }

    /// <summary>Whether the person's office opened lately.</summary>
    public bool IsOfNewOffice { get; init; }

    /// <summary>Whether 事務局 books: after the deadline too, and a second place for the same person.</summary>
    public bool BySecretariat { get; init; }

    /// <summary>The case for which the place is wanted; null when a person wants it for themselves.</summary>
    public BookedCase? Case { get; init; }
}
