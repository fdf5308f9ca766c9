using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Sessions;

/// <summary>The question before a session is cancelled, and who hears of a change.</summary>
internal static class CancelCard
{
    public static AdaptiveCard Ask(SessionBook book, Instant now)
    {
        const string Heading = "この会を中止にしますか？";
        var who = (book.Booked.Count(booking => booking.Case is null), book.Waiting.Count) switch
        {
            (0, 0) => "予約している方はいません。",
            (var booked, 0) => $"予約している{booked}人に、中止と次の会をお知らせします。",
            (var booked, var waiting) => $"予約している{booked}人とキャンセル待ちの{waiting}人に、中止と次の会をお知らせします。",
        };
        return CardParts.Card(
            $"{Heading}{SessionWords.Title(book.Session)} {SessionWords.When(book.Session, now)}。{who}",
            [
                CardParts.Heading(Heading),
                CardParts.Line(SessionWords.Title(book.Session)),
                CardParts.Line(SessionWords.When(book.Session, now)) with { Weight = TextWeight.Bolder },
                CardParts.Line($"{who}中止は、元に戻せません。"),
            ],
            SessionVerbs.Deed("中止にする", SessionVerbs.Cancel, book.Session, (ReviewVerbs.Sure, true)).WithoutInputs(),
            SessionVerbs.About("やめる", SessionVerbs.Open, book.Session));
    }

    public static string[] Done(SessionBook book) => ["会を中止にしました。", .. Hear(book)];

    /// <summary>Who is told, and who has to be told by people.</summary>
    public static IEnumerable<string> Hear(SessionBook book)
    {
        var (reached, others) = (book.Bookings.Count(booking => booking.Reach is not null), book.Bookings.Count(booking => booking is { Reach: null, Case: null }));
        if (reached > 0)
        {
            yield return $"{reached}人に、個人チャットでお知らせします。";
        }

        if (book.Bookings.Count(booking => booking.Case is not null) is > 0 and var cases)
        {
            yield return $"ケース{cases}件の状態も変わり、出した方にお知らせします。";
        }

        if (others > 0)
        {
            yield return $"Teamsを使っていない{others}人には届きません。「参加者の一覧」を見て、電話などでお知らせください。";
        }
    }
}
