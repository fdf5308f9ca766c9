using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Tables;

namespace Sendai.Bot.Cases;

/// <summary>
/// Brings a case and the place that a try took for it to the same end, whatever had been done before: the case has the place,
/// or neither has the other. Cases and sessions lie in different partitions, so no transaction does both. The case decides:
/// a place is only held until the case has it; and before a place is given back, the case has let go of it.
/// </summary>
internal sealed class CaseSettlement(CaseStore store, CaseDesk desk, CaseBookings bookings, ReviewStore reviews, TimeProvider time)
{
    private const int Steps = 12;

    /// <summary>Follows a try to its end. It may be called at any time, by several at once, and again.</summary>
    public async Task<Settled> SettleAsync(Ward ward, string id, string attempt, string session, CancellationToken cancellationToken)
    {
        Settled? refused = null;
        for (var step = 0; step < Steps; step++)
        {
            var file = (await store.FindAsync(ward, id, cancellationToken))?.File;
            switch (file?.State)
            {
                case CaseState.Checked { Pending: { } pending } when pending.Attempt == attempt:
                    refused = await SeekAsync(file, pending, cancellationToken) ?? refused;
                    break;
                case CaseState.Scheduled { Slot: var slot } when slot.Attempt == attempt:
                    if (await FollowAsync(file, slot, cancellationToken))
                    {
                        return new Settled.HasPlace(file);
                    }

                    break;
                default:
                    await bookings.ReleaseAsync(CaseNumber.Read(ward, id)!, session, attempt, cancellationToken);
                    return refused ?? new Settled.HasNone(file, null);
            }
        }

        throw new TableStoreException("A case changed again and again while its place was being settled.");
    }

    /// <summary>Takes the place and gives it to the case; or lets go, when there is none or the time is over.</summary>
    private async Task<Settled?> SeekAsync(CaseFile file, CaseHold hold, CancellationToken cancellationToken)
    {
        var number = file.Number;
        var decision = Now < hold.Until ? await bookings.HoldAsync(number, hold, cancellationToken) : new BookingDecision.SessionFull();
        if (decision is BookingDecision.Booked { Booking: var booking }
            && await reviews.FindAsync(number.Ward, hold.Session, cancellationToken) is { Book.Session: var session })
        {
            var slot = SlotOf(session, booking, hold.Attempt);
            await desk.ChangeAsync(number.Ward, number.Id, (now, at) => now.Schedule(slot, hold.By, at), cancellationToken);
            return null;
        }

        await desk.ChangeAsync(number.Ward, number.Id, (now, _) => now.GiveUpSeeking(hold.Attempt), cancellationToken);
        return new Settled.HasNone(file, decision);
    }

    /// <summary>False when the place is gone, and the case has let go of it.</summary>
    private async Task<bool> FollowAsync(CaseFile file, CaseSlot slot, CancellationToken cancellationToken)
    {
        var number = file.Number;
        if (await reviews.FindAsync(number.Ward, slot.Session, cancellationToken) is not { Book: var book }
            || book.Session.IsCancelled || book.OfCase(slot.Attempt) is not { } booking)
        {
            await desk.ChangeAsync(number.Ward, number.Id, (now, at) => now.Slot?.Attempt == slot.Attempt ? now.Unschedule("", at) : new CaseDecision.NotNow(now), cancellationToken);
            return false;
        }

        await bookings.ConfirmAsync(number, slot, cancellationToken);
        if (SlotOf(book.Session, booking, slot.Attempt) is var moved && moved != slot)
        {
            await desk.ChangeAsync(number.Ward, number.Id, (now, _) => now.FollowSlot(moved), cancellationToken);
        }

        return true;
    }

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private static CaseSlot SlotOf(ReviewSession session, Booking booking, string attempt) =>
        new(attempt, session.Id, SessionWords.Title(session), session.KindId, session.StartOf(booking.Slot), session.EndOf(booking.Slot));
}

/// <summary>How a try ended.</summary>
internal abstract record Settled
{
    private Settled()
    {
    }

    /// <summary>The case has its place.</summary>
    internal sealed record HasPlace(CaseFile File) : Settled;

    /// <summary>It has none.</summary>
    /// <param name="File">The case; null when there is none any more.</param>
    /// <param name="Why">What kept it from having one; null when the case itself had let go.</param>
    internal sealed record HasNone(CaseFile? File, BookingDecision? Why) : Settled;
}
