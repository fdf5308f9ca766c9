using System.Globalization;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Reviews;

/// <summary>「予約する」: the form, and what becomes of it.</summary>
internal sealed class BookHandler(SessionFinder finder, BookingDesk desk, BookerOffice offices)
{
    private const string Changed = "選んだ内容を読み取れませんでした。もう一度選んでください。";

    /// <summary>「予約する」 or 「キャンセル待ちする」 on a list.</summary>
    public async Task<AdaptiveCard> FormAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        await finder.FindAsync(data, cancellationToken) is var (book, _)
            ? await FormAsync(turn, book, null, cancellationToken)
            : finder.NotFound();

    /// <summary>「予約する」 on the form, and 「キャンセル待ちに入る」 on that of a full session.</summary>
    public async Task<AdaptiveCard> BookAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(data, cancellationToken) is not var (found, _))
        {
            return finder.NotFound();
        }

        if (!SessionFinder.IsDeed(turn, data))
        {
            return await FormAsync(turn, found, null, cancellationToken);
        }

        if (await RequestAsync(turn, data, found.Session, cancellationToken) is not { } request)
        {
            return await FormAsync(turn, found, Changed, cancellationToken);
        }

        return await desk.BookAsync(found.Session.Ward, found.Session.Id, request, turn, data, cancellationToken) switch
        {
            null => finder.NotFound(),
            { Decision: BookingDecision.Booked booked, Book: var book } => finder.Cards.Confirmed(book.Session, booked.Booking),
            { Decision: BookingDecision.Waitlisted waits, Book: var book } => finder.Cards.Waiting(book, waits.Booking),
            { Decision: var decision, Book: var book } => await FormAsync(turn, book, ReviewWords.Why(decision), cancellationToken),
        };
    }

    /// <summary>The form as far as there is something to fill in: otherwise what is so.</summary>
    private async Task<AdaptiveCard> FormAsync(Turn turn, SessionBook book, string? note, CancellationToken cancellationToken)
    {
        var (person, session) = (UserKey.Of(turn), book.Session);
        if (book.Bookings.FirstOrDefault(booking => booking.Person == person) is { } mine)
        {
            return finder.Cards.Stands(book, mine);
        }

        if (session.ClosureAt(finder.Now, bySecretariat: false) is { } closure)
        {
            return finder.Cards.Sorry(SessionWords.Of(closure), session);
        }

        var office = await offices.OfficeOfAsync(person, cancellationToken);
        return session.Bookers == Bookers.Secretariat || (session.Bookers == Bookers.NewOffices && !office.IsNew)
            ? finder.Cards.Sorry(ReviewWords.NotFor(session.Bookers), session)
            : new FormCard(finder.Content, finder.Now).Of(book, office, note);
    }

    /// <summary>What was chosen; null when that is nothing that could be chosen.</summary>
    private async Task<BookingRequest?> RequestAsync(Turn turn, ActionData data, ReviewSession session, CancellationToken cancellationToken)
    {
        var (theme, issue) = (data.GetString(ReviewData.Theme) ?? "", data.GetString(ReviewData.Issue) ?? "");
        if (!TrySlot(data, session, out var slot)
            || (session.Themes.Count == 0 ? theme.Length > 0 : !session.Themes.Contains(theme))
            || (issue.Length > 0 && !finder.Content.Issues.Any(known => known.Id == issue)))
        {
            return null;
        }

        var person = KnownPerson.Of(turn);
        var office = await offices.OfficeOfAsync(person.Key, cancellationToken);
        return new BookingRequest(person.Key, person.Name ?? "", Reach(person), office.Id, new BookingTheme(theme, issue), slot)
        {
            OrWaits = data.Verb == ReviewVerbs.Waitlist || data.GetString(ReviewData.Waits) == "true",
            IsOfNewOffice = office.IsNew,
        };
    }

    private static bool TrySlot(ActionData data, ReviewSession session, out int? slot)
    {
        slot = null;
        if (data.GetString(ReviewData.Slot) is null or "" or ReviewData.AnySlot)
        {
            return true;
        }

        if (session.SlotMinutes is null
            || !int.TryParse(data.GetString(ReviewData.Slot), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number >= session.Capacity)
        {
            return false;
        }

        slot = number;
        return true;
    }

    /// <summary>The chat of the press, not the card in it; and without the name, which the bot does not need to write there.</summary>
    private static string? Reach(KnownPerson person) => person.PersonalChat() is { } chat ? MessageRow.Serialize(chat) : null;
}
