using System.Globalization;
using Sendai.Bot.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Features.Summaries;

/// <summary>How many have read it, as the copy of a channel shows it.</summary>
/// <param name="Recipient">The channel.</param>
/// <param name="Count">How many.</param>
/// <param name="Print">What is shown, to be compared.</param>
/// <param name="Changes">How often it was written.</param>
/// <param name="Now">When it is written.</param>
/// <param name="Before">The row as it was; null when there was none.</param>
internal sealed record ShownCount(SummaryRecipient Recipient, (int Offices, int Others) Count, string Print, int Changes, DateTimeOffset Now, TableRow? Before)
{
    public const string At = nameof(At);

    /// <summary>What shall be shown; null when it is shown already.</summary>
    public static ShownCount? After(TableRow? before, SummaryRecipient recipient, (int Offices, int Others) count, int version, DateTimeOffset now)
    {
        var print = string.Create(CultureInfo.InvariantCulture, $"{version} {count.Offices} {count.Others}");
        return before?.GetString(nameof(Print)) == print ? null : new(recipient, count, print, (before?.GetInt32(nameof(Changes)) ?? 0) + 1, now, before);
    }

    /// <summary>The operation that keeps it; it fails when somebody else has written it meanwhile.</summary>
    public TableOperation Put(string partition, string summary)
    {
        var row = new TableRow(partition, SummaryKeys.CountKey(summary, Recipient.Number)).Set(nameof(Print), Print).Set(nameof(Changes), Changes).Set(At, Now);
        return Before is null ? new TableOperation.Insert(row) : new TableOperation.Replace(row, Before.ETag);
    }
}
