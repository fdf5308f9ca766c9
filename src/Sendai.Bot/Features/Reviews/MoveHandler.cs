using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Reviews;

/// <summary>「時間を変える」: another slot of the session, or another session of its kind.</summary>
internal sealed class MoveHandler(SessionFinder finder, ReviewStore store, BookingDesk desk, OwnHandler own, BookerOffice offices)
{
    private const int OtherSessions = 3;

    // Sessions of other kinds lie between them.
    private const int LookedAt = 24;

    private const string Unread = "選んだ時間を読み取れませんでした。もう一度選んでください。";

    public async Task<AdaptiveCard> MoveAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(data, cancellationToken) is not var (book, number)
            || book.Find(number) is not { IsWaiting: false } booking
            || booking.Person != UserKey.Of(turn))
        {
            return await own.CardAsync(turn, 0, ReviewWords.Gone, cancellationToken);
        }

        if (book.Session.ClosureAt(finder.Now, bySecretariat: true) is { } closure)
        {
            return finder.Cards.Sorry(SessionWords.Of(closure), book.Session);
        }

        if (!SessionFinder.IsDeed(turn, data) || data.GetBoolean(ReviewVerbs.Sure) != true)
        {
            return await AskAsync(book, booking, null, cancellationToken);
        }

        if (MoveCard.Read(data.GetString(ReviewData.To)) is not var (to, slot)
            || await store.FindAsync(book.Session.Ward, to, cancellationToken) is not { } there
            || there.Book.Session.KindId != book.Session.KindId
            || slot is null != there.Book.Session.SlotMinutes is null)
        {
            return await AskAsync(book, booking, Unread, cancellationToken);
        }

        var office = await offices.OfficeOfAsync(booking.Person, cancellationToken);
        var moved = await desk.MoveAsync(book.Session.Ward, book.Session.Id, number, to, slot, office.IsNew, turn, data, cancellationToken);
        return moved switch
        {
            null => finder.NotFound(),
            { Decision: MoveDecision.Moved done, Book: { } after } => finder.Cards.Confirmed(after.Session, done.To),
            { Decision: MoveDecision.NotBooked(BookingDecision.AlreadyBooked already), Book: { } after } => finder.Cards.Stands(after, already.Booking),
            { Decision: MoveDecision.NotBooked(var why) } => await AgainAsync(turn, data, ReviewWords.Why(why), cancellationToken),
            { Decision: MoveDecision.TooLate(var late) } => finder.Cards.Sorry(SessionWords.Of(late), book.Session),
            _ => await own.CardAsync(turn, 0, ReviewWords.Gone, cancellationToken),
        };
    }

    /// <summary>With what is free now, which is not what was free when the press came.</summary>
    private async Task<AdaptiveCard> AgainAsync(Turn turn, ActionData data, string? why, CancellationToken cancellationToken) =>
        await finder.FindAsync(data, cancellationToken) is var (book, number) && book.Find(number) is { } booking
            ? await AskAsync(book, booking, $"{why}いまの予約はそのままです。", cancellationToken)
            : await own.CardAsync(turn, 0, ReviewWords.Gone, cancellationToken);

    private async Task<AdaptiveCard> AskAsync(SessionBook book, Booking booking, string? note, CancellationToken cancellationToken)
    {
        var (session, now) = (book.Session, finder.Now);
        var next = await store.FromAsync(session.Ward, now, LookedAt, cancellationToken);
        var others = await Task.WhenAll(next
            .Where(other => other.Session.KindId == session.KindId && other.Session.Id != session.Id && other.Free > 0 && IsOpen(other.Session, bySecretariat: false))
            .Take(OtherSessions)
            .Select(other => store.FindAsync(session.Ward, other.Session.Id, cancellationToken)));
        SessionBook[] here = session.SlotMinutes is not null && IsOpen(session, booking.BySecretariat) ? [book] : [];
        return new MoveCard(now).Of(
            session, booking, [.. here.Concat(others.OfType<LoadedSession>().Select(other => other.Book)).OrderBy(one => one.Session.Starts)], note);
    }

    private bool IsOpen(ReviewSession session, bool bySecretariat) =>
        session.ClosureAt(finder.Now, bySecretariat) is null && (session.Bookers != Bookers.Secretariat || bySecretariat);
}
