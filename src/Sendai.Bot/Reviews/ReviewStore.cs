using NodaTime;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Tables;

namespace Sendai.Bot.Reviews;

/// <summary>Reads sessions. What has passed is never read to find what comes.</summary>
internal sealed class ReviewStore(ITableStore tables)
{
    /// <summary>One session with its bookings; null when there is none.</summary>
    public Task<LoadedSession?> FindAsync(Ward ward, string session, CancellationToken cancellationToken) =>
        FindAsync(ReviewRows.PartitionOf(ward), session, cancellationToken);

    /// <summary>The same, for whoever knows only the partition.</summary>
    public async Task<LoadedSession?> FindAsync(string partition, string session, CancellationToken cancellationToken)
    {
        if (!ReviewRows.IsId(session))
        {
            return null;
        }

        var query = new TableQuery { PartitionKey = partition, RowKeyPrefix = ReviewRows.HeadKey(session) };
        return LoadedSession.Of(await tables.ReadAllAsync(ReviewRows.Table, query, cancellationToken).ToListAsync(cancellationToken));
    }

    /// <summary>The sessions of a ward that begin from then on, the first one first; cancelled ones among them.</summary>
    public Task<IReadOnlyList<SessionGlance>> FromAsync(Ward ward, Instant from, int count, CancellationToken cancellationToken) => ReadAsync(
        ward, new TableQuery { RowKeyFrom = ReviewRows.TimeFrom(from), RowKeyBefore = ReviewRows.TimeEnd, PageSize = count }, count, cancellationToken);

    /// <summary>The sessions of a ward that begin between the two, the first one first.</summary>
    public Task<IReadOnlyList<SessionGlance>> BetweenAsync(Ward ward, Instant from, Instant before, CancellationToken cancellationToken) => ReadAsync(
        ward, new TableQuery { RowKeyFrom = ReviewRows.TimeFrom(from), RowKeyBefore = ReviewRows.TimeFrom(before) }, int.MaxValue, cancellationToken);

    /// <summary>What somebody has booked in a ward, or waits for, and is not over; the first one first.</summary>
    public async Task<IReadOnlyList<(SessionBook Book, Booking Booking)>> OfPersonAsync(Ward ward, string person, Instant now, CancellationToken cancellationToken)
    {
        var query = new TableQuery
        {
            PartitionKey = ReviewRows.PartitionOf(ward),
            RowKeyPrefix = ReviewRows.MinePrefix(person),
            RowKeyFrom = ReviewRows.MineFrom(person, CityClock.At(now).Date),
            Select = [],
        };
        var sessions = await tables.ReadAllAsync(ReviewRows.Table, query, cancellationToken)
            .Select(row => ReviewRows.SessionOf(person, row.RowKey))
            .Distinct()
            .ToListAsync(cancellationToken);
        var loaded = await Task.WhenAll(sessions.Select(session => FindAsync(ward, session, cancellationToken)));
        return
        [
            .. loaded.OfType<LoadedSession>()
                .Where(one => one.Book.Session.Ends > now && !one.Book.Session.IsCancelled)
                .SelectMany(one => one.Book.Bookings.Where(booking => booking.Person == person).Select(booking => (one.Book, booking)))
                .OrderBy(one => one.Book.Session.StartOf(one.booking.Slot)),
        ];
    }

    private async Task<IReadOnlyList<SessionGlance>> ReadAsync(Ward ward, TableQuery query, int count, CancellationToken cancellationToken)
    {
        var partition = ReviewRows.PartitionOf(ward);
        var keys = await tables.ReadAllAsync(ReviewRows.Table, query with { PartitionKey = partition, Select = [] }, cancellationToken)
            .Take(count)
            .Select(row => row.RowKey[(ReviewRows.TimeFrom(default).Length + 1)..])
            .ToListAsync(cancellationToken);
        var heads = await Task.WhenAll(keys.Select(key => tables.GetAsync(ReviewRows.Table, partition, ReviewRows.HeadKey(key), cancellationToken)));
        return [.. heads.OfType<TableRow>().Select(SessionGlance.Read)];
    }
}

/// <summary>A session without its bookings.</summary>
/// <param name="Session">The session.</param>
/// <param name="Free">How many places are free.</param>
/// <param name="Waiting">How many wait.</param>
internal sealed record SessionGlance(ReviewSession Session, int Free, int Waiting)
{
    public static SessionGlance Read(TableRow head) => new(
        ReviewRows.ReadSession(head), head.GetInt32(ReviewRows.Free) ?? 0, head.GetInt32(ReviewRows.Waiting) ?? 0);

    public static SessionGlance Of(SessionBook book) => new(book.Session, book.Free, book.Waiting.Count);
}
