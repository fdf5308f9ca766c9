using System.Globalization;
using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Offices;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Sessions;

/// <summary>「代わりに予約する」, and the question before somebody's booking is cancelled.</summary>
internal static class BookForCard
{
    public const int NameLength = 40;

    public static AdaptiveCard Form(SessionBook book, IReadOnlyList<Office> offices, string name, string? alert, Instant now)
    {
        var session = book.Session;
        const string Heading = "代わりに予約する";
        var body = new List<CardElement>
        {
            CardParts.Heading(Heading),
            CardParts.Line($"{SessionWords.Title(session)}　{SessionWords.When(session, now)}"),
            CardParts.Line("Teamsを使っていない方の予約を、事務局で取れます。お知らせは届かないので、ご本人には電話などでお伝えください。", subtle: true),
        };
        if (alert is not null)
        {
            body.Add(SessionFieldsCard.Alert(alert));
        }

        body.AddRange(Fields(book, offices, name));
        return CardParts.Card(
            $"{Heading}。{SessionWords.Title(session)}。{alert}",
            body,
            SessionVerbs.Deed("予約する", SessionVerbs.Book, session),
            SessionVerbs.About("やめる", SessionVerbs.Open, session));
    }

    public static AdaptiveCard AskCancel(SessionBook book, Booking booking, Instant now)
    {
        var heading = booking.IsWaiting ? "キャンセル待ちを取り消しますか？" : "予約を取り消しますか？";
        var when = booking.IsWaiting ? SessionWords.When(book.Session, now) : SessionWords.When(book.Session, booking, now);
        var told = booking switch
        {
            { Case: not null } => "ケースは「事務局確認」にもどります。出した方に、個人チャットでお知らせします。",
            { Reach: null } => "ご本人には届かないので、電話などでお伝えください。",
            _ => "ご本人に、個人チャットでお知らせします。",
        };
        var next = !booking.IsWaiting && book.Waiting.Count > 0 ? "空いた枠は、キャンセル待ちの先頭の方の予約になります。" : "";
        return CardParts.Card(
            $"{heading}{when}",
            [
                CardParts.Heading(heading),
                CardParts.Line(SessionWords.Who(booking)) with { Weight = TextWeight.Bolder },
                CardParts.Line($"{SessionWords.Title(book.Session)}　{when}"),
                CardParts.Line(told + next),
            ],
            SessionVerbs.Deed(
                "取り消す", SessionVerbs.CancelBooking, book.Session, (RosterCard.Who, Digits(booking.Number)), (ReviewVerbs.Sure, true)).WithoutInputs(),
            SessionVerbs.About("やめる", SessionVerbs.Roster, book.Session));
    }

    public static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<CardInput> Fields(SessionBook book, IReadOnlyList<Office> offices, string name)
    {
        yield return SessionFieldsCard.Text(SessionVerbs.Name, "お名前", name, NameLength, "例：みほん") with
        {
            IsRequired = true,
            ErrorMessage = "お名前を書いてください。",
        };
        if (offices.Count > 0)
        {
            yield return Choice(SessionVerbs.Office, "事業所（分からなければ、空のまま）", offices.Select(office => new Choice(office.Name, office.Id)));
        }

        if (book.FreeSlots is { Count: > 0 } free)
        {
            yield return Choice(SessionVerbs.Slot, "時間", free.Select(slot => new Choice(SessionWords.Slot(book.Session, slot), Digits(slot)))) with
            {
                Value = Digits(free[0]),
            };
        }

        if (book.Session.Themes.Count > 0)
        {
            yield return Choice(SessionVerbs.Theme, "話すこと", book.Session.Themes.Select(theme => new Choice(theme, theme)));
        }
    }

    private static InputChoiceSet Choice(string id, string label, IEnumerable<Choice> choices) => new()
    {
        Id = id,
        Label = label,
        Placeholder = "選ぶ",
        Choices = [.. choices],
    };
}
