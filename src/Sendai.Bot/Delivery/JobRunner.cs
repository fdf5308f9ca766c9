using System.Diagnostics.CodeAnalysis;
using Sendai.Bot.Watch;
using Sendai.Tables;

namespace Sendai.Bot.Delivery;

/// <summary>
/// Does what is due and no message. It needs no claim: only the owner of the shard comes here, and when for a moment there
/// are two of them, doing it twice is harmless by the contract of <see cref="JobHandler"/>.
/// </summary>
internal sealed class JobRunner(ITableStore tables, DueIndex due, IEnumerable<JobHandler> handlers, DeadLetters deadLetters, DeliveryFault fault, TimeProvider time, ILogger<JobRunner> log)
{
    /// <summary>With growing waits of five minutes at most this is about a day and a half.</summary>
    private const int Tries = 400;

    private readonly Dictionary<string, JobHandler> handlers = handlers.ToDictionary(handler => handler.Name, StringComparer.Ordinal);

    /// <summary>Null when it is over, or until when it waits.</summary>
    public async Task<DateTimeOffset?> RunAsync(DuePointer pointer, TableRow row, CancellationToken stopping)
    {
        if (row.GetDateTimeOffset(MessageRow.NotBefore) is { } notBefore && notBefore > time.GetUtcNow())
        {
            return notBefore;
        }

        var result = await TryAsync(row, stopping);
        await fault(DeliveryStep.JobDone);
        var attempt = (row.GetInt32(MessageRow.Attempts) ?? 0) + 1;
        var changes = new TableRow(row.PartitionKey, row.RowKey).Set(MessageRow.Attempts, attempt);
        DateTimeOffset? again = null;
        string? givenUp = null;
        switch (result)
        {
            case JobResult.Done:
                changes.SetState(MessageState.Sent).Set(MessageRow.SentAt, time.GetUtcNow());
                break;
            case JobResult.Later later when attempt < Tries:
                DeliveryLog.JobPutOff(log, pointer.MessageKey, attempt, later.Reason);
                again = time.GetUtcNow() + BackOff.After(attempt, later.After);
                changes.Set(MessageRow.NotBefore, again.Value);
                break;
            default:
                givenUp = (result as JobResult.Failed)?.Reason ?? ((JobResult.Later)result).Reason;
                DeliveryLog.JobFailed(log, pointer.MessageKey, attempt, givenUp);
                changes.SetState(MessageState.Failed).Set(MessageRow.Reason, FailureReason.TriedTooOften.ToString());
                break;
        }

        // When the row changed meanwhile, there is more to do: the next poll sees what.
        if (await tables.MergeAsync(pointer.Table, changes, row.ETag, CancellationToken.None) is WriteResult.Written && again is null)
        {
            if (givenUp is not null)
            {
                deadLetters.Report(pointer.MessageKey, givenUp);
            }

            await due.DropAsync(pointer, CancellationToken.None);
        }

        return again;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Work that fails is tried again later; it must not end the others.")]
    private async Task<JobResult> TryAsync(TableRow row, CancellationToken stopping)
    {
        try
        {
            return handlers.TryGetValue(row.GetString(MessageRow.Job)!, out var handler)
                ? await handler.RunAsync(row, stopping)
                : new JobResult.Later("nobody here knows this work");
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            return new JobResult.Later(failure.GetType().FullName!);
        }
    }
}
