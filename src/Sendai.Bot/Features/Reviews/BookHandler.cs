using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Screening;
using Sendai.Domain.Cases;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Reviews;

/// <summary>「予約する」: the form, and what becomes of it.</summary>
internal sealed class BookHandler(SessionFinder finder, BookingDesk desk, BookerOffice offices, ScreenDesk screens)
{
    private const string Changed = "選んだ内容を読み取れませんでした。もう一度選んでください。";
    private static readonly string TooLong = $"「くわしく」は{BookingTheme.TextLength}文字までにしてください。まだ保存されていません。書いた文はそのまま残っています。";

    /// <summary>「予約する」 or 「キャンセル待ちする」 on a list.</summary>
    public async Task<AdaptiveCard> FormAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        await finder.FindAsync(data, cancellationToken) is var (book, _)
            ? await FormAsync(turn, book, new FormState(), cancellationToken)
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
            return await FormAsync(turn, found, new FormState(), cancellationToken);
        }

        var form = BookingForm.Of(data);
        if (!form.Fits(found.Session, finder.Content))
        {
            return await FormAsync(turn, found, new FormState { Note = Changed }, cancellationToken);
        }

        // What is too long is not even looked at: nobody can hand it in.
        var screened = form.Text.Length > BookingTheme.TextLength ? null : screens.Look([form.Text], data);
        if (screened is not Screened.Passed { Texts: [{ Value.Length: <= BookingTheme.TextLength } text] })
        {
            return await FormAsync(turn, found, Refused(form, screened), cancellationToken);
        }

        var request = await RequestAsync(turn, data, form, text, found.Session, cancellationToken);
        return await desk.BookAsync(found.Session.Ward, found.Session.Id, request, turn, data, cancellationToken) switch
        {
            null => finder.NotFound(),
            { Decision: BookingDecision.Booked booked, Book: var book } => finder.Cards.Confirmed(book.Session, booked.Booking),
            { Decision: BookingDecision.Waitlisted waits, Book: var book } => finder.Cards.Waiting(book, waits.Booking),
            { Decision: var decision, Book: var book } => await FormAsync(
                turn, book, new FormState { Typed = form with { Text = text.Value }, Note = ReviewWords.Why(decision) }, cancellationToken),
        };
    }

    /// <summary>The form with the text in it and with what stands in its way. It goes to the writer, and nowhere else.</summary>
    private static FormState Refused(BookingForm form, Screened? screened) => screened switch
    {
        Screened.Found found => new FormState { Typed = form with { Text = found.Texts[0] }, Found = found },
        Screened.Passed passed => new FormState { Typed = form with { Text = passed.Texts[0].Value }, Note = TooLong },
        _ => new FormState { Typed = form, Note = TooLong },
    };

    /// <summary>The form as far as there is something to fill in: otherwise what is so.</summary>
    private async Task<AdaptiveCard> FormAsync(Turn turn, SessionBook book, FormState state, CancellationToken cancellationToken)
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
            : new FormCard(finder.Content, finder.Now).Of(book, office, state);
    }

    private async Task<BookingRequest> RequestAsync(
        Turn turn, ActionData data, BookingForm form, ScreenedText text, ReviewSession session, CancellationToken cancellationToken)
    {
        var person = KnownPerson.Of(turn);
        var office = await offices.OfficeOfAsync(person.Key, cancellationToken);
        var theme = new BookingTheme(form.Theme, form.Issue) { Text = text };
        return new BookingRequest(person.Key, person.Name ?? "", person.Reach(), office.Id, theme, form.SlotIn(session))
        {
            OrWaits = data.Verb == ReviewVerbs.Waitlist || form.Waits,
            IsOfNewOffice = office.IsNew,
        };
    }
}
