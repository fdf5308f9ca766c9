using Sendai.Bot.Watch;
using Sendai.Tables;

namespace Sendai.Bot.Delivery;

/// <summary>Follows one pointer.</summary>
internal sealed class DueWork(
    ITableStore tables, DueIndex due, Messenger messenger, Expander expander, JobRunner jobs, OutboxLag lag, TimeProvider time, ILogger<DueWork> log)
{
    /// <summary>Null when the lane may go on, or until when it must wait to keep its order.</summary>
    public async Task<DateTimeOffset?> FollowAsync(DuePointer pointer, CancellationToken stopping)
    {
        var row = await tables.GetAsync(pointer.Table, pointer.Partition, pointer.Row, stopping);
        if (row is null || !Fits(row, pointer))
        {
            await DropWhenOldAsync(pointer, row, stopping);
            return null;
        }

        using var span = Telemetry.Source.StartActivity("deliver");
        if (MessageRow.IsExpansion(row))
        {
            span?.SetTag("kind", "expansion");
            await expander.ExpandAsync(pointer, row, stopping);
            return null;
        }

        if (row.GetString(MessageRow.Job) is { } job)
        {
            // Its name is one of those that features registered in the code.
            span?.SetTag("kind", job);
            return await jobs.RunAsync(pointer, row, stopping);
        }

        span?.SetTag("kind", "message");
        return await messenger.SendAsync(pointer, row, stopping);
    }

    private static bool Fits(TableRow row, DuePointer pointer) =>
        MessageRow.StateOf(row) is MessageState.Planned or MessageState.Sending && row.GetDateTimeOffset(MessageRow.DueAt) == pointer.DueAt;

    // A pointer is written before its row or the row's change: as long as that may still be under way, it is left.
    private async Task DropWhenOldAsync(DuePointer pointer, TableRow? row, CancellationToken stopping)
    {
        lag.LeaveOut(pointer);
        if (time.GetUtcNow() - pointer.WrittenAt > DeliveryTimes.Grace)
        {
            await due.DropAsync(pointer, stopping);
            if (row is null)
            {
                DeliveryLog.NeverCame(log, pointer.MessageKey);
            }
        }
    }
}
