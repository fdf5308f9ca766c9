using Sendai.Bot.Delivery;
using Sendai.Domain.Reviews;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Reviews;

/// <summary>
/// Tells everybody who is booked or waits that the session has changed: each from what they knew to what is so now, so that of
/// several changes in a row only the newest is told.
/// </summary>
internal sealed class TellJob(ITableStore tables, ReviewStore store, LateMessages late, CityClock clock)
{
    /// <summary>What the keys of these messages end with, before the version.</summary>
    private const string What = "told-";

    private const int Offered = 3;

    // A ward has a few sessions a month.
    private const int LookedThrough = 40;

    public async Task<JobResult> RunAsync(TableRow job, CancellationToken cancellationToken)
    {
        var (id, _) = ReviewRows.ReadJobKey(job.RowKey);
        if ((await store.FindAsync(job.PartitionKey, id, cancellationToken))?.Book is { } book && clock.Moment < book.Session.Ends)
        {
            var messages = Messages(
                book,
                await tables.ReadChangesAsync(job.PartitionKey, id, cancellationToken),
                await ToldAsync(job.PartitionKey, id, cancellationToken),
                book.Session.IsCancelled ? await NextAsync(book.Session, cancellationToken) : []);
            await late.WriteAsync(ReviewRows.Table, job.PartitionKey, messages, cancellationToken);
        }

        return new JobResult.Done();
    }

    private IEnumerable<OutboxItem> Messages(
        SessionBook book, IReadOnlyList<SessionChange> changes, ILookup<int, int> told, IReadOnlyList<SessionGlance> next)
    {
        var cards = new ChangeCards(clock.Moment);
        foreach (var booking in book.Bookings.Where(booking => booking.Reach is not null))
        {
            // What they saw when they booked, or were told since.
            var known = changes.Where(change => change.LastNumber < booking.Number).Select(change => change.Version).Concat(told[booking.Number]).DefaultIfEmpty(0).Max();
            if (changes.FirstOrDefault(change => change.Version > known) is { } change && CardOf(cards, book.Session, booking, change, next) is { } card)
            {
                yield return new OutboxItem.Message(
                    ReviewRows.MessageKey(book.Session.Id, booking.Number, What + SessionChanges.Digits(book.Session.Version)),
                    MessageRow.Address(booking.Reach!),
                    new Activity { Attachments = [card.ToAttachment()] });
            }
        }
    }

    /// <summary>Null when it is again as they knew it.</summary>
    private static AdaptiveCard? CardOf(ChangeCards cards, ReviewSession session, Booking booking, SessionChange change, IReadOnlyList<SessionGlance> next)
    {
        var before = session with { Starts = change.Starts, Place = change.Place, Link = change.Link };
        return session.IsCancelled ? cards.Cancelled(session, booking, next) : before == session ? null : cards.Changed(session, booking, before);
    }

    /// <summary>The versions of which each booking was told.</summary>
    private async Task<ILookup<int, int>> ToldAsync(string partition, string session, CancellationToken cancellationToken)
    {
        var query = new TableQuery { PartitionKey = partition, RowKeyPrefix = ReviewRows.MessagePrefix(session), Select = [] };
        var keys = await tables.ReadAllAsync(ReviewRows.Table, query, cancellationToken).Select(row => row.RowKey).ToListAsync(cancellationToken);
        return keys
            .Select(key => (Booking: key[ReviewRows.MessagePrefix(session).Length..].Split('-', 2), Key: key))
            .Where(one => one.Booking is [_, var what] && what.StartsWith(What, StringComparison.Ordinal))
            .ToLookup(one => SessionChanges.VersionOf(one.Booking[0]), one => SessionChanges.VersionOf(one.Key));
    }

    /// <summary>The next sessions of the kind that can be booked.</summary>
    private async Task<IReadOnlyList<SessionGlance>> NextAsync(ReviewSession session, CancellationToken cancellationToken) => session.Bookers == Bookers.Secretariat
        ? []
        : [.. (await store.FromAsync(session.Ward, clock.Moment, LookedThrough, cancellationToken))
            .Where(one => one.Session.KindId == session.KindId && one.Session.Id != session.Id && one.Session.ClosureAt(clock.Moment, bySecretariat: false) is null)
            .Take(Offered)];
}
