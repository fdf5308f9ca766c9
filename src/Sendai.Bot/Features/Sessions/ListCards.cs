using NodaTime;
using NodaTime.Text;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Sessions;

/// <summary>The sessions of a ward, and one of them with all that can be done to it. No names of people are on these.</summary>
internal sealed class ListCards(Instant now)
{
    /// <summary>As many as a card takes with a button each.</summary>
    public const int Shown = 8;

    private const string Empty = "この期間の会はありません。「会をひらく」と書くと作れます。";

    /// <summary>The sessions from a day on, or those before it.</summary>
    /// <param name="ward">The ward.</param>
    /// <param name="from">The day from which, or before which.</param>
    /// <param name="sessions">Those to show.</param>
    /// <param name="next">The day with which the next card begins; null when this is the end.</param>
    public AdaptiveCard List(Ward ward, LocalDate from, IReadOnlyList<SessionGlance> sessions, LocalDate? next)
    {
        var heading = $"{ward}区の会";
        var body = new List<CardElement> { CardParts.Heading(heading) };
        if (sessions.Count == 0)
        {
            body.Add(CardParts.Line(Empty));
        }

        foreach (var one in sessions)
        {
            body.Add(CardParts.Line(one.Session.Name) with { Separator = true });
            body.Add(CardParts.Line(State(one), subtle: true));
            body.Add(new ActionSet { Actions = [SessionVerbs.About($"{SessionWords.When(one.Session, now)} を開く", SessionVerbs.Open, one.Session)] });
        }

        var actions = new List<CardAction>();
        if (next is { } day)
        {
            actions.Add(SessionVerbs.Button("この先の会", SessionVerbs.List, ward, (SessionVerbs.From, LocalDatePattern.Iso.Format(day))));
        }

        actions.Add(SessionVerbs.Button("前の会", SessionVerbs.List, ward, (SessionVerbs.Until, LocalDatePattern.Iso.Format(sessions.Count > 0 ? CityClock.At(sessions[0].Session.Starts).Date : from))));
        return CardParts.Card($"{heading}。{(sessions.Count == 0 ? Empty : $"{sessions.Count}件")}", body, actions);
    }

    /// <summary>One session.</summary>
    /// <param name="book">The session.</param>
    /// <param name="notice">What stands above it, because of what was just done.</param>
    public AdaptiveCard One(SessionBook book, params IReadOnlyList<string> notice)
    {
        var session = book.Session;
        var body = new List<CardElement>();
        if (notice.Count > 0)
        {
            body.Add(new Container { Style = ContainerStyle.Emphasis, Items = [.. notice.Select(line => CardParts.Line(line))] });
        }

        body.AddRange(
        [
            CardParts.Heading(SessionWords.Title(session)),
            CardParts.Line(SessionWords.When(session, now)) with { Weight = TextWeight.Bolder },
            CardParts.Line(SessionWords.Place(session)),
            CardParts.Line(State(SessionGlance.Of(book))),
            CardParts.Line($"予約の締め切り：{SessionWords.At(session.ClosesAt, now)}", subtle: true),
        ]);
        return CardParts.Card(
            $"{string.Join("", notice)}{SessionWords.Title(session)} {SessionWords.When(session, now)}。{State(SessionGlance.Of(book))}", body, Actions(session));
    }

    /// <summary>How full it is, or why nobody can book.</summary>
    private string State(SessionGlance one) => one.Session.ClosureAt(now, bySecretariat: false) switch
    {
        Closure.Cancelled => "中止",
        Closure.Past => $"{(one.Session.Ends <= now ? "終わりました" : "始まっています")}　予約 {one.Session.Capacity - one.Free}人",
        Closure.Closed => $"受付を閉じています　{SessionWords.Free(one)}",
        Closure.Deadline => $"締め切りを過ぎています　{SessionWords.Free(one)}",
        _ => one is { Free: > 0, Waiting: > 0 } ? $"{SessionWords.Free(one)}　キャンセル待ち {one.Waiting}人" : SessionWords.Free(one),
    };

    private IEnumerable<CardAction> ActionsOf(ReviewSession session)
    {
        yield return SessionVerbs.About("参加者の一覧", SessionVerbs.Roster, session);
        if (session.IsCancelled)
        {
            yield break;
        }

        if (now >= session.Starts)
        {
            yield return SessionVerbs.About("出欠をつける", SessionVerbs.Attendance, session);
            yield break;
        }

        yield return SessionVerbs.About("代わりに予約する", SessionVerbs.BookForm, session);
        yield return SessionVerbs.About("日時・場所・枠を変える", SessionVerbs.Edit, session);
        yield return SessionVerbs.Deed(session.IsClosed ? "受付を再開する" : "受付を閉じる", SessionVerbs.Close, session, (SessionVerbs.Closed, !session.IsClosed)).WithoutInputs();
        yield return SessionVerbs.Deed("中止にする", SessionVerbs.Cancel, session).WithoutInputs();
    }

    private CardAction[] Actions(ReviewSession session) => [.. ActionsOf(session)];
}
