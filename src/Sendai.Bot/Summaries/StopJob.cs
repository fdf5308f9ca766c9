using Sendai.Bot.Delivery;
using Sendai.Domain.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Summaries;

/// <summary>Stops what a withdrawn summary has not sent yet: who never had it hears nothing of it.</summary>
internal sealed class StopJob(ITableStore tables, SummaryStore store, SummaryQuestions questions)
{
    private const int Batch = 100;

    public async Task<JobResult> RunAsync(TableRow row, CancellationToken cancellationToken)
    {
        var (ward, id, _) = SummaryJobs.Read(row);
        if (await store.FindAsync(ward, id, cancellationToken) is not { Summary: { State: SummaryState.Withdrawn } summary })
        {
            return new JobResult.Done();
        }

        // What would show the old words again, with who has read them.
        var isDone = await StopMessagesAsync(row.PartitionKey, SummaryKeys.CountMessagePrefix(summary.Id), cancellationToken);
        foreach (var delivery in await DeliveriesAsync(summary, cancellationToken))
        {
            isDone &= await StopAsync(row.PartitionKey, delivery, cancellationToken);
        }

        return isDone ? new JobResult.Done() : new JobResult.Later("some messages were just being sent", TimeSpan.FromSeconds(1));
    }

    /// <summary>All that speak of what it said; the notice that takes its place goes on.</summary>
    private async Task<IReadOnlyList<string>> DeliveriesAsync(MeetingSummary summary, CancellationToken cancellationToken) =>
    [
        .. Enumerable.Range(1, summary.Version).Select(version => SummaryKeys.VersionKey(summary.Id, version)),
        SummaryKeys.ReminderKey(summary.Id),
        .. (await questions.AllAsync(summary, cancellationToken))
            .Where(question => question.Answer is not null)
            .Select(question => SummaryKeys.AnswerKey(summary.Id, question.Id)),
    ];

    /// <summary>The expansion first: what it has not made yet, it makes no more.</summary>
    private async Task<bool> StopAsync(string partition, string delivery, CancellationToken cancellationToken)
    {
        if (await tables.GetAsync(SummaryKeys.Table, partition, delivery, cancellationToken) is { } head
            && Outbox.Stop(head) is { } stop
            && await tables.TransactAsync(SummaryKeys.Table, [stop], cancellationToken) is not TransactionResult.Written)
        {
            return false;
        }

        return await StopMessagesAsync(partition, OutboxItem.Expansion.PrefixOf(delivery), cancellationToken);
    }

    private async Task<bool> StopMessagesAsync(string partition, string prefix, CancellationToken cancellationToken)
    {
        var query = new TableQuery { PartitionKey = partition, RowKeyPrefix = prefix, Select = [MessageRow.State] };
        var isDone = true;
        var stops = new List<TableOperation>();
        await foreach (var message in tables.ReadAllAsync(SummaryKeys.Table, query, cancellationToken))
        {
            if (MessageRow.StateOf(message) == MessageState.Sending)
            {
                isDone = false;
            }
            else if (Outbox.Stop(message) is { } one)
            {
                stops.Add(one);
            }
        }

        foreach (var batch in stops.Chunk(Batch))
        {
            isDone &= await tables.TransactAsync(SummaryKeys.Table, batch, cancellationToken) is TransactionResult.Written;
        }

        return isDone;
    }
}
