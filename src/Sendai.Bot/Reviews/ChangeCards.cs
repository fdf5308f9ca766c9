using NodaTime;
using Sendai.Bot.Wording;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Reviews;

/// <summary>What somebody who is booked or waits reads when 事務局 has changed their session; only ever in their own chat.</summary>
internal sealed class ChangeCards(Instant now)
{
    /// <summary>Another time or another place.</summary>
    /// <param name="session">As it is.</param>
    /// <param name="booking">Theirs.</param>
    /// <param name="before">As they knew it.</param>
    public AdaptiveCard Changed(ReviewSession session, Booking booking, ReviewSession before)
    {
        var heading = (session.Starts != before.Starts, session.Place != before.Place) switch
        {
            (true, true) => "会の日時と場所が変わりました",
            (true, false) => "会の日時が変わりました",
            (false, true) => "会の場所が変わりました",
            _ => "会のオンラインの参加先が変わりました",
        };
        var lines = Lines(session, booking, before).ToList();
        return CardParts.Card(
            $"{heading}。{SessionWords.Title(session)} {string.Join("。", lines)}",
            [
                CardParts.Heading(heading),
                CardParts.Line(SessionWords.Title(session)),
                .. lines.Select(line => CardParts.Line(line) with { Weight = TextWeight.Bolder }),
                CardParts.Line(booking.IsWaiting
                    ? "キャンセル待ちの順番は、そのままです。ご都合が合わなくなったら、下のボタンでやめられます。"
                    : "予約は、そのまま新しい内容に変わっています。ご都合が合わなくなったら、下のボタンで取り消せます。"),
            ],
            ReviewVerbs.Button(booking.IsWaiting ? "キャンセル待ちをやめる" : "取り消す", ReviewVerbs.Cancel, session, booking),
            Mine());
    }

    /// <summary>It does not take place.</summary>
    /// <param name="session">The session.</param>
    /// <param name="booking">Theirs.</param>
    /// <param name="next">What they could take part in instead, the first one first.</param>
    public AdaptiveCard Cancelled(ReviewSession session, Booking booking, IReadOnlyList<SessionGlance> next)
    {
        const string Heading = "会が中止になりました";
        var when = booking.IsWaiting ? SessionWords.When(session, now) : SessionWords.When(session, booking, now);
        var what = $"{(booking.IsWaiting ? "キャンセル待ち" : "予約")}は取り消しになりました。{(next.Count > 0 ? "よろしければ、次の会をどうぞ。" : "")}";
        var body = new List<CardElement>
        {
            CardParts.Heading(Heading),
            CardParts.Line(when) with { Weight = TextWeight.Bolder },
            CardParts.Line(SessionWords.Title(session)),
            CardParts.Line(what),
        };
        foreach (var one in next)
        {
            body.Add(CardParts.Line($"{SessionWords.When(one.Session, now)}　{SessionWords.Free(one)}") with { Separator = true });
            body.Add(new ActionSet { Actions = [ReviewVerbs.Button("この会を予約する", ReviewVerbs.Form, one.Session)] });
        }

        return CardParts.Card(
            $"{Heading}。{SessionWords.Title(session)} {when}。{what}",
            body,
            ReviewVerbs.Button("ほかの日を見る", ReviewVerbs.List, session),
            Mine());
    }

    private IEnumerable<string> Lines(ReviewSession session, Booking booking, ReviewSession before)
    {
        string When(ReviewSession of) => booking.IsWaiting ? SessionWords.When(of, now) : SessionWords.When(of, booking, now);
        yield return session.Starts == before.Starts ? $"日時：{When(session)}（変わりません）" : $"日時：{When(before)} → {When(session)}";
        yield return session.Place == before.Place && session.Link == before.Link
            ? $"場所：{SessionWords.Place(session)}（変わりません）"
            : session.Place == before.Place
                ? $"場所：{SessionWords.Place(session)}（オンラインの参加先が変わりました）"
                : $"場所：{SessionWords.Place(before)} → {SessionWords.Place(session)}";
    }

    private static ActionExecute Mine() => new() { Title = "わたしの予約", Verb = ReviewVerbs.Mine, AssociatedInputs = AssociatedInputs.None };
}
