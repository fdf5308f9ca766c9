using System.Globalization;
using NodaTime;
using Sendai.Bot.People;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Tables;

namespace Sendai.Bot.Reviews;

/// <summary>
/// How sessions lie in the table. All of a ward is one partition, so that a booking, its confirmation, and a move between two
/// sessions are one transaction.
/// </summary>
internal static class ReviewRows
{
    public const string Table = "Reviews";

    /// <summary>The work that brings the cards in channels up to date.</summary>
    public const string BoardsJob = "j-boards";

    public const string Free = nameof(Free);
    public const string Waiting = nameof(Waiting);
    private const string LastNumber = nameof(LastNumber);
    private const string Mine = "who-";
    private const string ThemeText = nameof(ThemeText);
    private const char BetweenThemes = '\n';

    // Every id begins with a day, so that of somebody's bookings only the late ones are read. A session may move away from it.
    private const int FarthestMoveDays = 400;

    public static string PartitionOf(Ward ward) => UserKey.Hash(ward.Name);

    /// <summary>What the keys of a session's head, bookings and jobs begin with; of the head it is all.</summary>
    public static string HeadKey(string session) => $"s-{session}";

    public static string BookingPrefix(string session) => $"s-{session}-e-";

    public static string BookingKey(string session, int number) => $"{BookingPrefix(session)}{Digits(number)}";

    public static string JobKey(string session, string job) => $"{JobPrefix(session)}{job}";

    public static string JobPrefix(string session) => $"s-{session}-j-";

    /// <summary>The session and the name of a job.</summary>
    public static (string Session, string Job) ReadJobKey(string rowKey) =>
        rowKey[HeadKey("").Length..].Split("-j-") is [var session, var job] ? (session, job) : throw new ArgumentException("That is no key of a job.", nameof(rowKey));

    /// <summary>The key of a message about a booking. Messages are not among the rows that a booking reads.</summary>
    public static string MessageKey(string session, int number, string what) => $"{MessagePrefix(session)}{Digits(number)}-{what}";

    public static string MessagePrefix(string session) => $"m-{session}-";

    /// <summary>Finds sessions by the time at which they begin.</summary>
    public static string TimeKey(Instant starts, string session) => $"{TimeFrom(starts)}-{session}";

    public static string TimeFrom(Instant starts) => $"at-{starts.ToString("uuuuMMddHHmm", CultureInfo.InvariantCulture)}";

    /// <summary>Behind every key of <see cref="TimeKey"/>.</summary>
    public static string TimeEnd => "at-:";

    /// <summary>Finds somebody's bookings.</summary>
    public static string MineKey(string person, string session, int number) => $"{Mine}{person}-{session}-{Digits(number)}";

    public static string MinePrefix(string person) => $"{Mine}{person}-";

    public static string MineFrom(string person, LocalDate today) => $"{MinePrefix(person)}{Day(today.PlusDays(-FarthestMoveDays))}";

    /// <summary>The session in a key of <see cref="MineKey"/>.</summary>
    public static string SessionOf(string person, string mineKey) => mineKey[MinePrefix(person).Length..mineKey.LastIndexOf('-')];

    /// <summary>A new id for a session of a day.</summary>
    public static string NewId(LocalDate day) => $"{Day(day)}-{Nonce.New()[..8]}";

    /// <summary>Whether something looks like an id: what comes back from cards could be anything.</summary>
    public static bool IsId(string? id) => id is { Length: 17 } && id[8] == '-' && id.All(letter => char.IsAsciiHexDigitLower(letter) || letter == '-' || char.IsAsciiDigit(letter));

    public static TableRow Head(string partition, SessionBook book)
    {
        var session = book.Session;
        return new TableRow(partition, HeadKey(session.Id))
            .Set(nameof(session.Ward), session.Ward.Name)
            .Set(nameof(session.KindId), session.KindId)
            .Set(nameof(session.Name), session.Name)
            .Set(nameof(session.Starts), session.Starts.ToDateTimeOffset())
            .Set(nameof(session.Minutes), session.Minutes)
            .Set(nameof(session.SlotMinutes), session.SlotMinutes ?? 0)
            .Set(nameof(session.Capacity), session.Capacity)
            .Set(nameof(session.ClosesAt), session.ClosesAt.ToDateTimeOffset())
            .Set(nameof(session.Bookers), session.Bookers.ToString())
            .Set(nameof(session.DeclineHours), session.DeclineHours)
            .Set(nameof(session.Themes), string.Join(BetweenThemes, session.Themes))
            .Set(nameof(session.Material), session.Material)
            .Set(nameof(session.Place), session.Place)
            .Set(nameof(session.Link), session.Link)
            .Set(nameof(session.IsClosed), session.IsClosed)
            .Set(nameof(session.IsCancelled), session.IsCancelled)
            .Set(nameof(session.Version), session.Version)
            .Set(LastNumber, book.LastNumber)
            .Set(Free, book.Free)
            .Set(Waiting, book.Waiting.Count);
    }

