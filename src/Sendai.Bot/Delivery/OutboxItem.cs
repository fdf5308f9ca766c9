using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Delivery;

/// <summary>What a feature wants to be sent.</summary>
internal abstract record OutboxItem
{
    private OutboxItem(string rowKey, Activity activity)
    {
        RowKey = rowKey;
        Activity = activity;
    }

    /// <summary>
    /// The row's key in the feature's partition, made from what caused it, so that the same cause makes the same message.
    /// It is the message's key in logs.
    /// </summary>
    public string RowKey { get; }

    /// <summary>A text or a card; addressing is filled in when it is sent.</summary>
    public Activity Activity { get; }

    /// <summary>Not before; null is now.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>
    /// The row key of an earlier message of the partition that this one overwrites (for an expansion, of an earlier
    /// expansion over the same audience). What was not sent yet is waited for; what never was sent cannot be overwritten.
    /// </summary>
    public string? Updates { get; init; }

    /// <summary>The row that this takes the place of, as it was read: how a reminder moves or changes its words.</summary>
    public TableRow? Instead { get; init; }

    /// <summary>For one conversation. With an activity id in the reference it is sent as an answer to that.</summary>
    internal sealed record Message(string RowKey, ConversationReference To, Activity Activity) : OutboxItem(RowKey, Activity);

    /// <summary>The same for everybody in an audience (see <see cref="Audiences"/>), which is written before.</summary>
    internal sealed record Expansion(string RowKey, string Audience, Activity Activity) : OutboxItem(RowKey, Activity)
    {
        /// <summary>The row key of a recipient's message.</summary>
        public static string RowOf(string expansion, int recipient) => $"{PrefixOf(expansion)}{Audiences.RowKey(recipient)}";

        /// <summary>What the row keys of all its messages begin with.</summary>
        public static string PrefixOf(string expansion) => $"{expansion}-to-";
    }
}
