using System.Globalization;
using Sendai.Bot.Offices;
using Sendai.Domain.Offices;
using Sendai.Domain.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Summaries;

/// <summary>Who has said of a summary that they have read it. A row for each recipient and person: pressing twice is once.</summary>
internal sealed class SummaryReads(ITableStore tables, OfficeBook offices, TimeProvider time)
{
    /// <summary>Somebody has read it.</summary>
    /// <param name="summary">Which.</param>
    /// <param name="recipient">Where: the number of the recipient in whose conversation they said so.</param>
    /// <param name="person">Who; see <see cref="People.UserKey"/>. Their office is kept as it is now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when they have said so before: then nothing changed.</returns>
    public async Task<bool> MarkAsync(MeetingSummary summary, int recipient, string person, CancellationToken cancellationToken)
    {
        var office = await offices.OfPersonAsync(person, cancellationToken);
        var row = new TableRow(SummaryKeys.PartitionOf(summary.Ward), SummaryKeys.ReadKey(summary.Id, recipient, person))
            .Set(nameof(SummaryRead.OfficeId), office?.Id)
            .Set(nameof(SummaryRead.Office), office?.Name)
            .Set(nameof(SummaryRead.At), time.GetUtcNow());
        return await tables.InsertAsync(SummaryKeys.Table, row, cancellationToken) is WriteResult.Written;
    }

    /// <summary>All of a summary, recipient by recipient.</summary>
    public ValueTask<List<SummaryRead>> AllAsync(MeetingSummary summary, CancellationToken cancellationToken) => tables
        .ReadAllAsync(
            SummaryKeys.Table,
            new TableQuery { PartitionKey = SummaryKeys.PartitionOf(summary.Ward), RowKeyPrefix = SummaryKeys.ReadPrefix(summary.Id) },
            cancellationToken)
        .Select(row => Read(row, SummaryKeys.ReadPrefix(summary.Id)))
        .ToListAsync(cancellationToken);

    /// <summary>How many have read it, for <see cref="SummaryWords.Read"/>: each office once, whoever of it did and wherever.</summary>
    public static (int Offices, int Others) Count(IEnumerable<SummaryRead> reads)
    {
        var readers = reads.ToLookup(read => read.OfficeId is not null);
        return (
            readers[true].Select(read => read.OfficeId).Distinct(StringComparer.Ordinal).Count(),
            readers[false].Select(read => read.Person).Distinct(StringComparer.Ordinal).Count());
    }

    private static SummaryRead Read(TableRow row, string prefix)
    {
        var parts = row.RowKey[prefix.Length..].Split('-');
        return new(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            parts[1],
            row.GetString(nameof(SummaryRead.OfficeId)),
            row.GetString(nameof(SummaryRead.Office)) ?? "",
            row.GetDateTimeOffset(nameof(SummaryRead.At))!.Value);
    }
}

/// <summary>That somebody has read a summary.</summary>
/// <param name="Recipient">The number of the recipient in whose conversation they said so.</param>
/// <param name="Person">Who; see <see cref="People.UserKey"/>.</param>
/// <param name="OfficeId">Their office at that moment; null when they had chosen none.</param>
/// <param name="Office">Its name; empty when there is none.</param>
/// <param name="At">When.</param>
internal sealed record SummaryRead(int Recipient, string Person, string? OfficeId, string Office, DateTimeOffset At);
