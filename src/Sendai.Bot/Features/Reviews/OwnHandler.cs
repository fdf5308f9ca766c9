using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Reviews;

/// <summary>「わたしの予約」, 「取り消す」 and 「辞退する」.</summary>
internal sealed class OwnHandler(SessionFinder finder, ReviewStore store, BookingDesk desk)
{
    /// <summary>「わたしの予約」.</summary>
    public Task<AdaptiveCard> MineAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        CardAsync(turn, data.GetInt32(ReviewData.Skip) ?? 0, null, cancellationToken);

    /// <summary>All that somebody has, in every ward.</summary>
    public async Task<AdaptiveCard> CardAsync(Turn turn, int skip, string? note, CancellationToken cancellationToken)
    {
        var (person, now) = (UserKey.Of(turn), finder.Now);
        var wards = await Task.WhenAll(finder.Content.Wards.Select(ward => store.OfPersonAsync(ward, person, now, cancellationToken)));
        return new MineCard(finder.Content, now).Of(
            [.. wards.SelectMany(mine => mine).OrderBy(one => one.Book.Session.StartOf(one.Booking.Slot))], skip, note);
    }

    /// <summary>「取り消す」 asks once; 「はい、取り消します」 does it.</summary>
    public async Task<AdaptiveCard> CancelAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, data, cancellationToken) is not var (book, booking))
        {
            return await CardAsync(turn, 0, ReviewWords.Gone, cancellationToken);
        }

        if (book.Session.ClosureAt(finder.Now, bySecretariat: true) is { } closure)
        {
            return finder.Cards.Sorry(SessionWords.Of(closure), book.Session);
        }

        return SessionFinder.IsDeed(turn, data) && data.GetBoolean(ReviewVerbs.Sure) == true
            ? await GiveAsync(turn, data, book, booking, declines: false, cancellationToken)
            : Question(book.Session, booking);
    }

    /// <summary>「辞退する」, for whoever moved up from the waitlist.</summary>
    public async Task<AdaptiveCard> DeclineAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        await FindAsync(turn, data, cancellationToken) is var (book, booking) && SessionFinder.IsDeed(turn, data)
            ? await GiveAsync(turn, data, book, booking, declines: true, cancellationToken)
            : await CardAsync(turn, 0, null, cancellationToken);

    /// <summary>The booking of a press, when it is the person's own.</summary>
    private async Task<(SessionBook Book, Booking Booking)?> FindAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        await finder.FindAsync(data, cancellationToken) is var (book, number) && book.Find(number) is { } booking && booking.Person == UserKey.Of(turn)
            ? (book, booking)
            : null;

    private async Task<AdaptiveCard> GiveAsync(
        Turn turn, ActionData data, SessionBook found, Booking booking, bool declines, CancellationToken cancellationToken)
    {
        var given = await desk.CancelAsync(found.Session.Ward, found.Session.Id, booking.Number, declines, turn, data, cancellationToken);
        return given?.Decision switch
        {
            CancelDecision.Cancelled cancelled => finder.Cards.Cancelled(given.Book!.Session, cancelled.Booking, bySecretariat: false),
            CancelDecision.TooLate late => finder.Cards.Sorry(SessionWords.Of(late.Closure), found.Session),
            CancelDecision.DeclineOver over => await CardAsync(
                turn, 0, $"辞退できる時間は過ぎたので、{SessionWords.When(found.Session, over.Booking, finder.Now)}の予約はそのままです。来られないときは「取り消す」を押してください。", cancellationToken),
            _ => await CardAsync(turn, 0, ReviewWords.Gone, cancellationToken),
        };
    }

    private AdaptiveCard Question(ReviewSession session, Booking booking)
    {
        var (heading, yes) = booking.IsWaiting ? ("キャンセル待ちをやめますか？", "はい、やめます") : ("この予約を取り消しますか？", "はい、取り消します");
        var when = booking.IsWaiting ? SessionWords.When(session, finder.Now) : SessionWords.When(session, booking, finder.Now);
        const string Still = "まだ取り消していません。";
        return CardParts.Card(
            $"{heading}{SessionWords.Title(session)} {when}。{Still}",
            [
                CardParts.Heading(heading),
                CardParts.Line(when) with { Weight = TextWeight.Bolder },
                CardParts.Line(SessionWords.Title(session)),
                CardParts.Line(booking.IsWaiting ? Still : $"{Still}取り消すと、その時間はほかの方が使えるようになります。", subtle: true),
            ],
            ReviewVerbs.Button(yes, ReviewVerbs.Cancel, session, booking).Sure(),
            new ActionExecute { Title = "やめておく", Verb = ReviewVerbs.Mine });
    }
}
