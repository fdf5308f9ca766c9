using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Sessions;

/// <summary>What stands in the card in which a session is changed, as it was typed.</summary>
internal sealed record TypedChange(string Date, string Time, string Place, string Link, string Capacity)
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    public static TypedChange Of(ReviewSession session) => new(
        LocalDatePattern.Iso.Format(CityClock.At(session.Starts).Date),
        Clock.Format(CityClock.At(session.Starts).TimeOfDay),
        session.Place,
        session.Link,
        session.Capacity.ToString(CultureInfo.InvariantCulture));

    public static TypedChange Of(ActionData data) => new(
        Text(data, SessionVerbs.Date), Text(data, SessionVerbs.Time), Text(data, SessionVerbs.Place), Text(data, SessionVerbs.Link), Text(data, SessionVerbs.Capacity));

    private static string Text(ActionData data, string name) => SessionForm.Text(data, name);

    /// <summary>The session as it shall be, or what is wrong.</summary>
    public (ReviewSession? Wanted, IReadOnlyList<SessionFlaw> Flaws) Read(ReviewSession session)
    {
        var (date, time) = (SessionFields.Date(Date), SessionFields.Time(Time));
        var (place, link) = (SessionFields.Place(Place), SessionFields.Link(Link));
        var capacity = SessionFields.Number(Capacity, SessionFields.MostPlaces);
        SessionFlaw?[] flaws =
        [
            date is null ? new(SessionVerbs.Date, "開催日を選んでください。") : null,
            time is null ? new(SessionVerbs.Time, SessionWordsOfDesk.TimeFlaw) : null,
            place is null ? new(SessionVerbs.Place, SessionWordsOfDesk.PlaceFlaw) : null,
            link is null ? new(SessionVerbs.Link, SessionWordsOfDesk.LinkFlaw) : null,
            capacity is null ? new(SessionVerbs.Capacity, SessionWordsOfDesk.CapacityFlaw) : null,
        ];
        if (date is not { } day || time is not { } at || place is null || link is null || capacity is not { } places)
        {
            return (null, [.. flaws.OfType<SessionFlaw>()]);
        }

        var starts = CityClock.Of(day + at);
        // The deadline keeps its distance in days, and its time.
        var closes = CityClock.At(session.ClosesAt);
        var days = Period.DaysBetween(closes.Date, CityClock.At(session.Starts).Date);
        var wanted = session with
        {
            Starts = starts,
            Place = place,
            Link = link,
            Capacity = places,
            ClosesAt = CityClock.Of(day.PlusDays(-days) + closes.TimeOfDay),
        };
        return CityClock.At(wanted.Ends - Duration.Epsilon).Date != day ? (null, [new(SessionVerbs.Capacity, SessionWordsOfDesk.TooLate)])
            : day > FarthestDay(session) ? (null, [new(SessionVerbs.Date, "もとの日から1年より先へは動かせません。中止にして、新しい会を作ってください。")])
            : (wanted, []);
    }

    /// <summary>Ids begin with the first day of a session, and somebody's own bookings are looked for from there.</summary>
    private static LocalDate FarthestDay(ReviewSession session) => SessionFields.Date($"{session.Id[..4]}-{session.Id[4..6]}-{session.Id[6..8]}")!.Value.PlusYears(1);
}

/// <summary>The card in which a session is changed.</summary>
internal static class ChangeCard
{
    /// <summary>What somebody has seen of a session when they change it.</summary>
    public static string BasisOf(ReviewSession session) => UserKey.Hash(
        $"{session.Starts} {session.Place}\n{session.Link}\n{session.Capacity} {session.IsCancelled}")[..16];

    public static AdaptiveCard Of(SessionBook book, TypedChange typed, IReadOnlyList<SessionFlaw> flaws, string? alert)
    {
        var session = book.Session;
        var (booked, waiting) = (book.Booked.Count, book.Waiting.Count);
        var told = booked + waiting > 0
            ? $"日時や場所を変えると、予約している{booked}人{(waiting > 0 ? $"とキャンセル待ちの{waiting}人" : "")}に、すぐにお知らせします。"
            : "まだ予約はありません。";
        var body = new List<CardElement> { CardParts.Heading("日時・場所・枠を変える"), CardParts.Line(SessionWords.Title(session)) };
        var alerts = flaws.Count > 0 ? "まだ変えていません。赤い字のところを直して、もう一度「この内容に変える」を押してください。" : alert;
        if (alerts is not null)
        {
            body.Add(SessionFieldsCard.Alert(alerts));
        }

        body.AddRange(SessionFieldsCard.WithFlaws(
            [
                SessionFieldsCard.Date(SessionVerbs.Date, "開催日", typed.Date, isRequired: true),
                SessionFieldsCard.Time(typed.Time),
                SessionFieldsCard.Place(typed.Place),
                SessionFieldsCard.Link(typed.Link),
                SessionFieldsCard.Capacity(session.SlotMinutes is not null, typed.Capacity),
            ],
            flaws));
        body.Add(CardParts.Line(told));
        return CardParts.Card(
            $"日時・場所・枠を変える。{SessionWords.Title(session)}。{alerts}{string.Join("", flaws.Select(flaw => flaw.Words))}",
            body,
            SessionVerbs.Deed("この内容に変える", SessionVerbs.Change, session, (SessionVerbs.Basis, BasisOf(session))),
            SessionVerbs.About("やめる", SessionVerbs.Open, session));
    }
}
