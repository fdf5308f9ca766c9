using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Summaries;

/// <summary>
/// Makes and changes summaries: the summary, its delivery and the work that follows are one transaction. Of several who press
/// at once one wins; the others are judged by what is there then.
/// </summary>
internal sealed class SummaryDesk(ITableStore tables, SummaryStore store, SummaryEffects effects, Outbox outbox, CityClock clock)
{
    /// <summary>A delivery under way changes its own row again and again; and then whoever waits shall hear of it.</summary>
    private const int Tries = 60;

    /// <summary>Keeps a draft. The same press makes no second one.</summary>
    /// <param name="draft">A new summary.</param>
    /// <param name="press">What was pressed; null when it came otherwise.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<MeetingSummary> KeepAsync(MeetingSummary draft, (Turn Turn, ActionData Data)? press, CancellationToken cancellationToken)
    {
        var partition = SummaryKeys.PartitionOf(draft.Ward);
        if (await SpentAsync(partition, press, cancellationToken) is { } before && await store.FindAsync(draft.Ward, before, cancellationToken) is { } done)
        {
            return done.Summary;
        }

        List<TableOperation> operations =
        [
            new TableOperation.Insert(SummaryRows.Head(partition, draft)),
            .. Content(partition, null, draft),
            .. Spend(partition, press, draft.Id),
        ];
        return await tables.TransactAsync(SummaryKeys.Table, operations, cancellationToken) is TransactionResult.Written
            ? draft
            : await SpentAsync(partition, press, cancellationToken) is { } other && await store.FindAsync(draft.Ward, other, cancellationToken) is { } kept
                ? kept.Summary
                : throw new TableStoreException("A new summary was there already.");
    }

    /// <summary>Changes a summary; a press that comes again changes nothing more.</summary>
    /// <param name="ward">Whose.</param>
    /// <param name="id">Which.</param>
    /// <param name="decide">What shall become of it; asked anew when somebody else is faster.</param>
    /// <param name="press">What was pressed; null for the bot itself, whose wish must be harmless when it comes again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when there is no such summary.</returns>
    public async Task<SummaryDecision?> ChangeAsync(
        Ward ward, string? id, Func<MeetingSummary, Instant, SummaryDecision> decide, (Turn Turn, ActionData Data)? press, CancellationToken cancellationToken)
    {
        var partition = SummaryKeys.PartitionOf(ward);
        for (var tries = 1; tries <= Tries; tries++)
        {
            if (await store.FindAsync(ward, id, cancellationToken) is not { } loaded)
            {
                return null;
            }

            if (await SpentAsync(partition, press, cancellationToken) is not null)
            {
                return new SummaryDecision.Changed(loaded.Summary);
            }

            var now = clock.Moment;
            var decision = decide(loaded.Summary, now);
            if (decision is not SummaryDecision.Changed { Summary: var after })
            {
                return decision;
            }

            List<TableOperation> operations =
            [
                new TableOperation.Replace(SummaryRows.Head(partition, after), loaded.Head.ETag),
                .. Content(partition, loaded.Summary, after),
                .. Spend(partition, press, after.Id),
                .. await effects.OfAsync(loaded.Summary, after, now, cancellationToken),
            ];
            if (await tables.TransactAsync(SummaryKeys.Table, operations, cancellationToken) is TransactionResult.Written)
            {
                outbox.Nudge();
                return decision;
            }

            await PauseAsync(tries, cancellationToken);
        }

        throw new TableStoreException("A summary changed again and again while it was to be changed.");
    }

    /// <summary>Throws a draft away; false when it is none, or there is none.</summary>
    public async Task<bool> DiscardAsync(Ward ward, string? id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(ward, id, cancellationToken) is not { Summary.State: SummaryState.Draft } loaded)
        {
            return false;
        }

        var partition = SummaryKeys.PartitionOf(ward);
        TableOperation[] gone =
        [
            new TableOperation.Delete(partition, loaded.Head.RowKey, loaded.Head.ETag),
            .. Content(partition, loaded.Summary, loaded.Summary with { Content = SummaryContent.Empty }),
        ];
        return await tables.TransactAsync(SummaryKeys.Table, gone, cancellationToken) is TransactionResult.Written;
    }

    private static IEnumerable<TableOperation> Content(string partition, MeetingSummary? before, MeetingSummary after)
    {
        if (SummaryRows.Content(partition, after) is { } row)
        {
            yield return new TableOperation.Upsert(row);
        }
        else if (before is { Content.IsEmpty: false })
        {
            yield return new TableOperation.Delete(partition, SummaryKeys.ContentKey(after.Id), Azure.ETag.All);
        }
    }

    private async Task<string?> SpentAsync(string partition, (Turn Turn, ActionData Data)? press, CancellationToken cancellationToken) => press is { } one
        ? await Nonce.SpentAsync(tables, SummaryKeys.Table, partition, one.Turn, one.Data, cancellationToken)
        : null;

    private IEnumerable<TableOperation> Spend(string partition, (Turn Turn, ActionData Data)? press, string id) => press is { } one
        ? [Nonce.Spend(partition, one.Turn, one.Data, id, clock.Moment.ToDateTimeOffset())]
        : [];

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5394", Justification = "The randomness only spreads writers in time.")]
    private static Task PauseAsync(int tries, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * Math.Min(250, 4 << Math.Min(tries, 6))), cancellationToken);
}
