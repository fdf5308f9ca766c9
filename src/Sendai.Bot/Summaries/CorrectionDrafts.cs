using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Summaries;

/// <summary>
/// A correction between its preview and its sending: text and preview together would not fit into one card. It has passed the
/// screen, there is one for each summary, and it goes with what it corrects.
/// </summary>
internal sealed class CorrectionDrafts(ITableStore tables, SummaryStore store)
{
    private const int Tries = 20;

    /// <summary>The one that waits; null when none does.</summary>
    public async Task<CorrectionDraft?> FindAsync(Ward ward, string summary, CancellationToken cancellationToken) =>
        await tables.GetAsync(SummaryKeys.Table, SummaryKeys.PartitionOf(ward), SummaryKeys.CorrectionKey(summary), cancellationToken) is { } row ? CorrectionDraft.Read(row) : null;

    /// <summary>Keeps one in the place of another. Null when the summary is not with its recipients any more: then nothing may be kept of it.</summary>
    public async Task<CorrectionDraft?> KeepAsync(MeetingSummary summary, SummaryContent content, string nextSession, CancellationToken cancellationToken)
    {
        var draft = new CorrectionDraft(Nonce.New(), summary.Version, content, nextSession);
        var partition = SummaryKeys.PartitionOf(summary.Ward);
        for (var tries = 1; tries <= Tries; tries++)
        {
            if (await store.FindAsync(summary.Ward, summary.Id, cancellationToken) is not { Summary: { Sent: not null } now, Head: var head })
            {
                return null;
            }

            // With the head under its version, so that a withdrawal at the same moment leaves nothing behind.
            TableOperation[] operations = [new TableOperation.Replace(SummaryRows.Head(partition, now), head.ETag), new TableOperation.Upsert(draft.ToRow(partition, summary.Id))];
            if (await tables.TransactAsync(SummaryKeys.Table, operations, cancellationToken) is TransactionResult.Written)
            {
                return draft;
            }
        }

        throw new TableStoreException("A summary changed again and again while its correction was to be kept.");
    }

    /// <summary>What takes it away in the transaction that makes it useless, also when there is none.</summary>
    public static TableOperation Drop(string partition, string summary) => new TableOperation.Upsert(new TableRow(partition, SummaryKeys.CorrectionKey(summary)));
}

/// <summary>A correction that somebody has written and not yet sent.</summary>
/// <param name="Id">Tells it from others: what is sent is what was seen.</param>
/// <param name="Basis">The version that it corrects.</param>
/// <param name="Content">What shall be said.</param>
/// <param name="NextSession">The session that can be booked from inside; empty for none.</param>
internal sealed record CorrectionDraft(string Id, int Basis, SummaryContent Content, string NextSession)
{
    public TableRow ToRow(string partition, string summary) => new TableRow(partition, SummaryKeys.CorrectionKey(summary))
        .Set(nameof(Id), Id)
        .Set(nameof(Basis), Basis)
        .Set(nameof(NextSession), NextSession)
        .SetTexts(Content);

    public static CorrectionDraft? Read(TableRow row) => row.GetString(nameof(Id)) is { } id
        ? new(id, row.GetInt32(nameof(Basis)) ?? 0, SummaryRows.ReadTexts(row), row.GetString(nameof(NextSession)) ?? "")
        : null;

    // A record would print the words.
    public override string ToString() => Id;
}
