using System.Globalization;
using System.Text.RegularExpressions;
using Sendai.Domain.Access;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Access;

/// <summary>How the record lies in the table: a partition for each month, and one that says which months there are; the newest first in each.</summary>
internal static partial class AuditRows
{
    public const string Table = "Audit";
    public const string Months = "months";

    // Beyond the last month that a date can have.
    private const int NoMonth = 999999;

    public static AuditLine LineAt(DateTimeOffset at, string mark) => new(
        at.UtcDateTime.ToString("yyyyMM", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.Ticks - at.UtcTicks:D19}-{mark}"));

    public static TableRow Write(
        AuditLine line, DateTimeOffset at, ChannelAccount person, Operation operation, string target, AuditOutcome outcome) =>
        Outcome(line, outcome)
            .Set("At", at)
            .Set("Who", person.AadObjectId ?? person.Id ?? "")
            .Set("What", operation.ToString())
            .Set("On", target);

    public static TableRow Outcome(AuditLine line, AuditOutcome outcome) => new TableRow(line.Month, line.Key).Set("Outcome", outcome.ToString());

    public static AuditEntry Read(TableRow row) => new(
        new AuditLine(row.PartitionKey, row.RowKey),
        row.GetDateTimeOffset("At") ?? default,
        row.GetString("Who") ?? "",
        Enum.TryParse<Operation>(row.GetString("What"), out var operation) ? operation : null,
        row.GetString("On") ?? "",
        Enum.TryParse<AuditOutcome>(row.GetString("Outcome"), out var outcome) ? outcome : AuditOutcome.Begun);

    public static TableRow Month(string month) => new(Months, MonthKey(month));

    public static string ReadMonth(TableRow row) => Turned(row.RowKey);

    /// <summary>Newer months have lower keys.</summary>
    public static string MonthKey(string month) => Turned(month);

    /// <summary>The lowest key after that of a line.</summary>
    public static string After(AuditLine line) => line.Key + "-";

    /// <summary>A line that somebody names by its keys; null when there can be none.</summary>
    public static AuditLine? Named(string? month, string? key) =>
        month is not null && key is not null && MonthShape().IsMatch(month) && KeyShape().IsMatch(key) ? new AuditLine(month, key) : null;

    private static string Turned(string month) =>
        (NoMonth - int.Parse(month, CultureInfo.InvariantCulture)).ToString("D6", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[0-9]{6}\z")]
    private static partial Regex MonthShape();

    [GeneratedRegex(@"^[0-9]{19}-[0-9a-f]{8}\z")]
    private static partial Regex KeyShape();
}
