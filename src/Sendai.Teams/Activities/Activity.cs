using System.Text.Json;

namespace Sendai.Teams.Activities;

/// <summary>
/// One thing that happened in a conversation, or one message to put into it
/// (Bot Framework REST, "Activity object"; Teams docs, "Conversation messages").
/// </summary>
/// <remarks>
/// Only what this channel reads or writes is here; other properties on the wire are ignored, because Teams adds new ones at any time.
/// Every property may be absent, so every property may be null.
/// </remarks>
public sealed record Activity
{
    /// <summary>What kind of activity this is; see <see cref="ActivityTypes"/>.</summary>
    public string? Type { get; init; }

    /// <summary>The channel's id of this activity. The same id arrives again when the channel re-sends.</summary>
    public string? Id { get; init; }

    /// <summary>When the channel took it, in UTC.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Where answers to this activity are posted (absolute URL of the connector).</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The channel's name, <c>msteams</c>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Who sent it.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>Who gets it; for an inbound activity this is the bot.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>The conversation it belongs to.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>The text as typed, mentions included; see <see cref="Mentions.TextWithoutBotMention"/>.</summary>
    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; init; }

    /// <summary>The sender's language, for example <c>ja-JP</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>The name of an invoke or event, for example <c>adaptiveCard/action</c>.</summary>
    public string? Name { get; init; }

    /// <summary>What an invoke, an event or a pressed <c>Action.Submit</c> carries.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The activity that this one answers; for a pressed button, the message that holds the card.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>For an <c>installationUpdate</c>: <c>add</c>, <c>remove</c>, <c>add-upgrade</c> or <c>remove-upgrade</c>.</summary>
    public string? Action { get; init; }

    /// <summary>Who joined (<c>conversationUpdate</c>).</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>Who left (<c>conversationUpdate</c>).</summary>
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary><c>list</c> or <c>carousel</c>.</summary>
    public string? AttachmentLayout { get; init; }

    /// <summary>Cards and files.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>Mentions and other facts about the text or the sender.</summary>
    public IReadOnlyList<Entity>? Entities { get; init; }

    /// <summary>What only Teams sends.</summary>
    public ChannelData? ChannelData { get; init; }
}
