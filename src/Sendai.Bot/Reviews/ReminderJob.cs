using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Versions;
using Sendai.Domain.Reviews;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Reviews;

/// <summary>
/// Reminds everybody who has a place, when the time has come. Who is reminded is decided then, so that no booking, move or
/// cancellation has a reminder to change.
/// </summary>
internal sealed class ReminderJob(ReviewStore store, LateMessages late, CurrentDirectory directory, CityClock clock)
{
    public async Task<JobResult> RunAsync(TableRow job, CancellationToken cancellationToken)
    {
        var (session, name) = ReviewRows.ReadJobKey(job.RowKey);
        if ((await store.FindAsync(job.PartitionKey, session, cancellationToken))?.Book is { } book && IsMeant(book.Session, name, job))
        {
            await late.WriteAsync(ReviewRows.Table, job.PartitionKey, Messages(book, name), cancellationToken);
        }

        return new JobResult.Done();
    }

    /// <summary>A session that was moved nearer leaves a reminder for a time that is nobody's any more; one that begins is not announced.</summary>
    private bool IsMeant(ReviewSession session, string name, TableRow job)
    {
        var hourBefore = session.Starts - Duration.FromHours(1);
        return session.ClosureAt(clock.Moment, bySecretariat: true) is null
            && job.GetDateTimeOffset(MessageRow.DueAt) is { } due
            && (name == ReviewJobs.HourBefore
                ? due == hourBefore.ToDateTimeOffset()
                // The hour of the day before may have been set anew since it was planned; and a bot that was away for so
                // long that the other reminder is due sends only that one.
                : CityClock.At(due).Date == CityClock.At(session.Starts).Date.PlusDays(-1) && clock.Moment < hourBefore);
    }

    /// <summary>The time of the session is in the key: one that was moved is announced once for each time, and never twice for one.</summary>
    private IEnumerable<OutboxItem> Messages(SessionBook book, string name)
    {
        var cards = new BookingCards(directory.Snapshot.Content, clock.Moment);
        var stamp = ReviewRows.TimeFrom(book.Session.Starts);
        return book.Booked.Where(booking => booking.Reach is not null).Select(booking => new OutboxItem.Message(
            ReviewRows.MessageKey(book.Session.Id, booking.Number, $"{name}-{stamp}"),
            MessageRow.Address(booking.Reach!),
            new Activity { Attachments = [cards.Reminder(book.Session, booking).ToAttachment()] }));
    }
}
