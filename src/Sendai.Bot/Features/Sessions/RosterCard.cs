using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Reviews;
using Sendai.Tables;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Sessions;

/// <summary>Who comes to a session and with what theme; only for the 事務局.</summary>
internal static class RosterCard
{
    /// <summary>The input in which somebody is chosen.</summary>
    public const string Who = "who";

    /// <summary>With names of any length that is well below what a card takes.</summary>
    public const int PageSize = 25;

    /// <param name="book">The session.</param>
    /// <param name="table">Its people.</param>
    /// <param name="page">From 0.</param>
    /// <param name="calendar">The work that keeps the calendar; null when there is none.</param>
    /// <param name="hasFiles">Whether there are files to take.</param>
    /// <param name="now">The moment.</param>
    public static AdaptiveCard Of(SessionBook book, RosterTable table, int page, TableRow? calendar, bool hasFiles, Instant now)
    {
        var session = book.Session;
        var counts = $"予約 {book.Booked.Count}人{(book.Waiting.Count > 0 ? $"、キャンセル待ち {book.Waiting.Count}人" : "")}";
        var body = new List<CardElement>
        {
            CardParts.Heading("参加者の一覧"),
            CardParts.Line($"{SessionWords.Title(session)}　{SessionWords.When(session, now)}") with { Weight = TextWeight.Bolder },
            CardParts.Line($"{(session.IsCancelled ? "この会は中止になりました。" : "")}{counts}"),
        };
        if (Calendar(calendar) is { } trouble)
        {
            body.Add(SessionFieldsCard.Alert(trouble));
        }

        var people = book.Booked.Concat(book.Waiting).Zip(table.Rows, (booking, row) => (Booking: booking, Line: Line(row))).Skip(page * PageSize).Take(PageSize).ToList();
        body.AddRange(people.Select((one, at) => CardParts.Line(one.Line) with { Separator = at == 0 ? true : null }));
        if (book.FreeSlots is { Count: > 0 } free && !session.IsCancelled)
        {
            body.Add(CardParts.Line($"空き：{string.Join("、", free.Select(slot => SessionWords.Clock(session.StartOf(slot))))}", subtle: true));
        }

        var actions = new List<CardAction>();
        if (people.Count > 0 && session.ClosureAt(now, bySecretariat: true) is null)
        {
            body.Add(new InputChoiceSet
            {
                Id = Who,
                Label = "予約を取り消す方",
                Placeholder = "選ぶ",
                Choices = [.. people.Select(one => new Choice(one.Line, BookForCard.Digits(one.Booking.Number)))],
            });
            actions.Add(SessionVerbs.Deed("この方の予約を取り消す", SessionVerbs.CancelBooking, session));
        }

        if (hasFiles && table.Rows.Count > 0)
        {
            actions.Add(SessionVerbs.About("CSVで受け取る", SessionVerbs.RosterFile, session));
        }

        if ((page + 1) * PageSize < table.Rows.Count)
        {
            actions.Add(Page($"次の{PageSize}人", session, page + 1));
        }

        if (page > 0)
        {
            actions.Add(Page($"前の{PageSize}人", session, page - 1));
        }

        actions.Add(SessionVerbs.About("会の操作にもどる", SessionVerbs.Open, session));
        return CardParts.Card($"参加者の一覧。{SessionWords.Title(session)} {SessionWords.When(session, now)}。{counts}", body, actions);
    }

    /// <summary>The link to the file, for whoever asked and nobody else.</summary>
    public static AdaptiveCard File(ReviewSession session, Uri link, Instant now)
    {
        const string What = "名前が入っているので、取り扱いに気をつけてください。リンクは10分のあいだ、1回だけ使えます。";
        return CardParts.Card(
            $"参加者の一覧のファイル。{SessionWords.Title(session)}。{What}",
            [
                CardParts.Heading("参加者の一覧（CSV）"),
                CardParts.Line($"{SessionWords.Title(session)}　{SessionWords.When(session, now)}"),
                CardParts.Line(What),
            ],
            new ActionOpenUrl { Title = "ファイルを受け取る", Url = link.AbsoluteUri },
            SessionVerbs.About("参加者の一覧", SessionVerbs.Roster, session));
    }

    private static string Line(IReadOnlyList<string> row) =>
        string.Join("　", new[] { row[0], row[1], row[2], row[3], row[4] == "予約" ? "" : row[4], row[5] }.Where(cell => cell.Length > 0));

    /// <summary>What went wrong with the calendar, in plain words; null when nothing did.</summary>
    private static string? Calendar(TableRow? job) => job is null ? null : (MessageRow.StateOf(job), job.GetInt32(MessageRow.Attempts) ?? 0) switch
    {
        (MessageState.Failed, _) => "予定表に登録できませんでした。予約はそのまま残っています。管理者に、予定表の設定を確かめてもらってください。",
        (MessageState.Planned, > 0) => "予定表には、まだ登録できていません。自動でくり返し試しています。予約はそのまま残っています。",
        _ => null,
    };

    private static ActionExecute Page(string title, ReviewSession session, int page) =>
        SessionVerbs.Button(title, SessionVerbs.Roster, session.Ward, (ReviewVerbs.Session, session.Id), (SessionVerbs.Page, page)).WithoutInputs();
}
