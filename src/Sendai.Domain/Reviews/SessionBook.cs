using System.Collections.Immutable;
using NodaTime;

namespace Sendai.Domain.Reviews;

/// <summary>
/// A session with its bookings and its waitlist, and every rule about them. A value: each operation returns the book as it is
/// afterwards. It holds that there are never more places taken than there are, that no slot is taken twice, and that nobody
/// waits while a place is free.
/// </summary>
public sealed record SessionBook
{
    private readonly ImmutableSortedDictionary<int, Booking> bookings;

    private SessionBook(ReviewSession session, ImmutableSortedDictionary<int, Booking> bookings, int lastNumber)
    {
        Session = session;
        this.bookings = bookings;
        LastNumber = lastNumber;
    }

    /// <summary>The session.</summary>
    public ReviewSession Session { get; private init; }

    /// <summary>The number of the newest booking that there ever was.</summary>
    public int LastNumber { get; }

    /// <summary>All that are booked or wait, in the order in which they came.</summary>
    public IEnumerable<Booking> Bookings => bookings.Values;

    /// <summary>Those who have a place, in the order of the slots.</summary>
    public IReadOnlyList<Booking> Booked => [.. bookings.Values.Where(booking => !booking.IsWaiting).OrderBy(booking => booking.Slot).ThenBy(booking => booking.Number)];

    /// <summary>Those who wait, the first in line first.</summary>
    public IReadOnlyList<Booking> Waiting => [.. bookings.Values.Where(booking => booking.IsWaiting)];

    /// <summary>How many places are free.</summary>
    public int Free => Session.Capacity - bookings.Values.Count(booking => !booking.IsWaiting);

    /// <summary>The slots that are free; none when all take part together.</summary>
    public IReadOnlyList<int> FreeSlots => Session.SlotMinutes is null
        ? []
        : [.. Enumerable.Range(0, Session.Capacity).Except(bookings.Values.Where(booking => !booking.IsWaiting).Select(booking => booking.Slot!.Value))];

    /// <summary>The book of a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="bookings">All that are booked or wait.</param>
    /// <param name="lastNumber">The number of the newest booking that there ever was.</param>
    public static SessionBook Of(ReviewSession session, IEnumerable<Booking> bookings, int lastNumber) =>
        new(session, bookings.ToImmutableSortedDictionary(booking => booking.Number, booking => booking), lastNumber);

    /// <summary>One booking; null when there is none of that number.</summary>
    public Booking? Find(int number) => bookings.GetValueOrDefault(number);

    /// <summary>The position in line, from 1.</summary>
    public int PositionOf(Booking booking) => bookings.Values.Count(other => other.IsWaiting && other.Number <= booking.Number);

