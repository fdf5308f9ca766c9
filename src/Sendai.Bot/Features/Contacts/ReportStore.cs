using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Contacts;

/// <summary>What became of a report.</summary>
internal enum ReportOutcome
{
    /// <summary>It is on its way to the 事務局.</summary>
    Sent,

    /// <summary>It is kept until there is a 事務局 that can be told, or an administrator looks.</summary>
    Kept,

    /// <summary>The same person has told the same today.</summary>
    ToldToday,
}

/// <summary>Keeps reports, and writes what the 事務局 is told into the same transaction.</summary>
internal sealed class ReportStore(ITableStore tables, Outbox outbox, TimeProvider time)
{
    /// <summary>Keeps a report; with a channel, it is told there.</summary>
    public async Task<ReportOutcome> AddAsync(
        Report report, ConversationReference? channel, AdaptiveCard notice, Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var outcome = channel is null ? ReportOutcome.Kept : ReportOutcome.Sent;
        var post = await PostAsync(report, channel, notice, cancellationToken);
        var written = await tables.TransactAsync(
            Report.Table,
            [
                new TableOperation.Insert(report.Write(channel)),
                Nonce.Spend(report.Partition, turn, data, outcome.ToString(), time.GetUtcNow()),
                .. post,
            ],
            cancellationToken);
        if (written is TransactionResult.Written)
        {
            outbox.Nudge();
            return outcome;
        }

        return await Nonce.SpentAsync(tables, Report.Table, report.Partition, turn, data, cancellationToken) is { } first
            ? Enum.Parse<ReportOutcome>(first)
            : ReportOutcome.ToldToday;
    }

    /// <summary>The reports of a partition that nobody has settled, the oldest day first.</summary>
    public ValueTask<List<TableRow>> OpenAsync(string partition, CancellationToken cancellationToken) => tables
        .ReadAllAsync(
            Report.Table,
            new TableQuery { PartitionKey = partition, RowKeyPrefix = Report.Prefix, Filter = $"State eq {nameof(ReportState.Open)}" },
            cancellationToken)
        .ToListAsync(cancellationToken);

    /// <summary>One report as it lies there; null when there is none.</summary>
    public async Task<TableRow?> FindAsync(string? id, CancellationToken cancellationToken) =>
        id?.Split(' ') is [var partition, var rowKey] && rowKey.StartsWith(Report.Prefix, StringComparison.Ordinal)
            ? await tables.GetAsync(Report.Table, partition, rowKey, cancellationToken)
            : null;

    /// <summary>Tells a channel of a report that nobody was told of yet. False when somebody else has just done so, or settled it.</summary>
    public async Task<bool> TellAsync(TableRow row, ConversationReference channel, AdaptiveCard notice, CancellationToken cancellationToken)
    {
        var post = await PostAsync(Report.Read(row), channel, notice, cancellationToken);
        var told = new TableRow(row.PartitionKey, row.RowKey).Set(Report.Channel, MessageRow.Serialize(channel));
        var written = await tables.TransactAsync(Report.Table, [new TableOperation.Merge(told, row.ETag), .. post], cancellationToken) is TransactionResult.Written;
        outbox.Nudge();
        return written;
    }

    /// <summary>Settles a report once; the card in the channel says so to everybody. False when it was settled before.</summary>
    public async Task<bool> SettleAsync(string id, ReportState state, Func<Report, AdaptiveCard> settled, string who, CancellationToken cancellationToken)
    {
        while (await FindAsync(id, cancellationToken) is { } row && Report.StateOf(row) == ReportState.Open)
        {
            var report = Report.Read(row);
            var update = row.GetString(Report.Channel) is { } channel
                ? new OutboxItem.Message(report.SettledKey, MessageRow.Address(channel), new Activity { Attachments = [settled(report).ToAttachment()] })
                {
                    Updates = report.PostKey,
                }
                : null;
            var post = update is null ? [] : await outbox.PrepareAsync(Report.Table, report.Partition, [update], cancellationToken);
            var closed = new TableRow(report.Partition, report.RowKey)
                .Set(Report.State, state.ToString())
                .Set("SettledBy", who)
                .Set("SettledAt", time.GetUtcNow());
            if (await tables.TransactAsync(Report.Table, [new TableOperation.Merge(closed, row.ETag), .. post], cancellationToken) is TransactionResult.Written)
            {
                outbox.Nudge();
                return true;
            }
        }

        return false;
    }

    private async Task<IReadOnlyList<TableOperation>> PostAsync(
        Report report, ConversationReference? channel, AdaptiveCard notice, CancellationToken cancellationToken) => channel is null
        ? []
        : await outbox.PrepareAsync(
            Report.Table,
            report.Partition,
            [new OutboxItem.Message(report.PostKey, channel, new Activity { Attachments = [notice.ToAttachment()] })],
            cancellationToken);
}
