namespace Sendai.Domain.Reviews;

/// <summary>What becomes of a wish to book.</summary>
public abstract record BookingDecision
{
    private BookingDecision()
    {
    }

    /// <summary>There is a place.</summary>
    public sealed record Booked(Booking Booking) : BookingDecision;

    /// <summary>There is none; the person stands in line, at a position from 1.</summary>
    public sealed record Waitlisted(Booking Booking, int Position) : BookingDecision;

    /// <summary>This slot is taken or is none, others are free.</summary>
    public sealed record SlotTaken : BookingDecision;

    /// <summary>Nothing is free, and the person did not want to wait.</summary>
    public sealed record SessionFull : BookingDecision;

    /// <summary>The person has this booking already.</summary>
    public sealed record AlreadyBooked(Booking Booking) : BookingDecision;

    /// <summary>Booking is not open.</summary>
    public sealed record NotOpen(Closure Closure) : BookingDecision;

    /// <summary>The session is not for this person.</summary>
    public sealed record NotForThem(Bookers For) : BookingDecision;
}

/// <summary>What becomes of a wish to cancel or to decline.</summary>
public abstract record CancelDecision
{
    private CancelDecision()
    {
    }

    /// <summary>It is gone.</summary>
    /// <param name="Booking">What it was.</param>
    /// <param name="MovedUp">Who has the place now; null when nobody waited.</param>
    public sealed record Cancelled(Booking Booking, Booking? MovedUp) : CancelDecision;

    /// <summary>There is no such booking any more.</summary>
    public sealed record NotThere : CancelDecision;

    /// <summary>The session has begun, or does not take place.</summary>
    public sealed record TooLate(Closure Closure) : CancelDecision;

    /// <summary>The time to decline is over; the booking stands and can be cancelled like any other.</summary>
    public sealed record DeclineOver(Booking Booking) : CancelDecision;
}

/// <summary>What becomes of a wish to come at another time.</summary>
public abstract record MoveDecision
{
    private MoveDecision()
    {
    }

    /// <summary>The booking is there now.</summary>
    /// <param name="From">What it was.</param>
    /// <param name="To">What it is.</param>
    /// <param name="MovedUp">Who has the place that became free; null when nobody waited.</param>
    public sealed record Moved(Booking From, Booking To, Booking? MovedUp) : MoveDecision;

    /// <summary>There is no such booking any more.</summary>
    public sealed record NotThere : MoveDecision;

    /// <summary>It cannot be booked; the booking stays what it was.</summary>
    public sealed record NotBooked(BookingDecision Why) : MoveDecision;

    /// <summary>The session of the booking has begun, or does not take place.</summary>
    public sealed record TooLate(Closure Closure) : MoveDecision;
}

/// <summary>What becomes of a change that 事務局 makes to a session.</summary>
public abstract record ChangeDecision
{
    private ChangeDecision()
    {
    }

    /// <summary>It is so now.</summary>
    /// <param name="MovedUp">Who has a place now that waited before.</param>
    public sealed record Changed(IReadOnlyList<Booking> MovedUp) : ChangeDecision;

    /// <summary>It was so before.</summary>
    public sealed record Same : ChangeDecision;

    /// <summary>The session is over or was cancelled before.</summary>
    public sealed record TooLate(Closure Closure) : ChangeDecision;

    /// <summary>More people are booked than there would be places.</summary>
    /// <param name="Booked">How many places must stay.</param>
    public sealed record TooFewPlaces(int Booked) : ChangeDecision;

    /// <summary>It would have begun already.</summary>
    public sealed record InThePast : ChangeDecision;
}
