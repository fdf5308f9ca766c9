using Sendai.Bot.Reviews;
using Sendai.Domain.Access;
using Sendai.Domain.Offices;
using Sendai.Domain.Reviews;
using Sendai.Teams.Hosting;
using Attendance = Sendai.Domain.Reviews.Attendance;

namespace Sendai.Bot.Features.Sessions;

/// <summary>「出欠をつける」: who came, and from which offices.</summary>
internal sealed class AttendanceHandler(SessionsDesk desk, ReviewDesk reviews, SessionOffices offices, ReviewStore store)
{
    /// <summary>Offices without a booking in one press; each is a row of the transaction.</summary>
    private const int MostWalkIns = 40;

    /// <summary>The card.</summary>
    public Task<AdaptiveCardInvokeResponse> ShowAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForSessionAsync(
        turn,
        data,
        Operation.ManageReviews,
        async found =>
        {
            await desk.RecordReadingAsync(turn, found, cancellationToken);
            return await CardAsync(turn, found.Book, data.GetInt32(SessionVerbs.Page) ?? 0, null, cancellationToken);
        },
        cancellationToken);

    /// <summary>「保存する」.</summary>
    public Task<AdaptiveCardInvokeResponse> MarkAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForSessionAsync(
        turn,
        data,
        Operation.ManageReviews,
        async found =>
        {
            if (!SessionsDesk.MayChange(data))
            {
                return SessionsDesk.Unusable();
            }

            var session = found.Book.Session;
            var all = await offices.AllAsync(session.Ward, cancellationToken);
            var recorded = await offices.CameAsync(session, all, cancellationToken);
            // What the card did not ask for stays as it is.
            var walkedIn = data.GetString(SessionVerbs.Offices)?.Split(',').Take(MostWalkIns).ToHashSet() ?? [.. WalkedIn(found.Book, recorded)];
            var marked = await desk.AuditedAsync(
                turn,
                Operation.ManageReviews,
                session.Ward,
                session.Id,
                async () => await reviews.DoAsync(
                    session.Ward,
                    new ReviewCommand<SessionBook?>([session.Id], draft => Mark(draft, session.Id, data, all, walkedIn)) { Press = new(turn, data, _ => null) },
                    cancellationToken) is var book
                    ? (book, book is not null)
                    : default,
                cancellationToken);
            var now = marked ?? (await store.FindAsync(session.Ward, session.Id, cancellationToken))!.Book;
            if (marked is not null)
            {
                var came = Came(marked, walkedIn);
                await offices.TakeBackAsync(session, all.Where(office => recorded.Contains(office.Id) && !came.Contains(office.Id)), cancellationToken);
            }

            return await CardAsync(turn, now, data.GetInt32(SessionVerbs.Page) ?? 0, marked is null ? SessionWordsOfDesk.DoneBefore : "出欠を保存しました。", cancellationToken);
        },
        cancellationToken);

    private static SessionBook Mark(ReviewDraft draft, string id, ActionData data, IReadOnlyList<Office> all, HashSet<string> walkedIn)
    {
        // Sessions are never taken away, and this one was there before.
        var book = draft.Find(id)!;
        // A press writes what it is about, so that a session of any size stays within a transaction.
        var about = new HashSet<string>(walkedIn);
        foreach (var booking in book.Booked)
        {
            if (AttendanceCard.Read(data.GetString(AttendanceCard.InputOf(booking))) is { } attendance)
            {
                book = book.Mark(booking.Number, attendance, draft.Now) ?? book;
                about.Add(booking.Office);
            }
        }

        if (draft.Now >= book.Session.Starts && !book.Session.IsCancelled)
        {
            draft.Put(book);
            draft.Spend("marked");
            var came = Came(book, walkedIn);
            foreach (var row in SessionOffices.AttendanceOperations(draft.Partition, book.Session, all.Where(office => about.Contains(office.Id) && came.Contains(office.Id))))
            {
                draft.Write(row);
            }
        }

        return book;
    }

    private async Task<AdaptiveCardInvokeResponse> CardAsync(Turn turn, SessionBook book, int page, string? notice, CancellationToken cancellationToken)
    {
        var session = book.Session;
        if (session.IsCancelled || desk.Now < session.Starts)
        {
            return AdaptiveCardInvokeResponse.Card(new ListCards(desk.Now).One(
                book, session.IsCancelled ? "この会は中止になったので、出欠はつけられません。" : "出欠は、会が始まってからつけられます。何も変えていません。"));
        }

        var all = await offices.AllAsync(session.Ward, cancellationToken);
        var walkedIn = WalkedIn(book, await offices.CameAsync(session, all, cancellationToken)).ToHashSet();
        var shown = page > 0 && page < book.Booked.Count && page * AttendanceCard.PageSize < book.Booked.Count ? page : 0;
        return await desk.AnswerWithNamesAsync(turn, session.Ward, AttendanceCard.Of(book, all, walkedIn, shown, notice, desk.Now), cancellationToken);
    }

    /// <summary>The offices that came: of those who had booked, and without a booking.</summary>
    private static HashSet<string> Came(SessionBook book, IEnumerable<string> walkedIn) =>
        [.. book.Booked.Where(booking => booking.Attendance == Attendance.Came).Select(booking => booking.Office), .. walkedIn];

    private static IEnumerable<string> WalkedIn(SessionBook book, IEnumerable<string> recorded) => recorded.Except(Came(book, []));
}
