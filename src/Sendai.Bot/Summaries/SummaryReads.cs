using System.Globalization;
using Sendai.Bot.Delivery;
using Sendai.Bot.Offices;
using Sendai.Domain.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Summaries;

/// <summary>
/// Who has said of a summary that they have read it. A row for each recipient and person: pressing twice is once. What
/// channels show of it is work that is planned with it.
/// </summary>
internal sealed class SummaryReads(ITableStore tables, OfficeBook offices, Outbox outbox, CityClock clock)
{
    /// <summary>In a channel many press at once, and all of them plan the same work.</summary>
    private const int Tries = 60;

    /// <summary>Somebody has read it.</summary>
    /// <param name="summary">Which.</param>
    /// <param name="recipient">Where: the number of the recipient in whose conversation they said so.</param>
    /// <param name="person">Who; see <see cref="People.UserKey"/>. Their office is kept as it is now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when they have said so before: then nothing changed.</returns>
    public async Task<bool> MarkAsync(MeetingSummary summary, int recipient, string person, CancellationToken cancellationToken)
    {
        var partition = SummaryKeys.PartitionOf(summary.Ward);
        var office = await offices.OfPersonAsync(person, cancellationToken);
        for (var tries = 1; tries <= Tries; tries++)
        {
            var row = new TableRow(partition, SummaryKeys.ReadKey(summary.Id, recipient, person))
                .Set(nameof(SummaryRead.OfficeId), office?.Id)
                .Set(nameof(SummaryRead.Office), office?.Name)
                .Set(nameof(SummaryRead.At), clock.Moment.ToDateTimeOffset());
            if (await tables.GetAsync(SummaryKeys.Table, partition, row.RowKey, cancellationToken) is not null)
            {
                return false;
            }

            List<TableOperation> operations = [new TableOperation.Insert(row), .. await CountAsync(partition, summary, cancellationToken)];
            if (await tables.TransactAsync(SummaryKeys.Table, operations, cancellationToken) is TransactionResult.Written)
            {
                outbox.Nudge();
                return true;
            }

            await PauseAsync(tries, cancellationToken);
        }

        throw new TableStoreException("Who has read a summary changed again and again.");
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

    private async Task<IReadOnlyList<TableOperation>> CountAsync(string partition, MeetingSummary summary, CancellationToken cancellationToken)
    {
        var (work, now) = (SummaryJobs.CountReads(summary, clock.Moment), clock.Moment.ToDateTimeOffset());
        var row = await tables.GetAsync(SummaryKeys.Table, partition, work.RowKey, cancellationToken);
        var job = DueJob.At(partition, work.RowKey, row, work.Name, now, now, work.Data, earlierWillDo: true);
        return job.Touch is { } touch ? [touch] : await outbox.PrepareAsync(SummaryKeys.Table, partition, [job.Plan!], cancellationToken);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5394", Justification = "The randomness only spreads writers in time.")]
    private static Task PauseAsync(int tries, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * Math.Min(250, 4 << Math.Min(tries, 6))), cancellationToken);

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
