using Sendai.Bot.Delivery;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Summaries;

/// <summary>Who wants the summaries of which ward. A row for each ward and subscriber, in the ward's partition.</summary>
internal sealed class SubscriptionBook(ITableStore tables)
{
    private const char Between = ',';

    /// <summary>All of a ward.</summary>
    public ValueTask<List<Subscription>> AllAsync(Ward ward, CancellationToken cancellationToken) => tables
        .ReadAllAsync(
            SummaryKeys.Table,
            new TableQuery { PartitionKey = SummaryKeys.PartitionOf(ward), RowKeyPrefix = SummaryKeys.SubscriptionPrefix },
            cancellationToken)
        .Select(row => Read(ward, row))
        .ToListAsync(cancellationToken);

    /// <summary>That of a channel (<see cref="DeadConversations.KeyOf"/>) or a person; null when there is none.</summary>
    public async Task<Subscription?> FindAsync(Ward ward, string subscriber, CancellationToken cancellationToken) =>
        await tables.GetAsync(SummaryKeys.Table, SummaryKeys.PartitionOf(ward), SummaryKeys.SubscriptionKey(subscriber), cancellationToken) is { } row
            ? Read(ward, row)
            : null;

    /// <summary>The operation that begins or changes a subscription.</summary>
    public static TableOperation Put(Subscription subscription) => new TableOperation.Upsert(
        new TableRow(SummaryKeys.PartitionOf(subscription.Ward), SummaryKeys.SubscriptionKey(subscription.Subscriber))
            .Set(nameof(subscription.Kinds), string.Join(Between, subscription.Kinds))
            .Set(nameof(subscription.Reach), subscription.Reach)
            .Set(nameof(subscription.Name), subscription.Name)
            .Set(nameof(subscription.IsPersonal), subscription.IsPersonal)
            .Set(nameof(subscription.OnlyMissed), subscription.OnlyMissed)
            .Set(nameof(subscription.Team), subscription.Team));

    /// <summary>The operation that ends it; it fails when somebody else has ended it.</summary>
    public static TableOperation End(Subscription subscription) => new TableOperation.Delete(
        SummaryKeys.PartitionOf(subscription.Ward), SummaryKeys.SubscriptionKey(subscription.Subscriber), Azure.ETag.All);

    private static Subscription Read(Ward ward, TableRow row) => new(
        row.RowKey[SummaryKeys.SubscriptionPrefix.Length..],
        ward,
        (row.GetString(nameof(Subscription.Kinds)) ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal),
        row.GetString(nameof(Subscription.Reach))!,
        row.GetString(nameof(Subscription.Name)) ?? "")
    {
        IsPersonal = row.GetBoolean(nameof(Subscription.IsPersonal)) == true,
        OnlyMissed = row.GetBoolean(nameof(Subscription.OnlyMissed)) == true,
        Team = row.GetString(nameof(Subscription.Team)) ?? "",
    };
}