    /// <summary>Takes a place, or one in the line.</summary>
    public Decided<BookingDecision> Book(BookingRequest request, Instant now)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Session.ClosureAt(now, request.BySecretariat) is { } closure)
        {
            return new(new BookingDecision.NotOpen(closure), this);
        }

        if (!request.BySecretariat && (Session.Bookers == Bookers.Secretariat || (Session.Bookers == Bookers.NewOffices && !request.IsOfNewOffice)))
        {
            return new(new BookingDecision.NotForThem(Session.Bookers), this);
        }

        if (!request.BySecretariat && bookings.Values.FirstOrDefault(booking => booking.Person == request.Person) is { } existing)
        {
            return new(new BookingDecision.AlreadyBooked(existing), this);
        }

        return Free > 0 ? Place(request, now) : Wait(request, now);
    }

    /// <summary>Gives up a place or a place in the line; who waits first gets the place.</summary>
    public Decided<CancelDecision> Cancel(int number, Instant now)
    {
        if (Find(number) is not { } booking)
        {
            return new(new CancelDecision.NotThere(), this);
        }

        if (Session.ClosureAt(now, bySecretariat: true) is { } closure)
        {
            return new(new CancelDecision.TooLate(closure), this);
        }

        var (movedUp, after) = With(bookings.Remove(number)).MoveUp(now);
        return new(new CancelDecision.Cancelled(booking, movedUp), after);
    }

    /// <summary>Gives up a place that one got by moving up, as long as there is time for that.</summary>
    public Decided<CancelDecision> Decline(int number, Instant now) =>
        Find(number) is { IsWaiting: false } booking && !(now < booking.DeclineUntil)
            ? new(new CancelDecision.DeclineOver(booking), this)
            : Cancel(number, now);

    /// <summary>Takes another slot of the same session.</summary>
    public Decided<MoveDecision> Move(int number, int slot, Instant now)
    {
        if (Find(number) is not { IsWaiting: false } booking)
        {
            return new(new MoveDecision.NotThere(), this);
        }

        if (Session.ClosureAt(now, booking.BySecretariat) is { } closure)
        {
            return new(new MoveDecision.NotBooked(new BookingDecision.NotOpen(closure)), this);
        }

        if (!FreeSlots.Contains(slot))
        {
            return new(new MoveDecision.NotBooked(booking.Slot == slot ? new BookingDecision.AlreadyBooked(booking) : new BookingDecision.SlotTaken()), this);
        }

        var moved = booking with { Slot = slot };
        return new(new MoveDecision.Moved(booking, moved, null), With(bookings.SetItem(number, moved)));
    }

    /// <summary>Leaves this session for another; both books change, or neither.</summary>
    /// <param name="number">The booking here.</param>
    /// <param name="other">The other session.</param>
    /// <param name="slot">A slot there, from 0; null for any.</param>
    /// <param name="isOfNewOffice">Whether the person's office opened lately.</param>
    /// <param name="now">The moment.</param>
    /// <returns>What becomes of it, this book and the other one.</returns>
    public (MoveDecision Decision, SessionBook Here, SessionBook There) MoveTo(int number, SessionBook other, int? slot, bool isOfNewOffice, Instant now)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Find(number) is not { IsWaiting: false } booking)
        {
            return (new MoveDecision.NotThere(), this, other);
        }

        if (Session.ClosureAt(now, bySecretariat: true) is { } closure)
        {
            return (new MoveDecision.TooLate(closure), this, other);
        }

        var theme = other.Session.Themes.Contains(booking.Theme.Choice) ? booking.Theme : booking.Theme with { Choice = "" };
        var there = other.Book(new BookingRequest(booking.Person, booking.Name, booking.Reach, booking.Office, theme, slot) { IsOfNewOffice = isOfNewOffice }, now);
        if (there.Decision is not BookingDecision.Booked booked)
        {
            return (new MoveDecision.NotBooked(there.Decision), this, other);
        }

        var here = Cancel(number, now);
        return (new MoveDecision.Moved(booking, booked.Booking, (here.Decision as CancelDecision.Cancelled)?.MovedUp), here.Book, there.Book);
    }

    /// <summary>Changes time, place or places; who waits moves up where there is room.</summary>
    /// <param name="change">The session as it shall be; its id, ward and kind of slots stay.</param>
    /// <param name="now">The moment.</param>
    public Decided<ChangeDecision> Change(Func<ReviewSession, ReviewSession> change, Instant now)
    {
        ArgumentNullException.ThrowIfNull(change);
        var wanted = change(Session) with { Id = Session.Id, Ward = Session.Ward, KindId = Session.KindId, SlotMinutes = Session.SlotMinutes, Version = Session.Version };
        if (Session.ClosureAt(now, bySecretariat: true) is { } closure)
        {
            return new(new ChangeDecision.TooLate(closure), this);
        }

        if (wanted == Session)
        {
            return new(new ChangeDecision.Same(), this);
        }

        if (wanted.Starts <= now)
        {
            return new(new ChangeDecision.InThePast(), this);
        }

        var needed = Session.SlotMinutes is null ? Session.Capacity - Free : bookings.Values.Max(booking => booking.Slot + 1) ?? 0;
        if (wanted.Capacity < Math.Max(1, needed))
        {
            return new(new ChangeDecision.TooFewPlaces(needed), this);
        }

        var isNews = (wanted.Starts, wanted.Place, wanted.Link, wanted.IsCancelled) != (Session.Starts, Session.Place, Session.Link, Session.IsCancelled);
        var after = this with { Session = isNews ? wanted with { Version = Session.Version + 1 } : wanted };
        var movedUp = new List<Booking>();
        while (!wanted.IsCancelled && after.MoveUp(now) is ({ } next, var rest))
        {
            movedUp.Add(next);
            after = rest;
        }

        return new(new ChangeDecision.Changed(movedUp), after);
    }

    /// <summary>The booking of a try to give a case a place; null when there is none.</summary>
    public Booking? OfCase(string attempt) => bookings.Values.FirstOrDefault(booking => booking.Case?.Attempt == attempt);

    /// <summary>The case has its place: what was held is booked. The same book when there is nothing to do.</summary>
    public SessionBook Confirm(string attempt) => OfCase(attempt) is { Case: { HeldUntil: not null } held } booking
        ? With(bookings.SetItem(booking.Number, booking with { Case = held with { HeldUntil = null } }))
        : this;

    /// <summary>Notes whether somebody came; null when there is no such booking, or the session has not begun.</summary>
    public SessionBook? Mark(int number, Attendance attendance, Instant now) =>
        Find(number) is { IsWaiting: false } booking && now >= Session.Starts && !Session.IsCancelled
            ? With(bookings.SetItem(number, booking with { Attendance = attendance }))
            : null;

    private Decided<BookingDecision> Place(BookingRequest request, Instant now)
    {
        if (request.Slot is { } wanted && !FreeSlots.Contains(wanted))
        {
            return new(new BookingDecision.SlotTaken(), this);
        }

        var booking = New(request, now) with { Slot = request.Slot ?? FirstFree };
        return new(new BookingDecision.Booked(booking), Add(booking));
    }

    private Decided<BookingDecision> Wait(BookingRequest request, Instant now)
    {
        if (!request.OrWaits)
        {
            return new(new BookingDecision.SessionFull(), this);
        }

        var booking = New(request, now) with { IsWaiting = true };
        var after = Add(booking);
        return new(new BookingDecision.Waitlisted(booking, after.PositionOf(booking)), after);
    }

    /// <summary>The first in line gets what is free.</summary>
    private (Booking? MovedUp, SessionBook After) MoveUp(Instant now)
    {
        if (Free <= 0 || bookings.Values.FirstOrDefault(booking => booking.IsWaiting) is not { } first)
        {
            return (null, this);
        }

        var until = now + Duration.FromHours(Session.DeclineHours);
        var booked = first with { IsWaiting = false, Slot = FirstFree, DeclineUntil = until < Session.Starts ? until : Session.Starts };
        return (booked, With(bookings.SetItem(first.Number, booked)));
    }

    private int? FirstFree => Session.SlotMinutes is null ? null : FreeSlots[0];

    private Booking New(BookingRequest request, Instant now) =>
        new(LastNumber + 1, request.Person, request.Name, request.Reach, request.Office, request.Theme, now) { BySecretariat = request.BySecretariat, Case = request.Case };

    private SessionBook Add(Booking booking) => new(Session, bookings.Add(booking.Number, booking), booking.Number);

    private SessionBook With(ImmutableSortedDictionary<int, Booking> changed) => new(Session, changed, LastNumber);
}

/// <summary>A decision, and the book as it is afterwards: the same one when nothing changed.</summary>
/// <typeparam name="T">The kind of decision.</typeparam>
/// <param name="Decision">What becomes of it.</param>
/// <param name="Book">The book afterwards.</param>
public sealed record Decided<T>(T Decision, SessionBook Book);
