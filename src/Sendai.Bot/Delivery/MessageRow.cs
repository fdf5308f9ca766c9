using System.Text.Json;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Delivery;

/// <summary>How a message or an expansion stands in its feature's partition.</summary>
internal static class MessageRow
{
    public const string State = nameof(State);
    public const string DueAt = nameof(DueAt);
    public const string To = nameof(To);
    public const string Activity = nameof(Activity);
    public const string Updates = nameof(Updates);

    /// <summary>The channel's id of the message to overwrite, when no row knows it.</summary>
    public const string Overwrites = nameof(Overwrites);

    /// <summary>Which handler does the work, when the row is no message.</summary>
    public const string Job = nameof(Job);
    public const string Data = nameof(Data);

    /// <summary>The row that holds the activity, when it is one for many.</summary>
    public const string ContentOf = nameof(ContentOf);
    public const string Audience = nameof(Audience);

    /// <summary>The recipient with whom an expansion goes on.</summary>
    public const string Next = nameof(Next);
    public const string ClaimedBy = nameof(ClaimedBy);
    public const string ClaimedUntil = nameof(ClaimedUntil);
    public const string Attempts = nameof(Attempts);

    /// <summary>Tries that broke off without an answer.</summary>
    public const string Unclear = nameof(Unclear);

    /// <summary>Claims that ran out without a record.</summary>
    public const string Repeats = nameof(Repeats);
    public const string NotBefore = nameof(NotBefore);
    public const string SentAt = nameof(SentAt);
    public const string ActivityId = nameof(ActivityId);
    public const string Reason = nameof(Reason);

    public static TableRow Of(string partition, OutboxItem item, DateTimeOffset due)
    {
        var row = Planned(new TableRow(partition, item.RowKey), due).Set(Updates, item.Updates);
        return item switch
        {
            OutboxItem.Message message => row.Set(Activity, Words(message.Activity)).Set(To, Serialize(message.To)).Set(Overwrites, message.Overwrites),
            OutboxItem.Expansion expansion => row.Set(Activity, Words(expansion.Activity)).Set(Audience, expansion.Audience).Set(Next, 0),
            OutboxItem.Job job => row.Set(Job, job.Name).Set(Data, job.Data),
            _ => throw new ArgumentOutOfRangeException(nameof(item)),
        };
    }

    /// <summary>The message of one recipient of an expansion: its words stay where they are.</summary>
    public static TableRow OfRecipient(TableRow expansion, int recipient, string to, DateTimeOffset due)
    {
        var row = new TableRow(expansion.PartitionKey, OutboxItem.Expansion.RowOf(expansion.RowKey, recipient))
            .Set(ContentOf, expansion.RowKey)
            .Set(Updates, expansion.GetString(Updates) is { } earlier ? OutboxItem.Expansion.RowOf(earlier, recipient) : null)
            .Set(To, to);
        // Of one that goes on after it was stopped, nobody knows how far it had come.
        return Planned(expansion.GetInt32(Repeats) is { } repeats ? row.Set(Repeats, repeats) : row, due);
    }

    /// <summary>The row as it was before the first try; only <see cref="Repeats"/> stays, which is history.</summary>
    public static TableRow PlannedAgain(TableRow row, DateTimeOffset due) => Planned(
        row.Remove(Attempts).Remove(Unclear).Remove(NotBefore).Remove(Reason).Remove(ClaimedBy).Remove(ClaimedUntil), due);

    /// <summary>Other words for an expansion, to be merged into its row.</summary>
    public static TableRow Worded(TableRow expansion, Activity activity) =>
        new TableRow(expansion.PartitionKey, expansion.RowKey).Set(Activity, Words(activity));

    public static TableRow Planned(TableRow row, DateTimeOffset due) => row.SetState(MessageState.Planned).Set(DueAt, due);

    public static TableRow SetState(this TableRow row, MessageState state) => row.Set(State, state.ToString());

    public static MessageState StateOf(TableRow row) => Enum.Parse<MessageState>(row.GetString(State)!);

    public static bool IsExpansion(TableRow row) => row.GetString(Audience) is not null;

    public static string Serialize(ConversationReference to) => JsonSerializer.Serialize(to, DeliveryJson.Wire.ConversationReference);

    public static ConversationReference Address(string to) => JsonSerializer.Deserialize(to, DeliveryJson.Wire.ConversationReference)!;

    private static string Words(Activity activity) => JsonSerializer.Serialize(activity, ActivityJson.Wire.Activity);

    /// <summary>What goes on the wire, when the row with the activity is at hand.</summary>
    public static Activity Addressed(TableRow message, TableRow content)
    {
        var to = Address(message.GetString(To)!);
        var activity = JsonSerializer.Deserialize(content.GetString(Activity)!, ActivityJson.Wire.Activity)!;
        return to.Address(activity) with { ReplyToId = to.ActivityId };
    }
}
