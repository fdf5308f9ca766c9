using System.Collections.Immutable;
using Azure;
using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Domain.Reviews;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Reviews;

/// <summary>
/// What one transaction of a ward shall do: the sessions as they were read, as they shall be, and what comes with that. The
/// rows follow from the difference.
/// </summary>
internal sealed class ReviewDraft(
    string partition, IReadOnlyDictionary<string, LoadedSession> loaded, TableRow? boards, ReviewJobs jobs, DateTimeOffset now)
{
    /// <summary>Cards in channels follow with this much delay, so that ten bookings are one update.</summary>
    private static readonly TimeSpan BoardsDelay = TimeSpan.FromSeconds(10);

    private (Turn? Turn, ActionData? Data) press;

    /// <summary>All that would be written; to be put back when a command does not fit.</summary>
    public DraftState State { get; set; } = new([], [], []);

    public string Partition => partition;

    /// <summary>The moment of the decision.</summary>
    public Instant Now { get; } = Instant.FromDateTimeOffset(now);

    /// <summary>How many operations the transaction would have.</summary>
    public int Count => Operations().Count + Messages().Count;

    /// <summary>The session as it is after what was decided before in this draft; null when there is none.</summary>
    public SessionBook? Find(string session) => State.Books.GetValueOrDefault(session) ?? loaded.GetValueOrDefault(session)?.Book;

    /// <summary>The session as it shall be; one that was not there is made.</summary>
    public void Put(SessionBook book) => State = State with { Books = State.Books.SetItem(book.Session.Id, book) };

    /// <summary>Sends a message with it.</summary>
    public void Send(OutboxItem message) => State = State with { Messages = State.Messages.Add(message) };

    /// <summary>Writes another row of the ward's partition with it.</summary>
    public void Write(TableOperation row) => State = State with { Rows = State.Rows.Add(row) };

    /// <summary>Makes the press count once; a repeat of it is answered by the outcome.</summary>
    /// <param name="outcome">An id or a word, never text of people.</param>
    public void Spend(string outcome)
    {
        if (press is ({ } turn, { } data))
        {
            Write(Nonce.Spend(partition, turn, data, outcome, now));
        }
    }

    /// <summary>The draft for the command of this press.</summary>
    public ReviewDraft For(Turn? turn, ActionData? data)
    {
        press = (turn, data);
        return this;
    }

    /// <summary>The rows to write beside the messages.</summary>
    public IReadOnlyList<TableOperation> Operations()
    {
        var operations = new List<TableOperation>(State.Rows);
        foreach (var book in State.Books.Values)
        {
            var before = loaded.GetValueOrDefault(book.Session.Id);
            if (before?.Book == book)
            {
                continue;
            }

            var head = ReviewRows.Head(partition, book);
            operations.Add(before is null ? new TableOperation.Insert(head) : new TableOperation.Replace(head, before.Head.ETag));
            operations.AddRange(TimeRows(before?.Book.Session, book.Session));
            operations.AddRange(BookingRows(before?.Book, book));
        }

        operations.AddRange(Due().Where(job => job.Touch is not null).Select(job => job.Touch!));
        return operations;
    }

    /// <summary>The messages and the work to be prepared by the outbox.</summary>
    public IReadOnlyList<OutboxItem> Messages() => [.. State.Messages, .. Due().Select(job => job.Plan).OfType<OutboxItem>()];

    private IEnumerable<TableOperation> TimeRows(ReviewSession? before, ReviewSession after)
    {
        if (before?.Starts == after.Starts)
        {
            yield break;
        }

        if (before is not null)
        {
            yield return new TableOperation.Delete(partition, ReviewRows.TimeKey(before.Starts, before.Id), ETag.All);
        }

        yield return new TableOperation.Upsert(new TableRow(partition, ReviewRows.TimeKey(after.Starts, after.Id)));
    }

    private IEnumerable<TableOperation> BookingRows(SessionBook? before, SessionBook after)
    {
        var session = after.Session.Id;
        foreach (var booking in after.Bookings)
        {
            var was = before?.Find(booking.Number);
            if (was != booking)
            {
                yield return new TableOperation.Upsert(ReviewRows.Write(partition, session, booking));
            }

            if (was is null)
            {
                yield return new TableOperation.Upsert(new TableRow(partition, ReviewRows.MineKey(booking.Person, session, booking.Number)));
            }
        }

        foreach (var gone in before?.Bookings.Where(booking => after.Find(booking.Number) is null) ?? [])
        {
            yield return new TableOperation.Delete(partition, ReviewRows.BookingKey(session, gone.Number), ETag.All);
            yield return new TableOperation.Delete(partition, ReviewRows.MineKey(gone.Person, session, gone.Number), ETag.All);
        }
    }

    /// <summary>What is to be done later because of what changes now.</summary>
    private IEnumerable<DueJob> Due()
    {
        var isPublic = false;
        foreach (var book in State.Books.Values)
        {
            var before = loaded.GetValueOrDefault(book.Session.Id);
            if (before?.Book == book)
            {
                continue;
            }

            isPublic = true;
            foreach (var job in jobs.Of(before?.Book, book, now))
            {
                yield return DueJob.At(partition, ReviewRows.JobKey(book.Session.Id, job.Name), before?.Jobs.GetValueOrDefault(job.Name), job.Handler, job.DueAt, now);
            }
        }

        if (isPublic && boards is not null)
        {
            yield return DueJob.At(partition, ReviewRows.BoardsJob, boards, ReviewJobs.Boards, now + BoardsDelay, now, earlierWillDo: true);
        }
    }
}

/// <summary>What a draft would write.</summary>
/// <param name="Books">The sessions as they shall be.</param>
/// <param name="Messages">What shall be sent.</param>
/// <param name="Rows">Other rows.</param>
internal sealed record DraftState(ImmutableSortedDictionary<string, SessionBook> Books, ImmutableList<OutboxItem> Messages, ImmutableList<TableOperation> Rows)
{
    public DraftState(IEnumerable<SessionBook> books, IEnumerable<OutboxItem> messages, IEnumerable<TableOperation> rows)
        : this(books.ToImmutableSortedDictionary(book => book.Session.Id, book => book, StringComparer.Ordinal), [.. messages], [.. rows])
    {
    }
}
