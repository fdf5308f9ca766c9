namespace Sendai.Teams.Activities;

/// <summary>All that is needed to write into a conversation later (Bot Framework SDK, "ConversationReference").</summary>
public sealed record ConversationReference
{
    /// <summary>Where to post.</summary>
    public required string ServiceUrl { get; init; }

    /// <summary>The channel's name, <c>msteams</c>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>The conversation.</summary>
    public required ConversationAccount Conversation { get; init; }

    /// <summary>The bot, as the channel addresses it.</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>The person on the other side.</summary>
    public required ChannelAccount User { get; init; }

    /// <summary>The activity to answer to, when the channel gave it an id.</summary>
    public string? ActivityId { get; init; }

    /// <summary>An activity as it travels there; without a type it is a message.</summary>
    /// <param name="activity">What shall be said; its own addresses play no part.</param>
    public Activity Address(Activity activity) => activity with
    {
        Type = activity.Type ?? ActivityTypes.Message,
        ServiceUrl = ServiceUrl,
        ChannelId = ChannelId,
        Conversation = Conversation,
        From = Bot,
        Recipient = User,
    };
}
