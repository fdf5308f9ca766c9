using Sendai.Teams.Activities;

namespace Sendai.Bot.Samples;

/// <summary>Who and what there is in the local Teams, so that the sample fits it: the section <c>Samples</c> of the Development settings.</summary>
/// <param name="ServiceUrl">Where the local Teams takes messages.</param>
/// <param name="TenantId">The tenant.</param>
/// <param name="BotId">The bot, as the local Teams addresses it.</param>
/// <param name="TeamId">The team.</param>
/// <param name="ChannelId">The channel that is the 事務局 of the first ward.</param>
/// <param name="OtherChannelId">The channel that is the 事務局 of the other ward.</param>
/// <param name="UserId">The person at the keyboard.</param>
/// <param name="UserName">Their name.</param>
/// <param name="UserObjectId">Their object id.</param>
/// <param name="ChatId">Their personal chat with the bot.</param>
internal sealed record SampleSettings(
    string ServiceUrl, string TenantId, string BotId, string TeamId, string ChannelId, string OtherChannelId, string UserId, string UserName, string UserObjectId, string ChatId)
{
    /// <summary>The settings; null when one of them is not there, and then there is no sample.</summary>
    public static SampleSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Samples");
        string[] names = [nameof(ServiceUrl), nameof(TenantId), nameof(BotId), nameof(TeamId), nameof(ChannelId), nameof(OtherChannelId), nameof(UserId), nameof(UserName), nameof(UserObjectId), nameof(ChatId)];
        return names.Select(name => section[name]).ToArray() is [{ } url, { } tenant, { } bot, { } team, { } channel, { } other, { } user, { } userName, { } objectId, { } chat]
            ? new SampleSettings(url, tenant, bot, team, channel, other, user, userName, objectId, chat)
            : null;
    }

    /// <summary>The personal chat of the person at the keyboard.</summary>
    public ConversationReference Chat => Reference(new ConversationAccount(ChatId, "personal", TenantId));

    /// <summary>One of the channels.</summary>
    public ConversationReference Channel(string id) => Reference(new ConversationAccount(id, "channel", TenantId));

    private ConversationReference Reference(ConversationAccount conversation) => new()
    {
        ServiceUrl = ServiceUrl,
        ChannelId = "msteams",
        Conversation = conversation,
        Bot = new ChannelAccount(BotId),
        User = new ChannelAccount(UserId, UserName) { AadObjectId = UserObjectId },
    };
}
