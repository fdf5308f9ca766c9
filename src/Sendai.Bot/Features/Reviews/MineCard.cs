using System.Text.Json.Nodes;
using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Reviews;

/// <summary>「わたしの予約」: all that somebody has booked or waits for, in every ward.</summary>
internal sealed class MineCard(DirectoryContent content, Instant now)
{
    private const int Shown = 4;

    /// <param name="mine">All of it, the first one first.</param>
    /// <param name="skip">Where the page begins.</param>
    /// <param name="note">What came of the press before; null when there was none.</param>
    public AdaptiveCard Of(IReadOnlyList<(SessionBook Book, Booking Booking)> mine, int skip, string? note)
    {
        const string Heading = "わたしの予約";
        const string Nothing = "いまは、予約もキャンセル待ちもありません。";
        var body = new List<CardElement> { CardParts.Heading(Heading) };
        if (note is not null)
        {
            body.Add(CardParts.Line(note));
        }

        if (mine.Count == 0)
        {
            body.Add(CardParts.Line(Nothing));
            return CardParts.Card($"{Heading}。{note}{Nothing}", body, Look());
        }

        var from = skip > 0 && skip < mine.Count ? skip : 0;
        List<(SessionBook Book, Booking Booking)> page = [.. mine.Skip(from).Take(Shown)];
        body.AddRange(page.Select(one => Item(one.Book, one.Booking)));
        var actions = new List<CardAction> { Look() };
        if (from + Shown < mine.Count)
        {
            actions.Insert(0, new ActionExecute
            {
                Title = $"もっと見る（あと{mine.Count - from - Shown}件）",
                Verb = ReviewVerbs.Mine,
                Data = new JsonObject { [ReviewData.Skip] = from + Shown },
            });
        }

        return CardParts.Card($"{Heading}。{note}{string.Join("。", page.Select(one => $"{SessionWords.Title(one.Book.Session)} {When(one.Book, one.Booking)}"))}", body, actions);
    }

    private static ActionExecute Look() => new() { Title = "会の予定を見る", Verb = ReviewVerbs.List };

    private string When(SessionBook book, Booking booking) => booking.IsWaiting
        ? $"{SessionWords.When(book.Session, now)}（キャンセル待ち {book.PositionOf(booking)}番目）"
        : SessionWords.When(book.Session, booking, now);

    private Container Item(SessionBook book, Booking booking)
    {
        var session = book.Session;
        var items = new List<CardElement>
        {
            CardParts.Line(When(book, booking)) with { Weight = TextWeight.Bolder },
            CardParts.Line(SessionWords.Title(session)),
            CardParts.Line(SessionWords.Place(session), subtle: true),
        };
        if (SessionWords.Theme(booking.Theme, content) is { Length: > 0 } theme)
        {
            items.Add(CardParts.Line($"話すこと：{theme}", subtle: true));
        }

        items.Add(new ActionSet
        {
            Actions = booking.IsWaiting
                ? [ReviewVerbs.Button("キャンセル待ちをやめる", ReviewVerbs.Cancel, session, booking)]
                :
                [
                    ReviewVerbs.Button("取り消す", ReviewVerbs.Cancel, session, booking),
                    ReviewVerbs.Button("時間を変える", ReviewVerbs.Move, session, booking),
                    ReviewVerbs.Button("予定表に入れる", ReviewVerbs.Calendar, session, booking),
                ],
        });
        return new Container { Items = items, Separator = true, Spacing = Spacing.Medium };
    }
}
