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
internal sealed class ReminderJob(ITableStore tables, ReviewStore store, Outbox outbox, CurrentDirectory directory, CityClock clock)
{
    // With its pointer's bucket that is far below what a transaction takes.
    private const int Batch = 50;

    public async Task<JobResult> RunAsync(TableRow job, CancellationToken cancellationToken)
    {
        var (session, name) = ReviewRows.ReadJobKey(job.RowKey);
        if ((await store.FindAsync(job.PartitionKey, session, cancellationToken))?.Book is { } book && IsMeant(book.Session, name, job))
        {
            foreach (var batch in Messages(book, name).Chunk(Batch))
            {
                await WriteAsync(job.PartitionKey, batch, cancellationToken);
            }
        }

        return new JobResult.Done();
    }

    /// <summary>A session that was moved nearer leaves a reminder for a time that is nobody's any more; one that begins is not announced.</summary>
    private bool IsMeant(ReviewSession session, string name, TableRow job) =>
        session.ClosureAt(clock.Moment, bySecretariat: true) is null
        && job.GetDateTimeOffset(MessageRow.DueAt) is { } due
        // The hour of the day before may have been set anew since it was planned.
        && (name == ReviewJobs.HourBefore
            ? due == (session.Starts - Duration.FromHours(1)).ToDateTimeOffset()
            : CityClock.At(due).Date == CityClock.At(session.Starts).Date.PlusDays(-1));

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

    /// <summary>Those that are not there yet: this may be the second time.</summary>
    private async Task WriteAsync(string partition, OutboxItem[] messages, CancellationToken cancellationToken)
    {
        var there = await Task.WhenAll(messages.Select(message => tables.GetAsync(ReviewRows.Table, partition, message.RowKey, cancellationToken)));
        List<OutboxItem> missing = [.. messages.Where((_, at) => there[at] is null)];
        if (missing.Count == 0)
        {
            return;
        }

        var post = await outbox.PrepareAsync(ReviewRows.Table, partition, missing, cancellationToken);
        if (await tables.TransactAsync(ReviewRows.Table, post, cancellationToken) is not TransactionResult.Written)
        {
            throw new TableStoreException("The reminders of a session were being written by somebody else.");
        }

        outbox.Nudge();
    }
}
