using System.Globalization;
using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Features.Summaries;

/// <summary>
/// Writes the copies in channels again with how many there have read it, each at most once in ten seconds. What it writes
/// are always the newest words: it waits until a correction has come to a copy, and a change of the summary while it works
/// makes it begin again.
/// </summary>
internal sealed class ReadsJob(
    ITableStore tables, SummaryStore store, SummaryEffects effects, Recipients recipients, SummaryReads reads, Outbox outbox, DuePost post, CityClock clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    // Two rows each, beside the summary and the work of the board.
    private const int Batch = 40;
    private const int Tries = 5;

    public async Task<JobResult> RunAsync(TableRow job, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await TryAsync(job, cancellationToken) is { } result)
            {
                return result;
            }
        }

        return new JobResult.Later("the summary was changed again and again");
    }

    /// <summary>Null when something was changed meanwhile, and nothing was written.</summary>
    private async Task<JobResult?> TryAsync(TableRow job, CancellationToken cancellationToken)
    {
        var (ward, id, _) = SummaryJobs.Read(job);
        if (await store.FindAsync(ward, id, cancellationToken) is not { Summary: { Sent: not null } summary } loaded)
        {
            return new JobResult.Done();
        }

        var shown = await tables
            .ReadAllAsync(SummaryKeys.Table, new TableQuery { PartitionKey = job.PartitionKey, RowKeyPrefix = SummaryKeys.CountPrefix(id) }, cancellationToken)
            .ToDictionaryAsync(row => row.RowKey, StringComparer.Ordinal, cancellationToken: cancellationToken);
        var counts = (await reads.AllAsync(summary, cancellationToken)).ToLookup(read => read.Recipient);
        var channels = (await recipients.AllAsync(summary, cancellationToken)).Where(one => !one.IsPersonal && counts.Contains(one.Number));
        var due = new List<ShownCount>();
        var wait = TimeSpan.Zero;
        foreach (var channel in channels)
        {
            var before = shown.GetValueOrDefault(SummaryKeys.CountKey(id, channel.Number));
            var next = ShownCount.After(before, channel, SummaryReads.Count(counts[channel.Number]), summary.Version, clock.Moment.ToDateTimeOffset());
            if (next is null)
            {
                continue;
            }

            var left = before?.GetDateTimeOffset(ShownCount.At) is { } at ? at + Between - next.Now : TimeSpan.Zero;
            left = left > TimeSpan.Zero ? left : await HasNewestAsync(summary, channel.Number, cancellationToken) ? TimeSpan.Zero : Between;
            if (left > TimeSpan.Zero)
            {
                wait = left > wait ? left : wait;
            }
            else
            {
                due.Add(next);
            }
        }

        if (!await WriteAsync(loaded, [.. due.Take(Batch)], cancellationToken))
        {
            return null;
        }

        return due.Count > Batch ? new JobResult.Later("there are more channels", TimeSpan.FromSeconds(1))
            : wait > TimeSpan.Zero ? new JobResult.Later("a copy was written a moment ago, or a correction is on its way", wait)
            : new JobResult.Done();
    }

    /// <summary>Whether the newest version has come there, or will not come any more.</summary>
    private async Task<bool> HasNewestAsync(MeetingSummary summary, int recipient, CancellationToken cancellationToken)
    {
        var key = OutboxItem.Expansion.RowOf(SummaryKeys.VersionKey(summary.Id, summary.Version), recipient);
        return await tables.GetAsync(SummaryKeys.Table, SummaryKeys.PartitionOf(summary.Ward), key, cancellationToken) is { } row
            && MessageRow.StateOf(row) is not (MessageState.Planned or MessageState.Sending);
    }

    private async Task<bool> WriteAsync(LoadedSummary loaded, IReadOnlyList<ShownCount> due, CancellationToken cancellationToken)
    {
        var (summary, partition) = (loaded.Summary, loaded.Head.PartitionKey);
        var next = due.Count > 0 ? await effects.NextAsync(summary, cancellationToken) : null;
        var messages = due.Select(one => new OutboxItem.Message(
            $"{SummaryKeys.CountMessagePrefix(summary.Id)}{Audiences.RowKey(one.Recipient.Number)}-{one.Changes.ToString("D5", CultureInfo.InvariantCulture)}",
            one.Recipient.Address,
            new Activity { Attachments = [SummaryCard.Of(summary, next, clock.Moment, SummaryWords.Read(one.Count.Offices, one.Count.Others)).ToAttachment()] })
        {
            Updates = OutboxItem.Expansion.RowOf(SummaryKeys.VersionKey(summary.Id, 1), one.Recipient.Number),
        });
        // The head is written as it is: the transaction fails when it says something else by now.
        List<TableOperation> operations =
        [
            new TableOperation.Merge(new TableRow(partition, loaded.Head.RowKey).Set(nameof(summary.Version), summary.Version), loaded.Head.ETag),
            .. due.Select(one => one.Put(partition, summary.Id)),
            .. await post.PrepareAsync(SummaryKeys.Table, partition, [.. messages, SummaryJobs.LookAtBoard(summary, clock.Moment)], cancellationToken),
        ];
        if (await tables.TransactAsync(SummaryKeys.Table, operations, cancellationToken) is not TransactionResult.Written)
        {
            return false;
        }

        outbox.Nudge();
        return true;
    }
}
