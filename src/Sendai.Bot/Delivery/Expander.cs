using Sendai.Tables;

namespace Sendai.Bot.Delivery;

/// <summary>
/// Makes the messages of an expansion, a batch at a time: the pointers, then the rows together with how far it is. The
/// rows' keys are the recipients' numbers, so doing a batch again does the same, and of two who do it one fails whole.
/// </summary>
internal sealed class Expander(
    ITableStore tables, Audiences audiences, DueIndex due, DeliverySignal signal, DeliveryFault fault, TimeProvider time)
{
    public async Task ExpandAsync(DuePointer pointer, TableRow expansion, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var next = expansion.GetInt32(MessageRow.Next)!.Value;
            var recipients = await audiences.ReadAsync(expansion.GetString(MessageRow.Audience)!, next, stopping);
            // Due now rather than with the expansion, whose day other shards may have left behind.
            var now = time.GetUtcNow();
            var messages = recipients.Select((to, place) => MessageRow.OfRecipient(expansion, next + place, to, now)).ToList();
            await due.WriteAsync(pointer.Table, messages, stopping);
            await fault(DeliveryStep.ExpansionPointersWritten);

            var isLast = recipients.Count < Audiences.Batch;
            var head = new TableRow(expansion.PartitionKey, expansion.RowKey).Set(MessageRow.Next, next + recipients.Count);
            if (isLast)
            {
                head.SetState(MessageState.Sent).Set(MessageRow.SentAt, now);
            }

            var batch = messages.Select(TableOperation (row) => new TableOperation.Insert(row)).Append(new TableOperation.Merge(head, expansion.ETag));
            if (await tables.TransactAsync(pointer.Table, [.. batch], stopping) is not TransactionResult.Written)
            {
                // It was stopped, or somebody else is at it: the next poll sees what is there then.
                return;
            }

            await fault(DeliveryStep.ExpansionBatchCommitted);
            signal.Nudge();
            if (isLast)
            {
                await due.DropAsync(pointer, stopping);
                await fault(DeliveryStep.PointerDropped);
                return;
            }

            expansion = (await tables.GetAsync(pointer.Table, expansion.PartitionKey, expansion.RowKey, stopping))!;
            if (MessageRow.StateOf(expansion) != MessageState.Planned)
            {
                return;
            }
        }
    }
}
