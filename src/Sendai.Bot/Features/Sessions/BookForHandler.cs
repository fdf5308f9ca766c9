using System.Globalization;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Sessions;

/// <summary>Books for somebody without Teams, and cancels for others.</summary>
internal sealed class BookForHandler(SessionsDesk desk, BookingDesk bookings, SessionOffices offices)
{
    private const string Full = "空きがありません。「日時・場所・枠を変える」で枠を増やすと予約できます。何も変えていません。";

    private ListCards Cards => new(desk.Now);

    /// <summary>「代わりに予約する」.</summary>
    public Task<AdaptiveCardInvokeResponse> FormAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForSessionAsync(
        turn, data, Operation.ManageReviews, found => FormAsync(turn, found.Book, "", null, cancellationToken), cancellationToken);

    /// <summary>「予約する」.</summary>
    public Task<AdaptiveCardInvokeResponse> BookAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForSessionAsync(
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
            var name = TypedText.Line(data.GetString(SessionVerbs.Name));
            if (name.Length is 0 or > BookForCard.NameLength)
            {
                return await FormAsync(
                    turn, found.Book, name.Length == 0 ? "" : name[..BookForCard.NameLength], $"お名前を{BookForCard.NameLength}文字までで書いてください。まだ予約していません。", cancellationToken);
            }

            var request = new BookingRequest(
                // Of the press, so that the same press finds what it has done.
                $"guest-{UserKey.Hash($"{UserKey.Of(turn)} {data.GetString(Nonce.Data)}")[..16]}",
                name,
                Reach: null,
                await OfficeAsync(session, data, cancellationToken),
                new BookingTheme(session.Themes.FirstOrDefault(theme => theme == data.GetString(SessionVerbs.Theme)) ?? "", ""),
                Slot(data))
            {
                BySecretariat = true,
            };
            var booked = await desk.AuditedAsync(
                turn,
                Operation.ManageReviews,
                session.Ward,
                session.Id,
                async () => await bookings.BookAsync(session.Ward, session.Id, request, turn, data, cancellationToken) is var done
                    ? (done, done?.Decision is BookingDecision.Booked)
                    : default,
                cancellationToken);
            return booked switch
            {
                { Decision: BookingDecision.Booked one } => await desk.AnswerWithNamesAsync(
                    turn,
                    session.Ward,
                    Cards.One(booked.Book, $"{one.Booking.Name} さんの予約を取りました。{SessionWords.When(booked.Book.Session, one.Booking, desk.Now)}", "ご本人には、電話などでお伝えください。"),
                    cancellationToken),
                { Decision: BookingDecision.SlotTaken } => await FormAsync(
                    turn, booked.Book, name, "その時間は、先に予約が入りました。空いている時間を選び直してください。まだ予約していません。", cancellationToken),
                { Decision: BookingDecision.NotOpen closed } => AdaptiveCardInvokeResponse.Card(Cards.One(booked.Book, SessionWords.Of(closed.Closure) + "予約していません。")),
                { } other => AdaptiveCardInvokeResponse.Card(Cards.One(other.Book, Full)),
                null => SessionsDesk.Unusable(),
            };
        },
        cancellationToken);

    /// <summary>「予約を取り消す」 beside a name: asks, and then does it.</summary>
    public Task<AdaptiveCardInvokeResponse> CancelAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForSessionAsync(
        turn,
        data,
        Operation.ManageReviews,
        async found =>
        {
            var session = found.Book.Session;
            if (!SessionsDesk.MayChange(data))
            {
                return SessionsDesk.Unusable();
            }

            if (!int.TryParse(data.GetString(RosterCard.Who), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return AdaptiveCardInvokeResponse.Error("BadRequest", "取り消す方を選んでください。まだ何も変えていません。");
            }

            if (data.GetBoolean(ReviewVerbs.Sure) != true)
            {
                return found.Book.Find(number) is { } booking
                    ? await desk.AnswerWithNamesAsync(turn, session.Ward, BookForCard.AskCancel(found.Book, booking, desk.Now), cancellationToken)
                    : AdaptiveCardInvokeResponse.Card(Cards.One(found.Book, "この予約は、もうありません。何も変えていません。"));
            }

            var given = await desk.AuditedAsync(
                turn,
                Operation.ManageReviews,
                session.Ward,
                session.Id,
                async () => await bookings.CancelForAsync(session.Ward, session.Id, number, turn, data, cancellationToken) is var done
                    ? (done, done?.Decision is CancelDecision.Cancelled)
                    : default,
                cancellationToken);
            return given?.Decision switch
            {
                CancelDecision.Cancelled cancelled => await desk.AnswerWithNamesAsync(
                    turn, session.Ward, Cards.One(given.Book!, [.. Cancelled(cancelled)]), cancellationToken),
                CancelDecision.TooLate late => AdaptiveCardInvokeResponse.Card(Cards.One(given.Book!, SessionWords.Of(late.Closure) + "何も変えていません。")),
                _ => AdaptiveCardInvokeResponse.Card(Cards.One(given?.Book ?? found.Book, "この予約は、もう取り消されています。")),
            };
        },
        cancellationToken);

    private static IEnumerable<string> Cancelled(CancelDecision.Cancelled cancelled)
    {
        yield return $"{SessionWords.Who(cancelled.Booking)}の{(cancelled.Booking.IsWaiting ? "キャンセル待ち" : "予約")}を取り消しました。";
        yield return cancelled.Booking switch
        {
            { Case: not null } => "ケースは「事務局確認」にもどります。出した方に、個人チャットでお知らせします。",
            { Reach: null } => "ご本人には、電話などでお伝えください。",
            _ => "ご本人に、個人チャットでお知らせします。",
        };
        if (cancelled.MovedUp is { } next)
        {
            yield return $"キャンセル待ちの {next.Name} さんが予約になりました。ご本人にお知らせします。";
        }
    }

    private async Task<AdaptiveCardInvokeResponse> FormAsync(Turn turn, SessionBook book, string name, string? alert, CancellationToken cancellationToken)
    {
        if (book.Session.ClosureAt(desk.Now, bySecretariat: true) is { } closure)
        {
            return AdaptiveCardInvokeResponse.Card(Cards.One(book, SessionWords.Of(closure) + "予約はできません。"));
        }

        if (book.Free == 0)
        {
            return AdaptiveCardInvokeResponse.Card(Cards.One(book, Full));
        }

        var open = (await offices.AllAsync(book.Session.Ward, cancellationToken)).Where(office => !office.IsClosed).ToList();
        var card = BookForCard.Form(book, open, name, alert, desk.Now);
        return name.Length == 0
            ? AdaptiveCardInvokeResponse.Card(card)
            : await desk.AnswerWithNamesAsync(turn, book.Session.Ward, card, cancellationToken);
    }

    private async Task<string> OfficeAsync(ReviewSession session, ActionData data, CancellationToken cancellationToken) =>
        (await offices.AllAsync(session.Ward, cancellationToken)).FirstOrDefault(office => !office.IsClosed && office.Id == data.GetString(SessionVerbs.Office))?.Id ?? "";

    private static int? Slot(ActionData data) =>
        int.TryParse(data.GetString(SessionVerbs.Slot), NumberStyles.None, CultureInfo.InvariantCulture, out var slot) ? slot : null;
}
