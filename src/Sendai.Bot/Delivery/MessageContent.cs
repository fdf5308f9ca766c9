using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Delivery;

/// <summary>What a message row would put on the wire now.</summary>
internal abstract record MessageContent
{
    private static readonly TimeSpan OriginalLimit = TimeSpan.FromHours(1);

    private MessageContent()
    {
    }

    /// <summary>Fully addressed; to overwrite the message with its id, or new.</summary>
    internal sealed record Ready(Activity Activity, bool IsUpdate) : MessageContent;

    /// <summary>The message to overwrite is still to be sent.</summary>
    internal sealed record NotYet : MessageContent;

    /// <summary>It can never be sent: its words or the message to overwrite are gone or never came, or nobody is there to read it.</summary>
    internal sealed record Missing(FailureReason Reason) : MessageContent;

    public static async Task<MessageContent> ReadAsync(
        ITableStore tables, DuePointer pointer, TableRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var content = row.GetString(MessageRow.ContentOf) is { } shared
            ? await tables.GetAsync(pointer.Table, pointer.Partition, shared, cancellationToken)
            : row;
        if (content is null)
        {
            return new Missing(FailureReason.NoWords);
        }

        var activity = MessageRow.Addressed(row, content);
        if (row.GetString(MessageRow.Overwrites) is { } known)
        {
            return new Ready(activity with { Id = known }, IsUpdate: true);
        }

        if (row.GetString(MessageRow.Updates) is not { } updates)
        {
            return new Ready(activity, IsUpdate: false);
        }

        var original = await tables.GetAsync(pointer.Table, pointer.Partition, updates, cancellationToken);
        return (original is null ? MessageState.Planned : MessageRow.StateOf(original)) switch
        {
            MessageState.Sent when original!.GetString(MessageRow.ActivityId) is { } id => new Ready(activity with { Id = id }, IsUpdate: true),
            // An original without a row may be one that is still to be expanded.
            MessageState.Planned or MessageState.Sending when now - pointer.DueAt < OriginalLimit => new NotYet(),
            _ => new Missing(FailureReason.NoOriginal),
        };
    }
}
