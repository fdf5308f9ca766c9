using System.Globalization;
using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Versions;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Teams.Activities;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Reviews;

/// <summary>
/// Books, cancels and moves. Whoever must hear of it gets a message in the same transaction: whoever pressed has the pressed
/// card overwritten, whoever moved up gets a new one.
/// </summary>
internal sealed class BookingDesk(ReviewDesk desk, ReviewStore store, CurrentDirectory directory)
{
    /// <summary>Takes a place, or one in the line.</summary>
    public async Task<Booked?> BookAsync(Ward ward, string session, BookingRequest request, Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var done = await desk.DoAsync(
            ward,
            new ReviewCommand<Deed<BookingDecision>?>([session], draft => Book(draft, session, request, turn))
            {
                Press = new(turn, data, outcome => new(null, null, outcome)),
            },
            cancellationToken);
        return done switch
        {
            null => null,
            { Decision: { } decision, Book: { } book } => new Booked(decision, book),
            // The press has counted before: what is so now.
            _ when await store.FindAsync(ward, session, cancellationToken) is { } now => new Booked(Before(now.Book, request.Person, done.Outcome!), now.Book),
            _ => null,
        };
    }

    /// <summary>Gives up a booking of one's own.</summary>
    /// <param name="ward">The ward.</param>
    /// <param name="session">The session.</param>
    /// <param name="number">The booking.</param>
    /// <param name="declines">Whether it is 「辞退する」, which has its time.</param>
    /// <param name="turn">The press.</param>
    /// <param name="data">Its data.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when there is no such session.</returns>
    public async Task<Given?> CancelAsync(Ward ward, string session, int number, bool declines, Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var person = UserKey.Of(turn);
        return await desk.DoAsync(
            ward,
            new ReviewCommand<Given?>([session], draft => Cancel(draft, session, number, declines, booking => booking.Person == person, turn))
            {
                Press = new(turn, data, _ => new Given(new CancelDecision.NotThere(), null)),
            },
            cancellationToken);
    }

    /// <summary>Gives up somebody's booking for them; they are told.</summary>
    public Task<Given?> CancelForAsync(Ward ward, string session, int number, Turn turn, ActionData data, CancellationToken cancellationToken) => desk.DoAsync(
        ward,
        new ReviewCommand<Given?>([session], draft => Cancel(draft, session, number, declines: false, _ => true, turn: null))
        {
            Press = new(turn, data, _ => new Given(new CancelDecision.NotThere(), null)),
        },
        cancellationToken);

    /// <summary>Comes at another time: another slot, or another session of the ward.</summary>
    /// <param name="ward">The ward.</param>
    /// <param name="session">The session of the booking.</param>
    /// <param name="number">The booking.</param>
    /// <param name="to">The session to go to; may be the same.</param>
    /// <param name="slot">The slot there, from 0; null for any.</param>
    /// <param name="isOfNewOffice">Whether the person's office opened lately.</param>
    /// <param name="turn">The press.</param>
    /// <param name="data">Its data.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when there is no such session.</returns>
    public async Task<MovedTo?> MoveAsync(
        Ward ward, string session, int number, string to, int? slot, bool isOfNewOffice, Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var person = UserKey.Of(turn);
        return await desk.DoAsync(
            ward,
            new ReviewCommand<MovedTo?>([session, to], draft => Move(draft, session, number, to, slot, isOfNewOffice, person, turn))
            {
                Press = new(turn, data, _ => new MovedTo(new MoveDecision.NotThere(), null)),
            },
            cancellationToken);
    }

    /// <summary>Tells somebody who moved up from the waitlist. Whoever changes a session in another way calls it as well.</summary>
    public void TellMovedUp(ReviewDraft draft, ReviewSession session, Booking booking) =>
        Tell(draft, session, booking, "up", Cards(draft).MovedUp(session, booking), overwrites: null);

    private Deed<BookingDecision>? Book(ReviewDraft draft, string session, BookingRequest request, Turn turn)
    {
        if (draft.Find(session) is not { } before)
        {
            return null;
        }

        var (decision, book) = before.Book(request, draft.Now);
        var (booking, card) = decision switch
        {
            BookingDecision.Booked booked => (booked.Booking, Cards(draft).Confirmed(book.Session, booked.Booking)),
            BookingDecision.Waitlisted waits => (waits.Booking, Cards(draft).Waiting(book, waits.Booking)),
            _ => default((Booking?, AdaptiveCard?)),
        };
        if (booking is not null)
        {
            draft.Put(book);
            draft.Spend(booking.Number.ToString(CultureInfo.InvariantCulture));
            Tell(draft, book.Session, booking, "confirm", card!, Pressed(turn, request.BySecretariat));
        }

        return new(decision, book, null);
    }

