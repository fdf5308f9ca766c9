using NodaTime;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Reviews;

/// <summary>What somebody reads about a booking of their own; only ever in their own chat.</summary>
internal sealed class BookingCards(DirectoryContent content, Instant now)
{
    private const string NotChanged = "ほかには何も変えていません。";

    /// <summary>There is a place.</summary>
    public AdaptiveCard Confirmed(ReviewSession session, Booking booking) => Own("予約できました", session, booking);

    /// <summary>The same, when it stands since before.</summary>
    public AdaptiveCard Stands(SessionBook book, Booking booking) =>
        booking.IsWaiting ? Waiting(book, booking) : Own("予約しています", book.Session, booking);

    /// <summary>There is a place in the line.</summary>
    public AdaptiveCard Waiting(SessionBook book, Booking booking)
    {
        var heading = $"キャンセル待ち {book.PositionOf(booking)}番目です";
        return CardParts.Card(
            $"{heading}。{SessionWords.Title(book.Session)} {SessionWords.When(book.Session, now)}",
            [
                CardParts.Heading(heading),
                .. About(book.Session, SessionWords.When(book.Session, now), booking),
                CardParts.Line($"枠が空いたら、順番に自動で予約して、ここでお知らせします。お知らせから{book.Session.DeclineHours}時間は、辞退もできます。"),
            ],
            ReviewVerbs.Button("キャンセル待ちをやめる", ReviewVerbs.Cancel, book.Session, booking),
            Mine());
    }

    /// <summary>A place became free for somebody who waited.</summary>
    public AdaptiveCard MovedUp(ReviewSession session, Booking booking)
    {
        const string Heading = "枠が空いたので、予約しました";
        var until = booking.DeclineUntil is { } limit ? $"{SessionWords.At(limit, now)}までは「辞退する」で次の方に譲れます。何もしなければ、この予約で決まりです。" : "";
        return CardParts.Card(
            $"{Heading}。{SessionWords.Title(session)} {SessionWords.When(session, booking, now)}。{until}",
            [CardParts.Heading(Heading), .. About(session, SessionWords.When(session, booking, now), booking), CardParts.Line(until)],
            ReviewVerbs.Deed("辞退する", ReviewVerbs.Decline, session, booking),
            ReviewVerbs.Button("予定表に入れる", ReviewVerbs.Calendar, session, booking),
            Mine());
    }

    /// <summary>The session comes near.</summary>
    public AdaptiveCard Reminder(ReviewSession session, Booking booking)
    {
        var days = Period.DaysBetween(CityClock.At(now).Date, CityClock.At(session.Starts).Date);
        return Own(days switch { 0 => "今日の予約のお知らせ", 1 => "明日の予約のお知らせ", _ => $"{days}日後の予約のお知らせ" }, session, booking);
    }

    /// <summary>It is cancelled, by themselves or by 事務局.</summary>
    public AdaptiveCard Cancelled(ReviewSession session, Booking booking, bool bySecretariat)
    {
        var heading = (bySecretariat, booking.IsWaiting) switch
        {
            (true, _) => "事務局が予約を取り消しました",
            (_, true) => "キャンセル待ちをやめました",
            _ => "予約を取り消しました",
        };
        return CardParts.Card(
            $"{heading}。{SessionWords.Title(session)} {SessionWords.When(session, now)}",
            [CardParts.Heading(heading), .. About(session, booking.IsWaiting ? SessionWords.When(session, now) : SessionWords.When(session, booking, now), booking)],
            ReviewVerbs.Button("ほかの日を見る", ReviewVerbs.List, session),
            Mine());
    }

    /// <summary>Nothing changed, and why; with what is so now.</summary>
    public AdaptiveCard Sorry(string why, ReviewSession? session)
    {
        var all = $"{why}{NotChanged}";
        return session is null
            ? CardParts.Card(all, [CardParts.Line(all)], Mine())
            : CardParts.Card(
                all,
                [CardParts.Line(all), .. About(session, SessionWords.When(session, now), null)],
                ReviewVerbs.Button("ほかの日を見る", ReviewVerbs.List, session),
                Mine());
    }

    private static ActionExecute Mine() => new() { Title = "わたしの予約", Verb = ReviewVerbs.Mine, AssociatedInputs = AssociatedInputs.None };

    private AdaptiveCard Own(string heading, ReviewSession session, Booking booking)
    {
        var when = SessionWords.When(session, booking, now);
        var body = new List<CardElement> { CardParts.Heading(heading) };
        body.AddRange(About(session, when, booking));
        if (session.Material.Length > 0)
        {
            body.Add(CardParts.Line(session.Material));
        }

        var actions = new List<CardAction> { ReviewVerbs.Button("取り消す", ReviewVerbs.Cancel, session, booking) };
        if (session.SlotMinutes is not null || session.Bookers == Bookers.Everyone)
        {
            actions.Add(ReviewVerbs.Button("時間を変える", ReviewVerbs.Move, session, booking));
        }

        actions.Add(ReviewVerbs.Button("予定表に入れる", ReviewVerbs.Calendar, session, booking));
        if (session.Link.Length > 0)
        {
            actions.Add(new ActionOpenUrl { Title = "オンラインで参加", Url = session.Link });
        }

        actions.Add(Mine());
        return CardParts.Card($"{heading}。{SessionWords.Title(session)} {when}", body, actions);
    }

    private IEnumerable<CardElement> About(ReviewSession session, string when, Booking? booking)
    {
        yield return CardParts.Line(when) with { Weight = TextWeight.Bolder, Size = TextSize.Medium };
        yield return CardParts.Line(SessionWords.Title(session));
        yield return CardParts.Line(SessionWords.Place(session), subtle: true);
        if (booking is not null && SessionWords.Theme(booking.Theme, content) is { Length: > 0 } theme)
        {
            yield return CardParts.Line($"話すこと：{theme}", subtle: true);
        }
    }
}
