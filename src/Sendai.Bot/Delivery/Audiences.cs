using System.Globalization;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Delivery;

/// <summary>Who shall get a message for many: written down before it is decided, and never changed afterwards.</summary>
internal sealed class Audiences(ITableStore tables)
{
    /// <summary>The message rows of one step of an expansion; with its own row they fill a transaction.</summary>
    public const int Batch = 99;

    private const string Table = "Audiences";

    public static string RowKey(int recipient) => recipient.ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>
    /// Writes an audience. Its id is made from what causes the message, so that doing it again after a crash writes the same.
    /// The recipient's place in the list is the number of its message.
    /// </summary>
    public async Task FreezeAsync(string audience, IReadOnlyList<ConversationReference> recipients, CancellationToken cancellationToken)
    {
        foreach (var chunk in recipients.Index().Chunk(Batch))
        {
            await tables.TransactAsync(
                Table,
                [.. chunk.Select(entry => new TableOperation.Upsert(
                    new TableRow(audience, RowKey(entry.Index)).Set(MessageRow.To, MessageRow.Serialize(entry.Item))))],
                cancellationToken);
        }
    }

    /// <summary>The next recipients' addresses as they stand on the messages; fewer than <see cref="Batch"/> is the end.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string audience, int from, CancellationToken cancellationToken)
    {
        var query = new TableQuery
        {
            PartitionKey = audience,
            RowKeyFrom = RowKey(from),
            RowKeyBefore = RowKey(from + Batch),
            PageSize = Batch,
        };
        return await tables.ReadAllAsync(Table, query, cancellationToken)
            .Select(row => row.GetString(MessageRow.To)!)
            .ToListAsync(cancellationToken);
    }
}
