using Azure;
using Sendai.Bot.Calendar;
using Sendai.Bot.Delivery;
using Sendai.Domain.Reviews;
using Sendai.Tables;
using Sendai.Teams.Connector;
using Sendai.Teams.Graph;

namespace Sendai.Bot.Reviews;

/// <summary>
/// Brings the organiser's calendar to what the bookings of a session are: makes, changes and cancels events. It looks at what
/// is so now, so that it may come late, twice, or after several changes. A booking never waits for it.
/// </summary>
internal sealed class CalendarJob(ITableStore tables, ReviewStore store, OrganizerCalendar calendar, AttendeeAddress addresses)
{
    private const string Cancelled = "予約が取り消されたか、会が中止になりました。";

    public async Task<JobResult> RunAsync(TableRow job, CancellationToken cancellationToken)
    {
        var (session, _) = ReviewRows.ReadJobKey(job.RowKey);
        if (!calendar.IsConfigured || (await store.FindAsync(job.PartitionKey, session, cancellationToken))?.Book is not { } book)
        {
            return new JobResult.Done();
        }

        var rows = await tables.ReadAllAsync(
                ReviewRows.Table, new TableQuery { PartitionKey = job.PartitionKey, RowKeyPrefix = CalendarRow.Prefix(session) }, cancellationToken)
            .ToDictionaryAsync(row => CalendarRow.Read(row).Number, CalendarRow.Read, cancellationToken: cancellationToken);
        var wanted = book.Session.IsCancelled ? [] : book.Booked.Where(booking => booking.Reach is not null).ToList();
        JobResult result = new JobResult.Done();
        foreach (var booking in wanted)
        {
            result = Worse(result, await PutAsync(job.PartitionKey, book.Session, booking, rows.GetValueOrDefault(booking.Number), cancellationToken));
        }

        foreach (var left in rows.Values.Where(row => wanted.TrueForAll(booking => booking.Number != row.Number)))
        {
            result = Worse(result, await EndAsync(job.PartitionKey, session, left, cancellationToken));
        }

        return result;
    }

    /// <summary>What must be tried again comes before what cannot be done: both are seen in the end.</summary>
    private static JobResult Worse(JobResult one, JobResult other) => (one, other) switch
    {
        (JobResult.Later, _) => one,
        (_, JobResult.Done) => one,
        _ => other,
    };

    private async Task<JobResult> PutAsync(string partition, ReviewSession session, Booking booking, CalendarRow? row, CancellationToken cancellationToken)
    {
        var entry = BookingEntry.Of(session, booking);
        var print = CalendarRow.PrintOf(entry);
        if (row?.Print == print)
        {
            return new JobResult.Done();
        }

        if (await FindAddressAsync(booking, cancellationToken) is not ({ } found, var address))
        {
            return new JobResult.Later("the address of somebody could not be asked for");
        }

        var before = row ?? new CalendarRow(booking.Number, null, "", 0);
        if (!found)
        {
            // They have the link and the file; there is nothing to try again.
            return await KeepAsync(partition, session.Id, before with { Print = print }, cancellationToken);
        }

        var result = await calendar.PutAsync(before.In(entry), address!, booking.Name, before.EventId, cancellationToken);
        if (result is GraphResult.Gone)
        {
            before = before with { EventId = null, Round = before.Round + 1 };
            result = await calendar.PutAsync(before.In(entry), address!, booking.Name, null, cancellationToken);
        }

        return result switch
        {
            GraphResult.Done done => await KeepAsync(partition, session.Id, before with { EventId = done.EventId, Print = print }, cancellationToken),
            GraphResult.Later later => new JobResult.Later(later.Why, later.RetryAfter),
            GraphResult.Refused refused => new JobResult.Failed(refused.Code),
            _ => new JobResult.Later("the event is gone again"),
        };
    }

    private async Task<JobResult> EndAsync(string partition, string session, CalendarRow row, CancellationToken cancellationToken)
    {
        var result = row.EventId is { } id ? await calendar.CancelAsync(id, Cancelled, cancellationToken) : new GraphResult.Gone();
        switch (result)
        {
            case GraphResult.Later later:
                return new JobResult.Later(later.Why, later.RetryAfter);
            case GraphResult.Refused refused:
                return new JobResult.Failed(refused.Code);
            default:
                await tables.DeleteAsync(ReviewRows.Table, partition, CalendarRow.Key(session, row.Number), ETag.All, cancellationToken);
                return new JobResult.Done();
        }
    }

    private async Task<JobResult> KeepAsync(string partition, string session, CalendarRow row, CancellationToken cancellationToken)
    {
        await tables.UpsertAsync(ReviewRows.Table, row.Write(partition, session), cancellationToken);
        return new JobResult.Done();
    }

    /// <summary>Whether there is an address, and which; null when Teams could not be asked.</summary>
    private async Task<(bool? Found, string? Address)> FindAddressAsync(Booking booking, CancellationToken cancellationToken)
    {
        try
        {
            var address = await addresses.FindAsync(MessageRow.Address(booking.Reach!), cancellationToken);
            return (address is not null, address);
        }
        catch (Exception failure) when (failure is ConnectorException or HttpRequestException or TokenUnavailableException or InvalidDataException)
        {
            return (null, null);
        }
    }
}
