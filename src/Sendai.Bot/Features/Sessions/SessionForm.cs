using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Sendai.Bot.Reviews;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Domain.Reviews.Series;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Sessions;

/// <summary>What was typed into the card in which sessions are made, as it was typed.</summary>
internal sealed record SessionForm(
    string Date, string Rule, string Until, string Time, string Place, string Link, string Capacity, string Minutes, string Holiday, string Except)
{
    private const int LongestTyped = 600;
    private static readonly string[] HolidayWords = ["skip", "next", "previous"];

    /// <summary>What stands there at first.</summary>
    public static SessionForm Of(SessionKind kind, LocalDate today) => new(
        "",
        "",
        LocalDatePattern.Iso.Format(EndOfYear(today)),
        "",
        "",
        "",
        $"{kind.Capacity}",
        $"{kind.SlotMinutes ?? kind.Minutes}",
        HolidayWords[0],
        "");

    public static SessionForm Of(ActionData data) => new(
        Text(data, SessionVerbs.Date),
        Text(data, SessionVerbs.Rule),
        Text(data, SessionVerbs.Until),
        Text(data, SessionVerbs.Time),
        Text(data, SessionVerbs.Place),
        Text(data, SessionVerbs.Link),
        Text(data, SessionVerbs.Capacity),
        Text(data, SessionVerbs.Minutes),
        Text(data, SessionVerbs.Holiday),
        Text(data, SessionVerbs.Except));

    /// <summary>Whether the data of a press has any of it.</summary>
    public static bool IsIn(ActionData data) => data.GetString(SessionVerbs.Time) is not null;

    /// <summary>For the buttons that carry it on.</summary>
    public (string Name, JsonNode? Value)[] Carried =>
    [
        (SessionVerbs.Date, Date), (SessionVerbs.Rule, Rule), (SessionVerbs.Until, Until), (SessionVerbs.Time, Time), (SessionVerbs.Place, Place),
        (SessionVerbs.Link, Link), (SessionVerbs.Capacity, Capacity), (SessionVerbs.Minutes, Minutes), (SessionVerbs.Holiday, Holiday), (SessionVerbs.Except, Except),
    ];

    /// <summary>What it means, or what is wrong in it.</summary>
    /// <param name="ward">The ward.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="content">The directory, which knows the holidays.</param>
    /// <param name="now">The moment, by the city's clocks.</param>
    public SessionFormReading Read(Ward ward, SessionKind kind, DirectoryContent content, LocalDateTime now)
    {
        var (date, time) = (SessionFields.Date(Date), SessionFields.Time(Time));
        var (place, link) = (SessionFields.Place(Place), SessionFields.Link(Link));
        var (capacity, minutes) = (SessionFields.Number(Capacity, SessionFields.MostPlaces), SessionFields.Number(Minutes, SessionFields.LongestMinutes));
        SessionFlaw?[] flaws =
        [
            date is null ? new(SessionVerbs.Date, "開催日を選んでください。") : null,
            time is null ? new(SessionVerbs.Time, SessionWordsOfDesk.TimeFlaw) : null,
            place is null ? new(SessionVerbs.Place, SessionWordsOfDesk.PlaceFlaw) : null,
            link is null ? new(SessionVerbs.Link, SessionWordsOfDesk.LinkFlaw) : null,
            capacity is null ? new(SessionVerbs.Capacity, SessionWordsOfDesk.CapacityFlaw) : null,
            minutes is null ? new(SessionVerbs.Minutes, $"1から{SessionFields.LongestMinutes}までの数にしてください。") : null,
        ];
        if (date is not { } from || time is not { } at || place is null || link is null || capacity is not { } places || minutes is not { } length)
        {
            return new SessionFormReading.Wrong([.. flaws.OfType<SessionFlaw>()]);
        }

        var plan = new PlannedSession(ward, kind, from + at, places, length, place, link);
        if (!plan.EndsInTime)
        {
            return Wrong(SessionVerbs.Minutes, SessionWordsOfDesk.TooLate);
        }

        if (plan.Starts <= now)
        {
            return Wrong(SessionVerbs.Date, SessionWordsOfDesk.PastFlaw);
        }

        return Rule.Length == 0
            ? new SessionFormReading.Fits(plan, [new SeriesDate.Added(from)])
            : Series(plan, from, content);
    }

    private SessionFormReading Series(PlannedSession plan, LocalDate from, DirectoryContent content)
    {
        if (SeriesText.Read(Rule) is not SeriesReading.Rule rule)
        {
            return Wrong(SessionVerbs.Rule, SessionWordsOfDesk.Of(((SeriesReading.NotUnderstood)SeriesText.Read(Rule)).Flaw));
        }

        if (SessionFields.Date(Until) is not { } until)
        {
            return Wrong(SessionVerbs.Until, "くり返しの最後の日を選んでください。");
        }

        var typed = Except.Split(['、', ',', '，', ' ', '　', '\n', '\r', '。'], StringSplitOptions.RemoveEmptyEntries);
        var exceptions = typed.Select(day => SessionFields.DateFrom(day, from)).ToList();
        if (exceptions.Contains(null))
        {
            return Wrong(SessionVerbs.Except, "除く日は「12/30、1/6」のように書いてください。");
        }

        var holidays = content.Holidays.Select(holiday => holiday.Date).ToHashSet();
        var policy = (HolidayPolicy)Math.Max(0, Array.IndexOf(HolidayWords, Holiday));
        return (new SeriesPlan(rule.Value, from, until, policy) { Exceptions = [.. exceptions.OfType<LocalDate>()] }).Days(holidays.Contains) switch
        {
            SeriesResult.Worked { Held.Count: > 0 } worked => new SessionFormReading.Fits(plan, worked.All),
            SeriesResult.Worked => Wrong(SessionVerbs.Rule, "この期間には、当てはまる日がありません。"),
            SeriesResult.EndsBeforeItBegins => Wrong(SessionVerbs.Until, "最後の日が、開催日より前になっています。"),
            SeriesResult.TooLong => Wrong(SessionVerbs.Until, $"くり返しは{SeriesPlan.MostMonths / 12}年先までにしてください。"),
            _ => Wrong(SessionVerbs.Until, $"一度に作れるのは{SeriesPlan.MostDays}回までです。期間を短くしてください。"),
        };
    }

    /// <summary>What becomes of holidays, in words and as the card sends it.</summary>
    public static IReadOnlyList<(string Words, string Value)> Holidays { get; } =
    [
        ("休みにする", HolidayWords[0]),
        ("次の平日にずらす", HolidayWords[1]),
        ("前の平日にずらす", HolidayWords[2]),
    ];

    private static SessionFormReading.Wrong Wrong(string field, string words) => new([new SessionFlaw(field, words)]);

    // The year of the offices ends in March; one that is nearly over is not meant.
    private static LocalDate EndOfYear(LocalDate today) => new(today.Month <= 2 ? today.Year : today.Year + 1, 3, 31);

    /// <summary>What stands in a field, at a length that a card can show again.</summary>
    public static string Text(ActionData data, string name) => TypedText.Line(data.GetString(name)) is { Length: <= LongestTyped } text ? text : new string('長', LongestTyped);
}

/// <summary>Something that cannot be meant, and the field in which it stands.</summary>
internal sealed record SessionFlaw(string Field, string Words);

/// <summary>What was typed means.</summary>
internal abstract record SessionFormReading
{
    private SessionFormReading()
    {
    }

    /// <summary>Sessions like the plan on these days; the days that are left out are among them, with the reason.</summary>
    internal sealed record Fits(PlannedSession Plan, IReadOnlyList<SeriesDate> Days) : SessionFormReading;

    /// <summary>It cannot be meant.</summary>
    internal sealed record Wrong(IReadOnlyList<SessionFlaw> Flaws) : SessionFormReading;
}
