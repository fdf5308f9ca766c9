using Sendai.Domain.Directory;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Access;

/// <summary>The channel whose members are the 事務局 of a ward.</summary>
/// <param name="Ward">The ward.</param>
/// <param name="Channel">Where to post so that all of them read it: the channel itself, not one of its threads.</param>
/// <param name="TeamId">The team of the channel, as far as Teams has told it.</param>
/// <param name="GuestsCount">Whether its guests belong to it as well.</param>
/// <param name="RegisteredBy">The object id of the administrator who registered it.</param>
/// <param name="RegisteredAt">When.</param>
internal sealed record Secretariat(
    Ward Ward, ConversationReference Channel, string? TeamId, bool GuestsCount, string RegisteredBy, DateTimeOffset RegisteredAt)
{
    /// <summary>The channel's id, without a thread.</summary>
    public string ChannelId => Channel.Conversation.Id!;

    /// <summary>Another one each time that somebody came into the channel or left it, whichever instance heard of it; empty before the first.</summary>
    public string Membership { get; init; } = "";
}
