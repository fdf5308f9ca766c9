namespace Sendai.Teams.Activities;

/// <summary>A person or a bot (Bot Framework REST, "ChannelAccount object").</summary>
/// <param name="Id">The channel's id: <c>29:…</c> for a person, <c>28:</c> and the app id for a bot.</param>
/// <param name="Name">The name shown to people.</param>
/// <param name="AadObjectId">The person's object id in Entra ID.</param>
public sealed record ChannelAccount(string? Id = null, string? Name = null, string? AadObjectId = null);

/// <summary>A conversation (Bot Framework REST, "ConversationAccount object").</summary>
/// <param name="Id">The id to answer to. In a channel it carries the thread: <c>19:…@thread.tacv2;messageid=…</c>.</param>
/// <param name="ConversationType"><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</param>
/// <param name="TenantId">The Entra tenant.</param>
/// <param name="IsGroup">Whether more than one person can read it; absent means no.</param>
/// <param name="Name">The name shown to people.</param>
public sealed record ConversationAccount(
    string? Id = null,
    string? ConversationType = null,
    string? TenantId = null,
    bool? IsGroup = null,
    string? Name = null);
