using Sendai.Bot.Delivery;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Cases;

/// <summary>The time of a case is over, as it was set when this was planned.</summary>
internal sealed class PurgeJob(CasePurge purge, ITableStore tables, Outbox outbox)
{
    public async Task<JobResult> RunAsync(TableRow row, CancellationToken cancellationToken)
    {
        var (ward, id, _) = CaseJobs.Read(row);
        switch (await purge.PurgeAsync(ward, id, cancellationToken))
        {
            case PurgeResult.Waits:
                return Waits;
            case PurgeResult.NotYet { Day: var day }:
                await PlanAsync(row.PartitionKey, CaseJobs.PurgeOn(CaseNumber.Read(ward, id)!, day), cancellationToken);
                return new JobResult.Done();
            default:
                return new JobResult.Done();
        }
    }

    public static JobResult Waits => new JobResult.Later("messages are still to be overwritten", TimeSpan.FromMinutes(1));

    private async Task PlanAsync(string partition, OutboxItem job, CancellationToken cancellationToken)
    {
        if (await tables.GetAsync(CaseKeys.Table, partition, job.RowKey, cancellationToken) is null
            && await tables.TransactAsync(CaseKeys.Table, await outbox.PrepareAsync(CaseKeys.Table, partition, [job], cancellationToken), cancellationToken) is not TransactionResult.Written)
        {
            throw new TableStoreException("The purge of a case was being planned by somebody else.");
        }
    }
}

/// <summary>A ward keeps its cases for another time now, or somebody has begun a purge elsewhere.</summary>
internal sealed class SweepJob(CasePurge purge)
{
    public async Task<JobResult> RunAsync(TableRow row, CancellationToken cancellationToken)
    {
        var ward = new Ward(row.GetString(MessageRow.Data)!);
        var waits = false;
        foreach (var due in await purge.DueAsync(ward, cancellationToken))
        {
            waits |= await purge.PurgeAsync(ward, due.Number.Id, cancellationToken) is PurgeResult.Waits;
        }

        return waits ? PurgeJob.Waits : new JobResult.Done();
    }
}
