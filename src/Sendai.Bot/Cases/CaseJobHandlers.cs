using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Cases;

/// <summary>Follows a try to its end that whoever began it has perhaps left in the middle.</summary>
internal sealed class SettleJob(CaseSettlement settlement)
{
    public async Task<JobResult> RunAsync(TableRow row, CancellationToken cancellationToken)
    {
        var (ward, id, words) = CaseJobs.Read(row);
        await settlement.SettleAsync(ward, id, words[0], words[1], cancellationToken);
        return new JobResult.Done();
    }
}

/// <summary>Brings cases in line with a session that was changed, and gives back places whose time to be held is over.</summary>
internal sealed class SessionCasesJob(CaseSettlement settlement, CaseStore cases, ReviewStore reviews, CityClock clock)
{
    public async Task<JobResult> RunAsync(TableRow row, CancellationToken cancellationToken)
    {
        var (session, _) = ReviewRows.ReadJobKey(row.RowKey);
        if (await reviews.FindAsync(row.PartitionKey, session, cancellationToken) is not { Book: var book })
        {
            return new JobResult.Done();
        }

        var ward = book.Session.Ward;
        foreach (var (id, attempt) in await TriesAsync(row.PartitionKey, ward, book, cancellationToken))
        {
            await settlement.SettleAsync(ward, id, attempt, session, cancellationToken);
        }

        var left = await reviews.FindAsync(ward, session, cancellationToken);
        var holds = left?.Book.Bookings.Select(booking => booking.Case?.HeldUntil).OfType<Instant>().ToList() ?? [];
        return holds.Count == 0
            ? new JobResult.Done()
            : new JobResult.Later("a place is still held", Duration.Max(holds.Min() - clock.Moment, Duration.FromSeconds(1)).ToTimeSpan());
    }

    /// <summary>Those that the session knows, and those that know the session.</summary>
    private async Task<IReadOnlyList<(string Case, string Attempt)>> TriesAsync(
        string partition, Ward ward, Domain.Reviews.SessionBook book, CancellationToken cancellationToken)
    {
        var tries = book.Bookings.Select(booking => booking.Case).OfType<Domain.Reviews.BookedCase>().Select(of => (of.Id, of.Attempt)).ToList();
        foreach (var id in await cases.InSessionAsync(partition, book.Session.Id, cancellationToken))
        {
            if ((await cases.FindAsync(ward, id, cancellationToken))?.File.Slot is { } slot)
            {
                tries.Add((id, slot.Attempt));
            }
        }

        return [.. tries.Distinct()];
    }
}

/// <summary>The session of a case is over: it was discussed, and whoever took part reads it no more.</summary>
internal sealed class OverJob(CaseDesk desk, CityClock clock)
{
    public async Task<JobResult> RunAsync(TableRow row, CancellationToken cancellationToken)
    {
        var (ward, id, words) = CaseJobs.Read(row);
        await desk.ChangeAsync(
            ward,
            id,
            (file, now) => file.Slot is { } slot && slot.Attempt == words[0] && slot.Ends <= now ? file.Hold(clock.Now.Date, "", now) : new CaseDecision.NotNow(file),
            cancellationToken);
        return new JobResult.Done();
    }
}

/// <summary>What was returned and lay for too long is withdrawn.</summary>
internal sealed class LapseJob(CaseDesk desk)
{
    public async Task<JobResult> RunAsync(TableRow row, CancellationToken cancellationToken)
    {
        var (ward, id, _) = CaseJobs.Read(row);
        await desk.ChangeAsync(ward, id, (file, now) => file.Lapse(now), cancellationToken);
        return new JobResult.Done();
    }
}
