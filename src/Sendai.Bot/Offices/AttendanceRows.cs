using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Sendai.Bot.Reviews;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Tables;

namespace Sendai.Bot.Offices;

/// <summary>
/// 参加記録: one row for each office and session, written into the transaction in which it is marked who came. The key begins
/// with the fiscal year, so that a year is read alone.
/// </summary>
internal static class AttendanceRows
{
    public const string Table = ReviewRows.Table;

    private const string Prefix = "att-";

    /// <summary>The partition of a ward's sessions.</summary>
    public static string PartitionOf(Ward ward) => ReviewRows.PartitionOf(ward);

    /// <summary>An office came to a session. Marked again it is the same row, so it is to be upserted.</summary>
    /// <param name="partition">The ward's; see <see cref="PartitionOf"/>.</param>
    /// <param name="office">Which office.</param>
    /// <param name="sessionId">The session: opaque, and fit for a key.</param>
    /// <param name="date">When it was held.</param>
    /// <param name="kindName">What kind of meeting it was, as people call it.</param>
    public static TableRow Write(string partition, Office office, string sessionId, LocalDate date, string kindName) =>
        new TableRow(partition, Key(office, sessionId, date))
            .Set("Office", office.Id)
            .Set("OfficeName", office.Name)
            .Set("Session", sessionId)
            .Set("Date", LocalDatePattern.Iso.Format(date))
            .Set("Kind", kindName);

    /// <summary>Where it lies, to take it back.</summary>
    public static string Key(Office office, string sessionId, LocalDate date) =>
        string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(FiscalYear.Of(date))}{office.Id}-{date:uuuuMMdd}-{sessionId}");

    /// <summary>Begins the keys of a fiscal year.</summary>
    public static string PrefixOf(int year) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{year:D4}-");

    public static Attendance Read(TableRow row) => new(
        row.GetString("Office")!,
        row.GetString("OfficeName")!,
        row.GetString("Session")!,
        LocalDatePattern.Iso.Parse(row.GetString("Date")!).Value,
        row.GetString("Kind")!);

    /// <summary>What was recorded in a ward and a fiscal year.</summary>
    public static ValueTask<List<Attendance>> ReadAttendanceAsync(this ITableStore tables, Ward ward, int year, CancellationToken cancellationToken) => tables
        .ReadAllAsync(Table, new TableQuery { PartitionKey = PartitionOf(ward), RowKeyPrefix = PrefixOf(year) }, cancellationToken)
        .Select(Read)
        .ToListAsync(cancellationToken);
}
