using NodaTime;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Summaries;

/// <summary>Reads summaries. Who may see what it gives is for the caller to ask.</summary>
internal sealed class SummaryStore(ITableStore tables)
{
    /// <summary>One summary; null when there is none.</summary>
    public async Task<LoadedSummary?> FindAsync(Ward ward, string? id, CancellationToken cancellationToken)
    {
        if (!SummaryKeys.IsId(id))
        {
            return null;
        }

        var partition = SummaryKeys.PartitionOf(ward);
        // The content first: what a change between the two reads leaves is a newer head, on which nothing older can be written.
        var content = await tables.GetAsync(SummaryKeys.Table, partition, SummaryKeys.ContentKey(id!), cancellationToken);
        return await tables.GetAsync(SummaryKeys.Table, partition, SummaryKeys.HeadKey(id!), cancellationToken) is { } head
            ? new LoadedSummary(SummaryRows.Read(head, content), head)
            : null;
    }

    /// <summary>The summaries of a ward whose meetings were on a day or later, the newest first; drafts and withdrawn ones among them.</summary>
    public async Task<IReadOnlyList<MeetingSummary>> SinceAsync(Ward ward, LocalDate day, CancellationToken cancellationToken)
    {
        var (from, end) = (SummaryKeys.From(day), SummaryKeys.End);
        var contents = await ReadAsync(ward, from.Content, end.Content, cancellationToken);
        var heads = await ReadAsync(ward, from.Head, end.Head, cancellationToken);
        var said = contents.ToDictionary(row => row.RowKey, StringComparer.Ordinal);
        return
        [
            .. heads
                .Select(head => SummaryRows.Read(head, said.GetValueOrDefault(SummaryKeys.ContentKey(SummaryKeys.IdOfHead(head.RowKey)))))
                .OrderByDescending(summary => summary.Id, StringComparer.Ordinal),
        ];
    }

    private ValueTask<List<TableRow>> ReadAsync(Ward ward, string from, string before, CancellationToken cancellationToken) => tables
        .ReadAllAsync(
            SummaryKeys.Table,
            new TableQuery { PartitionKey = SummaryKeys.PartitionOf(ward), RowKeyFrom = from, RowKeyBefore = before },
            cancellationToken)
        .ToListAsync(cancellationToken);
}

/// <summary>A summary as it was read.</summary>
/// <param name="Summary">The summary.</param>
/// <param name="Head">Its first row, with the version of which a change depends.</param>
internal sealed record LoadedSummary(MeetingSummary Summary, TableRow Head);