    /// <summary>The data of a press can name another session than the one for which it counted: what is there may be somebody else's.</summary>
    private static BookingDecision Before(SessionBook book, string person, string outcome) =>
        int.TryParse(outcome, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && book.Find(number) is { } booking && booking.Person == person
            ? booking.IsWaiting ? new BookingDecision.Waitlisted(booking, book.PositionOf(booking)) : new BookingDecision.Booked(booking)
            : new BookingDecision.SessionFull();

    private Given? Cancel(ReviewDraft draft, string session, int number, bool declines, Func<Booking, bool> mayBe, Turn? turn)
    {
        if (draft.Find(session) is not { } before)
        {
            return null;
        }

        if (before.Find(number) is not { } booking || !mayBe(booking))
        {
            return new Given(new CancelDecision.NotThere(), before);
        }

        var (decision, book) = declines ? before.Decline(number, draft.Now) : before.Cancel(number, draft.Now);
        if (decision is CancelDecision.Cancelled cancelled)
        {
            draft.Put(book);
            draft.Spend("cancelled");
            var card = Cards(draft).Cancelled(book.Session, cancelled.Booking, bySecretariat: turn is null);
            Tell(draft, book.Session, cancelled.Booking, "cancel", card, turn is null ? null : Pressed(turn, bySecretariat: false));
            if (cancelled.MovedUp is { } next)
            {
                TellMovedUp(draft, book.Session, next);
            }
        }

        return new Given(decision, book);
    }

    private MovedTo? Move(ReviewDraft draft, string session, int number, string to, int? slot, bool isOfNewOffice, string person, Turn turn)
    {
        if (draft.Find(session) is not { } from || draft.Find(to) is not { } there)
        {
            return null;
        }

        if (from.Find(number)?.Person != person)
        {
            return new MovedTo(new MoveDecision.NotThere(), from);
        }

        var isWithin = session == to && slot is not null;
        if (session == to && !isWithin)
        {
            return new MovedTo(new MoveDecision.NotBooked(new BookingDecision.AlreadyBooked(from.Find(number)!)), from);
        }

        var (decision, here, after) = isWithin ? Within(from, number, slot!.Value, draft.Now) : from.MoveTo(number, there, slot, isOfNewOffice, draft.Now);
        if (decision is not MoveDecision.Moved moved)
        {
            return new MovedTo(decision, there);
        }

        draft.Put(here);
        draft.Put(after);
        draft.Spend(moved.To.Number.ToString(CultureInfo.InvariantCulture));
        Tell(draft, after.Session, moved.To, $"moved-{Nonce.New()}", Cards(draft).Confirmed(after.Session, moved.To), Pressed(turn, bySecretariat: false));
        if (moved.MovedUp is { } next)
        {
            TellMovedUp(draft, here.Session, next);
        }

        return new MovedTo(decision, after);
    }

    private static (MoveDecision, SessionBook, SessionBook) Within(SessionBook book, int number, int slot, Instant now) =>
        book.Move(number, slot, now) is var (decision, after) ? (decision, after, after) : default;

    private static void Tell(ReviewDraft draft, ReviewSession session, Booking booking, string what, AdaptiveCard card, string? overwrites)
    {
        if (booking.Reach is { } reach)
        {
            draft.Send(new OutboxItem.Message(
                ReviewRows.MessageKey(session.Id, booking.Number, what), MessageRow.Address(reach), new Activity { Attachments = [card.ToAttachment()] })
            {
                Overwrites = overwrites,
            });
        }
    }

    /// <summary>The card that was pressed: in a personal chat it becomes the answer.</summary>
    private static string? Pressed(Turn turn, bool bySecretariat) => !bySecretariat && Privacy.IsPrivate(turn) ? turn.Activity.ReplyToId : null;

    private BookingCards Cards(ReviewDraft draft) => new(directory.Snapshot.Content, draft.Now);

    private sealed record Deed<T>(T? Decision, SessionBook? Book, string? Outcome)
        where T : class;
}

/// <summary>What became of a wish to book, and the session as it is.</summary>
internal sealed record Booked(BookingDecision Decision, SessionBook Book);

/// <summary>What became of a wish to cancel, and the session as it is; null when the press had counted before.</summary>
internal sealed record Given(CancelDecision Decision, SessionBook? Book);

/// <summary>What became of a wish to move, and the session to which it goes; null when the press had counted before.</summary>
internal sealed record MovedTo(MoveDecision Decision, SessionBook? Book);
