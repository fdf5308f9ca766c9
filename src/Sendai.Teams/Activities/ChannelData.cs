namespace Sendai.Teams.Activities;

/// <summary>What only Teams sends with an activity (Teams docs, "Conversation events in your Teams bot").</summary>
/// <param name="Team">The team, in a channel.</param>
/// <param name="Channel">The channel of the team.</param>
/// <param name="Tenant">The Entra tenant.</param>
/// <param name="EventType">What changed, for a <c>conversationUpdate</c>: <c>teamMemberAdded</c>, <c>channelRenamed</c> and so on.</param>
public sealed record ChannelData(
    ChannelDataItem? Team = null,
    ChannelDataItem? Channel = null,
    ChannelDataItem? Tenant = null,
    string? EventType = null);

/// <summary>A team, channel or tenant in <see cref="ChannelData"/>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; absent for the General channel and for tenants.</param>
public sealed record ChannelDataItem(string? Id = null, string? Name = null);
