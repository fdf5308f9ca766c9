using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Summaries;

/// <summary>
/// What follows from a change: the delivery of a plan, what takes the place of what people have, and the look at the card of
/// 事務局. What somebody has not got yet is reworded, so that nobody ever gets what is no longer so.
/// </summary>
internal sealed class SummaryEffects(ITableStore tables, ReviewStore sessions, DuePost post)
{
    public async Task<IReadOnlyList<TableOperation>> OfAsync(MeetingSummary? before, MeetingSummary after, Instant now, CancellationToken cancellationToken)
    {
        var partition = SummaryKeys.PartitionOf(after.Ward);
        var items = new List<OutboxItem>();
        var rewords = new List<TableOperation>();
        if (after.State is SummaryState.Scheduled plan && before?.State != plan)
        {
            items.Add(SummaryJobs.SendAt(after, plan));
        }

        if (after.Sent is { } sent && before?.Sent is null)
        {
            items.Add(Delivery(SummaryKeys.VersionKey(after.Id, 1), partition, after, sent, await ActivityAsync(after, now, cancellationToken), null));
        }
        else if (after.Sent is { } same && before!.Version != after.Version)
        {
            var activity = await ActivityAsync(after, now, cancellationToken);
            items.Add(Delivery(SummaryKeys.VersionKey(after.Id, after.Version), partition, after, same, activity, SummaryKeys.VersionKey(after.Id, 1)));
            rewords.AddRange(await RewordAsync(partition, after.Id, Enumerable.Range(1, before.Version), activity, cancellationToken));
            // Who has read it stands on no version: it is written below the new words once they are there.
            items.Add(SummaryJobs.CountReads(after, now));
            rewords.Add(CorrectionDrafts.Drop(partition, after.Id));
        }

        if (after.State is SummaryState.Withdrawn withdrawn && before?.State is SummaryState.Sent)
        {
            var activity = new Activity { Attachments = [WithdrawnCard.Of(after, now).ToAttachment()] };
            items.Add(Delivery(SummaryKeys.WithdrawalKey(after.Id), partition, after, withdrawn.Was, activity, SummaryKeys.VersionKey(after.Id, 1)));
            items.Add(SummaryJobs.StopAll(after, now));
            rewords.AddRange(await RewordAsync(partition, after.Id, Enumerable.Range(1, after.Version), activity, cancellationToken));
            rewords.Add(CorrectionDrafts.Drop(partition, after.Id));
        }

        if (after.RemindedAt is not null && before?.RemindedAt is null)
        {
            items.Add(SummaryJobs.RemindAll(after, now));
        }

        if (after.Delivery is not null)
        {
            items.Add(SummaryJobs.LookAtBoard(after, now));
        }

        return [.. rewords, .. await post.PrepareAsync(SummaryKeys.Table, partition, items, cancellationToken)];
    }

    /// <summary>What recipients get: the same for all of them.</summary>
    public async Task<Activity> ActivityAsync(MeetingSummary summary, Instant now, CancellationToken cancellationToken) =>
        new() { Attachments = [SummaryCard.Of(summary, await NextAsync(summary, cancellationToken), now).ToAttachment()] };

    /// <summary>The session that can be booked from inside; null when there is none, or none any more.</summary>
    public async Task<Domain.Reviews.ReviewSession?> NextAsync(MeetingSummary summary, CancellationToken cancellationToken) =>
        (await sessions.FindAsync(summary.Ward, summary.NextSession, cancellationToken))?.Book.Session;

    private static OutboxItem.Expansion Delivery(
        string key, string partition, MeetingSummary summary, SummaryState.Sent delivery, Activity activity, string? updates) =>
        new(key, SummaryKeys.AudienceId(partition, summary.Id, delivery.Audience), activity) { Updates = updates };

    private async Task<IReadOnlyList<TableOperation>> RewordAsync(
        string partition, string id, IEnumerable<int> versions, Activity activity, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(versions.Select(version =>
            tables.GetAsync(SummaryKeys.Table, partition, SummaryKeys.VersionKey(id, version), cancellationToken)));
        return [.. rows.OfType<TableRow>().Select(row => Outbox.Reword(row, activity))];
    }
}
