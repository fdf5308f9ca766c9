using Sendai.Tables;

namespace Sendai.Bot.Delivery;

/// <summary>What has become of a message, for whoever wants to know.</summary>
/// <param name="RowKey">Its row in the feature's partition.</param>
/// <param name="State">How far it is.</param>
/// <param name="DueAt">When it is or was due.</param>
/// <param name="SentAt">When the channel took it.</param>
/// <param name="ActivityId">The channel's id of it; absent when the channel gave none.</param>
/// <param name="Reason">Why it failed.</param>
/// <param name="Unclear">How often a try broke off without an answer.</param>
/// <param name="Repeats">How often it was sent again because a claim had run out without a record; each may be a second copy.</param>
internal sealed record MessageRecord(
    string RowKey,
    MessageState State,
    DateTimeOffset DueAt,
    DateTimeOffset? SentAt,
    string? ActivityId,
    FailureReason? Reason,
    int Unclear,
    int Repeats)
{
    /// <summary>What a query must ask for: not the words.</summary>
    public static IReadOnlyList<string> Select { get; } =
    [
        MessageRow.State, MessageRow.DueAt, MessageRow.SentAt, MessageRow.ActivityId, MessageRow.Reason, MessageRow.Unclear, MessageRow.Repeats,
    ];

    public static MessageRecord Of(TableRow row) => new(
        row.RowKey,
        MessageRow.StateOf(row),
        row.GetDateTimeOffset(MessageRow.DueAt)!.Value,
        row.GetDateTimeOffset(MessageRow.SentAt),
        row.GetString(MessageRow.ActivityId),
        row.GetString(MessageRow.Reason) is { } reason ? Enum.Parse<FailureReason>(reason) : null,
        row.GetInt32(MessageRow.Unclear) ?? 0,
        row.GetInt32(MessageRow.Repeats) ?? 0);
}
