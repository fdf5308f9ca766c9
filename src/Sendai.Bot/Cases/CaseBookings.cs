using Sendai.Bot.Reviews;
using Sendai.Domain.Cases;
using Sendai.Domain.Reviews;

namespace Sendai.Bot.Cases;

/// <summary>Takes, confirms and gives back places in sessions for cases. Each can be asked for again.</summary>
internal sealed class CaseBookings(ReviewDesk reviews, BookingDesk bookings)
{
    /// <summary>Holds a place for a try, or finds the one that it holds.</summary>
    public Task<BookingDecision?> HoldAsync(CaseNumber number, CaseHold hold, CancellationToken cancellationToken) => reviews.DoAsync<BookingDecision?>(
        number.Ward,
        new ReviewCommand<BookingDecision?>([hold.Session], draft =>
        {
            if (draft.Find(hold.Session) is not { } before)
            {
                return null;
            }

            if (before.OfCase(hold.Attempt) is { } held)
            {
                return new BookingDecision.Booked(held);
            }

            // Nobody else's: the place is the case's. Its submitter hears from the case, so nobody is written to from here.
            var request = new BookingRequest($"case-{number.Id}", $"ケース {number}", null, "", BookingTheme.None, hold.Slot)
            {
                BySecretariat = true,
                Case = new BookedCase(number.Id, hold.Attempt, hold.Until),
            };
            var (decision, book) = before.Book(request, draft.Now);
            if (decision is BookingDecision.Booked)
            {
                draft.Put(book);
            }

            return decision;
        }),
        cancellationToken);

    /// <summary>The case has the place.</summary>
    public Task ConfirmAsync(CaseNumber number, CaseSlot slot, CancellationToken cancellationToken) => reviews.DoAsync(
        number.Ward,
        new ReviewCommand<bool>([slot.Session], draft =>
        {
            if (draft.Find(slot.Session) is { } book && book.Confirm(slot.Attempt) is var after && after != book)
            {
                draft.Put(after);
            }

            return true;
        }),
        cancellationToken);

    /// <summary>The try has no use for its place; who waits gets it.</summary>
    public Task ReleaseAsync(CaseNumber number, string session, string attempt, CancellationToken cancellationToken) => reviews.DoAsync(
        number.Ward,
        new ReviewCommand<bool>([session], draft =>
        {
            if (draft.Find(session) is { } book && book.OfCase(attempt) is { } booking
                && book.Cancel(booking.Number, draft.Now) is ({ } decision, var after) && decision is CancelDecision.Cancelled cancelled)
            {
                draft.Put(after);
                if (cancelled.MovedUp is { } next)
                {
                    bookings.TellMovedUp(draft, after.Session, next);
                }
            }

            return true;
        }),
        cancellationToken);
}
