using Sendai.Bot.Delivery;
using Sendai.Bot.Offices;
using Sendai.Bot.Reviews;
using Sendai.Domain.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Summaries;

/// <summary>Who shall get a summary, and who got it.</summary>
internal sealed class Recipients(ITableStore tables, SubscriptionBook subscriptions, OfficeBook offices, ReviewStore sessions, SessionOffices attendance, Audiences audiences)
{
    // Each recipient is two rows, and a transaction has a hundred.
    private const int Batch = 50;

    /// <summary>Who would get it now; with the offices that are recorded as having come by now.</summary>
    public async Task<(DistributionPlan Plan, IReadOnlyList<string> Came)> PlanAsync(MeetingSummary summary, CancellationToken cancellationToken)
    {
        var came = await CameAsync(summary.Meeting, cancellationToken);
        var all = await subscriptions.AllAsync(summary.Ward, cancellationToken);
        var asked = await Task.WhenAll(all.Where(one => one.OnlyMissed).Select(async one =>
            (one.Subscriber, Office: await offices.OfPersonAsync(one.Subscriber, cancellationToken))));
        var officeOf = asked.Where(one => one.Office is not null).ToDictionary(one => one.Subscriber, one => one.Office!.Id, StringComparer.Ordinal);
        return (DistributionPlan.Of(summary.Meeting with { Came = came }, all, officeOf), came);
    }

    /// <summary>Writes down to whom a delivery goes. Until it begins, nothing looks there.</summary>
    public async Task FreezeAsync(MeetingSummary summary, string audience, DistributionPlan plan, CancellationToken cancellationToken)
    {
        var partition = SummaryKeys.PartitionOf(summary.Ward);
        List<SummaryRecipient> recipients = [.. plan.Recipients.Select(SummaryRecipient.Of)];
        foreach (var batch in recipients.Chunk(Batch))
        {
            await tables.TransactAsync(
                SummaryKeys.Table,
                [.. batch.SelectMany(one => one.Rows(partition, summary.Id, audience)).Select(row => new TableOperation.Upsert(row))],
                cancellationToken);
        }

        await audiences.FreezeAsync(SummaryKeys.AudienceId(partition, summary.Id, audience), [.. recipients.Select(one => one.Address)], cancellationToken);
    }

    /// <summary>Those of a delivery, in the order of their numbers.</summary>
    public ValueTask<List<SummaryRecipient>> AllAsync(MeetingSummary summary, CancellationToken cancellationToken) => summary.Delivery is not { } delivery
        ? ValueTask.FromResult<List<SummaryRecipient>>([])
        : tables
            .ReadAllAsync(
                SummaryKeys.Table,
                new TableQuery { PartitionKey = SummaryKeys.PartitionOf(summary.Ward), RowKeyPrefix = SummaryKeys.RecipientPrefix(summary.Id, delivery.Audience) },
                cancellationToken)
            .Select(SummaryRecipient.Read)
            .ToListAsync(cancellationToken);

    /// <summary>The recipient whose conversation this is; null when it got none.</summary>
    public async Task<SummaryRecipient?> FindAsync(MeetingSummary summary, string conversationId, CancellationToken cancellationToken)
    {
        var partition = SummaryKeys.PartitionOf(summary.Ward);
        return summary.Delivery is { } delivery
            && await tables.GetAsync(
                SummaryKeys.Table, partition, SummaryKeys.ConversationKey(summary.Id, delivery.Audience, DeadConversations.KeyOf(conversationId)), cancellationToken) is { } place
            && await tables.GetAsync(
                SummaryKeys.Table, partition, SummaryKeys.RecipientKey(summary.Id, delivery.Audience, place.GetInt32(nameof(SummaryRecipient.Number))!.Value), cancellationToken) is { } row
                ? SummaryRecipient.Read(row)
                : null;
    }

    private async Task<IReadOnlyList<string>> CameAsync(Meeting meeting, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(meeting.Ward, meeting.Session, cancellationToken) is not { Book.Session: var session })
        {
            return meeting.Came;
        }

        var all = await attendance.AllAsync(meeting.Ward, cancellationToken);
        return [.. (await attendance.CameAsync(session, all, cancellationToken)).Order(StringComparer.Ordinal)];
    }
}