    public static ReviewSession ReadSession(TableRow row) => new(
        row.RowKey[HeadKey("").Length..],
        new Ward(row.GetString(nameof(ReviewSession.Ward))!),
        row.GetString(nameof(ReviewSession.KindId))!,
        row.GetString(nameof(ReviewSession.Name))!,
        At(row, nameof(ReviewSession.Starts)),
        row.GetInt32(nameof(ReviewSession.Minutes))!.Value,
        row.GetInt32(nameof(ReviewSession.SlotMinutes)) is > 0 and var slot ? slot : null,
        row.GetInt32(nameof(ReviewSession.Capacity))!.Value,
        At(row, nameof(ReviewSession.ClosesAt)),
        Enum.Parse<Bookers>(row.GetString(nameof(ReviewSession.Bookers))!),
        row.GetInt32(nameof(ReviewSession.DeclineHours))!.Value,
        row.GetString(nameof(ReviewSession.Themes)) is { Length: > 0 } themes ? themes.Split(BetweenThemes) : [],
        row.GetString(nameof(ReviewSession.Material)) ?? "",
        row.GetString(nameof(ReviewSession.Place)) ?? "",
        row.GetString(nameof(ReviewSession.Link)) ?? "")
    {
        IsClosed = row.GetBoolean(nameof(ReviewSession.IsClosed)) == true,
        IsCancelled = row.GetBoolean(nameof(ReviewSession.IsCancelled)) == true,
        Version = row.GetInt32(nameof(ReviewSession.Version)) ?? 0,
    };

    public static SessionBook ReadBook(TableRow head, IEnumerable<TableRow> bookings) =>
        SessionBook.Of(ReadSession(head), bookings.Select(ReadBooking), head.GetInt32(LastNumber) ?? 0);

    public static TableRow Write(string partition, string session, Booking booking)
    {
        var row = new TableRow(partition, BookingKey(session, booking.Number))
            .Set(nameof(booking.Person), booking.Person)
            .Set(nameof(booking.Name), booking.Name)
            .Set(nameof(booking.Reach), booking.Reach)
            .Set(nameof(booking.Office), booking.Office)
            .Set(nameof(booking.Theme.Choice), booking.Theme.Choice)
            .Set(nameof(booking.Theme.IssueId), booking.Theme.IssueId)
            .Set(ThemeText, booking.Theme.Text.Value)
            .Set(nameof(booking.At), booking.At.ToDateTimeOffset())
            .Set(nameof(booking.IsWaiting), booking.IsWaiting)
            .Set(nameof(booking.BySecretariat), booking.BySecretariat)
            .Set(nameof(booking.Attendance), booking.Attendance.ToString());
        if (booking.Slot is { } slot)
        {
            row.Set(nameof(booking.Slot), slot);
        }

        if (booking.Case is { } of)
        {
            row.Set(nameof(booking.Case), of.Id).Set(nameof(of.Attempt), of.Attempt);
            if (of.HeldUntil is { } held)
            {
                row.Set(nameof(of.HeldUntil), held.ToDateTimeOffset());
            }
        }

        if (booking.DeclineUntil is { } until)
        {
            row.Set(nameof(booking.DeclineUntil), until.ToDateTimeOffset());
        }

        return row;
    }

    private static Booking ReadBooking(TableRow row) => new(
        int.Parse(row.RowKey.AsSpan(row.RowKey.LastIndexOf('-') + 1), CultureInfo.InvariantCulture),
        row.GetString(nameof(Booking.Person))!,
        row.GetString(nameof(Booking.Name)) ?? "",
        row.GetString(nameof(Booking.Reach)),
        row.GetString(nameof(Booking.Office)) ?? "",
        new BookingTheme(row.GetString(nameof(BookingTheme.Choice)) ?? "", row.GetString(nameof(BookingTheme.IssueId)) ?? "")
        {
            Text = PrivacyScreen.Restore(row.GetString(ThemeText) ?? ""),
        },
        At(row, nameof(Booking.At)))
    {
        IsWaiting = row.GetBoolean(nameof(Booking.IsWaiting)) == true,
        Slot = row.GetInt32(nameof(Booking.Slot)),
        DeclineUntil = row.GetDateTimeOffset(nameof(Booking.DeclineUntil)) is { } until ? Instant.FromDateTimeOffset(until) : null,
        BySecretariat = row.GetBoolean(nameof(Booking.BySecretariat)) == true,
        Attendance = Enum.Parse<Attendance>(row.GetString(nameof(Booking.Attendance))!),
        Case = row.GetString(nameof(Booking.Case)) is { } of
            ? new BookedCase(
                of,
                row.GetString(nameof(BookedCase.Attempt))!,
                row.GetDateTimeOffset(nameof(BookedCase.HeldUntil)) is { } held ? Instant.FromDateTimeOffset(held) : null)
            : null,
    };

    private static Instant At(TableRow row, string name) => Instant.FromDateTimeOffset(row.GetDateTimeOffset(name)!.Value);

    private static string Digits(int number) => number.ToString("D5", CultureInfo.InvariantCulture);

    private static string Day(LocalDate day) => day.ToString("uuuuMMdd", CultureInfo.InvariantCulture);
}
