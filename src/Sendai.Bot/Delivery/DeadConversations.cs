using Sendai.Bot.People;
using Sendai.Tables;

namespace Sendai.Bot.Delivery;

/// <summary>
/// Conversations that are closed to the bot: it was removed or blocked there. Nothing is sent to them until somebody speaks
/// to the bot there again. A channel is closed as a whole, whichever of its threads was tried.
/// </summary>
internal sealed class DeadConversations(ITableStore tables, TimeProvider time)
{
    /// <summary>Keyed by the hash of a conversation's id; what stands there besides is the owner's.</summary>
    public const string Table = "Conversations";

    private const string Dead = "dead";
    private const string Code = nameof(Code);
    private const string Thread = ";messageid=";

    /// <summary>The partition of a conversation: of the channel, when it is a thread.</summary>
    public static string KeyOf(string conversationId) =>
        UserKey.Hash(conversationId.IndexOf(Thread, StringComparison.Ordinal) is >= 0 and var at ? conversationId[..at] : conversationId);

    /// <summary>The connector's word for why it is closed; null when it is not.</summary>
    public async Task<string?> WhyAsync(string conversationId, CancellationToken cancellationToken) =>
        (await tables.GetAsync(Table, KeyOf(conversationId), Dead, cancellationToken))?.GetString(Code);

    /// <summary>It is closed from now on; the first time counts.</summary>
    public Task MarkAsync(string conversationId, string code, CancellationToken cancellationToken) =>
        tables.InsertAsync(Table, new TableRow(KeyOf(conversationId), Dead).Set(Code, code).Set("Since", time.GetUtcNow()), cancellationToken);

    /// <summary>Somebody spoke there.</summary>
    public async Task ReviveAsync(string conversationId, CancellationToken cancellationToken)
    {
        if (await tables.GetAsync(Table, KeyOf(conversationId), Dead, cancellationToken) is { } mark)
        {
            await tables.DeleteAsync(Table, mark.PartitionKey, mark.RowKey, mark.ETag, cancellationToken);
        }
    }
}
