using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Offices;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;
using Attendance = Sendai.Domain.Reviews.Attendance;

namespace Sendai.Bot.Features.Sessions;

/// <summary>「出欠をつける」: a choice for each person, and the offices that came without a booking.</summary>
internal static class AttendanceCard
{
    public const int PageSize = 20;

    private const string Came = "came";
    private const string NoShow = "noShow";

    /// <param name="book">The session.</param>
    /// <param name="offices">Those that may have come without a booking.</param>
    /// <param name="walkedIn">Those that are recorded so.</param>
    /// <param name="page">From 0.</param>
    /// <param name="notice">What stands above it; null for nothing.</param>
    /// <param name="now">The moment.</param>
    public static AdaptiveCard Of(SessionBook book, IReadOnlyList<Office> offices, IReadOnlySet<string> walkedIn, int page, string? notice, Instant now)
    {
        var session = book.Session;
        var names = offices.ToDictionary(office => office.Id, office => office.Name, StringComparer.Ordinal);
        var body = new List<CardElement>
        {
            CardParts.Heading("出欠をつける"),
            CardParts.Line($"{SessionWords.Title(session)}　{SessionWords.When(session, now)}"),
        };
        if (notice is not null)
        {
            body.Add(new Container { Style = ContainerStyle.Emphasis, Items = [CardParts.Line(notice)] });
        }

        // A case comes or not by its own steps.
        body.AddRange(book.Booked.Skip(page * PageSize).Take(PageSize).Where(booking => booking.Case is null)
            .Select(booking => Person(session, booking, names.GetValueOrDefault(booking.Office, ""))));
        if (book.Booked.All(booking => booking.Case is not null))
        {
            body.Add(CardParts.Line("予約していた方はいません。"));
        }

        if (page == 0 && offices.Any(office => !office.IsClosed || walkedIn.Contains(office.Id)))
        {
            body.Add(new InputChoiceSet
            {
                Id = SessionVerbs.Offices,
                Label = "予約なしで来た事業所（なければ、空のまま）",
                IsMultiSelect = true,
                Choices = [.. offices.Where(office => !office.IsClosed || walkedIn.Contains(office.Id)).Select(office => new Choice(office.Name, office.Id))],
                Value = string.Join(',', walkedIn),
            });
        }

        return CardParts.Card($"出欠をつける。{SessionWords.Title(session)}。{notice}", body, Actions(book, page));
    }

    /// <summary>The input of a booking.</summary>
    public static string InputOf(Booking booking) => SessionVerbs.Came + BookForCard.Digits(booking.Number);

    /// <summary>What was chosen; null when nothing was.</summary>
    public static Attendance? Read(string? value) => value switch
    {
        Came => Attendance.Came,
        NoShow => Attendance.NoShow,
        _ => null,
    };

    private static InputChoiceSet Person(ReviewSession session, Booking booking, string office) => new()
    {
        Id = InputOf(booking),
        Label = $"{(booking.Slot is { } slot ? $"{SessionWords.Clock(session.StartOf(slot))}　" : "")}{booking.Name} さん{(office.Length > 0 ? $"（{office}）" : "")}",
        Style = ChoiceInputStyle.Expanded,
        Choices = [new Choice("来た", Came), new Choice("来なかった", NoShow)],
        Value = booking.Attendance switch { Attendance.Came => Came, Attendance.NoShow => NoShow, _ => null },
    };

    private static List<CardAction> Actions(SessionBook book, int page)
    {
        var session = book.Session;
        var actions = new List<CardAction> { SessionVerbs.Deed("保存する", SessionVerbs.Mark, session, (SessionVerbs.Page, page)) };
        if ((page + 1) * PageSize < book.Booked.Count)
        {
            actions.Add(Page($"次の{PageSize}人", session, page + 1));
        }

        if (page > 0)
        {
            actions.Add(Page($"前の{PageSize}人", session, page - 1));
        }

        actions.Add(SessionVerbs.About("会の操作にもどる", SessionVerbs.Open, session));
        return actions;
    }

    private static ActionExecute Page(string title, ReviewSession session, int page) =>
        SessionVerbs.Button(title, SessionVerbs.Attendance, session.Ward, (ReviewVerbs.Session, session.Id), (SessionVerbs.Page, page)).WithoutInputs();
}
