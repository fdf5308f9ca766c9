using Sendai.Teams.Activities;

namespace Sendai.Teams.Connector;

/// <summary>What a new conversation shall be (Bot Framework REST, "ConversationParameters object").</summary>
public sealed record ConversationParameters
{
    /// <summary>True for a post in a channel, false for a chat with one person.</summary>
    public bool IsGroup { get; init; }

    /// <summary>The bot.</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>With whom.</summary>
    public IReadOnlyList<ChannelAccount>? Members { get; init; }

    /// <summary>The Entra tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>The tenant again, and the channel.</summary>
    public ChannelData? ChannelData { get; init; }

    /// <summary>The first message; Teams wants it for a post in a channel, and has been seen to ignore it in a personal chat.</summary>
    public Activity? Activity { get; init; }

    /// <summary>The personal chat with somebody. Asking again gives the same one.</summary>
    /// <param name="botId">The bot's id on the channel, <c>28:</c> and the app id.</param>
    /// <param name="memberId">The person's id on the channel, <c>29:…</c>.</param>
    /// <param name="tenantId">The person's tenant.</param>
    public static ConversationParameters Personal(string botId, string memberId, string tenantId) => new()
    {
        Bot = new ChannelAccount(botId),
        Members = [new ChannelAccount(memberId)],
        TenantId = tenantId,
        ChannelData = new ChannelData(Tenant: new ChannelDataItem(tenantId)),
    };

    /// <summary>A new thread in a channel.</summary>
    /// <param name="channelId">The channel, <c>19:…</c> without a thread.</param>
    /// <param name="tenantId">The team's tenant.</param>
    /// <param name="activity">The first message.</param>
    public static ConversationParameters ChannelPost(string channelId, string tenantId, Activity activity) => new()
    {
        IsGroup = true,
        ChannelData = new ChannelData(Channel: new ChannelDataItem(channelId), Tenant: new ChannelDataItem(tenantId)),
        Activity = activity with { Type = activity.Type ?? ActivityTypes.Message },
    };
}

/// <summary>A new conversation (Bot Framework REST, "ConversationResourceResponse object").</summary>
/// <param name="Id">Its id; of a post in a channel, with the thread.</param>
/// <param name="ActivityId">The id of its first message, if there is one.</param>
/// <param name="ServiceUrl">Where to write to it, when that differs.</param>
public sealed record ConversationResourceResponse(string? Id = null, string? ActivityId = null, string? ServiceUrl = null);
