using System.Globalization;
using Sendai.Bot.Calendar;
using Sendai.Bot.People;
using Sendai.Tables;

namespace Sendai.Bot.Reviews;

/// <summary>What the organiser's calendar has of a booking.</summary>
/// <param name="Number">The booking.</param>
/// <param name="EventId">The event; null when there is none, because Teams knows no address of the person.</param>
/// <param name="Print">What the event says, hashed: when it differs, the event is changed.</param>
/// <param name="Round">How often somebody has removed the event in the mailbox: a new one needs a new key.</param>
internal sealed record CalendarRow(int Number, string? EventId, string Print, int Round)
{
    public static string Prefix(string session) => $"cal-{session}-";

    public static string PrintOf(CalendarEntry entry) => UserKey.Hash($"{entry.Subject}\n{entry.Starts:O}\n{entry.Ends:O}\n{entry.Place}\n{entry.Link}");

    public static CalendarRow Read(TableRow row) => new(
        int.Parse(row.RowKey.AsSpan(row.RowKey.LastIndexOf('-') + 1), CultureInfo.InvariantCulture),
        row.GetString(nameof(EventId)),
        row.GetString(nameof(Print)) ?? "",
        row.GetInt32(nameof(Round)) ?? 0);

    public static string Key(string session, int number) => $"{Prefix(session)}{number.ToString("D5", CultureInfo.InvariantCulture)}";

    /// <summary>The entry as Graph knows it in this round.</summary>
    public CalendarEntry In(CalendarEntry entry) => Round == 0 ? entry : entry with { Key = $"{entry.Key} {Round}" };

    public TableRow Write(string partition, string session) => new TableRow(partition, Key(session, Number))
        .Set(nameof(EventId), EventId)
        .Set(nameof(Print), Print)
        .Set(nameof(Round), Round);
}
