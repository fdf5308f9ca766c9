using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Delivery;

/// <summary>What a feature wants to be sent.</summary>
internal abstract record OutboxItem
{
    private OutboxItem(string rowKey)
    {
        RowKey = rowKey;
    }

    /// <summary>
    /// The row's key in the feature's partition, made from what caused it, so that the same cause makes the same message.
    /// It is the message's key in logs.
    /// </summary>
    public string RowKey { get; }

    /// <summary>Not before; null is now.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>
    /// The row key of an earlier message of the partition that this one overwrites (for an expansion, of an earlier
    /// expansion over the same audience). What was not sent yet is waited for; what never was sent cannot be overwritten.
    /// </summary>
    public string? Updates { get; init; }

    /// <summary>The row that this takes the place of, as it was read: how a reminder moves or changes its words.</summary>
    public TableRow? Instead { get; init; }

    /// <summary>A text or a card for one conversation; addressing is filled in when it is sent. With an activity id in the reference it is sent as an answer to that.</summary>
    internal sealed record Message(string RowKey, ConversationReference To, Activity Activity) : OutboxItem(RowKey)
    {
        /// <summary>
        /// The channel's id of a message of the bot in that conversation that this one overwrites, when it is known from
        /// elsewhere than the outbox: a card that was pressed.
        /// </summary>
        public string? Overwrites { get; init; }
    }

    /// <summary>The same for everybody in an audience (see <see cref="Audiences"/>), which is written before.</summary>
    internal sealed record Expansion(string RowKey, string Audience, Activity Activity) : OutboxItem(RowKey)
    {
        /// <summary>The row key of a recipient's message.</summary>
        public static string RowOf(string expansion, int recipient) => $"{PrefixOf(expansion)}{Audiences.RowKey(recipient)}";

        /// <summary>What the row keys of all its messages begin with.</summary>
        public static string PrefixOf(string expansion) => $"{expansion}-to-";
    }

    /// <summary>Work of the bot itself that is due at a time: see <see cref="JobHandler"/>.</summary>
    internal sealed record Job(string RowKey, string Name, string? Data = null) : OutboxItem(RowKey);
}
