using Sendai.Bot.Delivery;
using Sendai.Tables;

namespace Sendai.Bot.Reviews;

/// <summary>Writes the messages of due work, which may be done a second time: those that are there already stay as they are.</summary>
internal sealed class LateMessages(ITableStore tables, Outbox outbox)
{
    // Far below what a transaction takes: a message is a card.
    private const int Batch = 50;

    /// <exception cref="TableStoreException">Somebody else is writing them just now; the work is to be done again.</exception>
    public async Task WriteAsync(string table, string partition, IEnumerable<OutboxItem> messages, CancellationToken cancellationToken)
    {
        foreach (var batch in messages.Chunk(Batch))
        {
            var there = await Task.WhenAll(batch.Select(message => tables.GetAsync(table, partition, message.RowKey, cancellationToken)));
            List<OutboxItem> missing = [.. batch.Where((_, at) => there[at] is null)];
            if (missing.Count == 0)
            {
                continue;
            }

            var post = await outbox.PrepareAsync(table, partition, missing, cancellationToken);
            if (await tables.TransactAsync(table, post, cancellationToken) is not TransactionResult.Written)
            {
                throw new TableStoreException("Messages were being written by somebody else.");
            }

            outbox.Nudge();
        }
    }
}
