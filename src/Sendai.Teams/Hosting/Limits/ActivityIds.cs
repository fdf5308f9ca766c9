using Sendai.Teams.Activities;

namespace Sendai.Teams.Hosting.Limits;

/// <summary>Ids travel in addresses and logs, so what is no id is not let in.</summary>
internal static class ActivityIds
{
    // The longest that Teams sends has about 150 characters.
    private const int Longest = 1024;

    /// <summary>
    /// Whether all ids that the bot uses are of a sane length and plain ASCII, as the channel's are: none can hold a new line
    /// for the log, nor what somebody wrote in Japanese.
    /// </summary>
    public static bool AreSane(Activity activity) =>
        IsSane(activity.Type)
        && IsSane(activity.Id)
        && IsSane(activity.Name)
        && IsSane(activity.ReplyToId)
        && IsSane(activity.ServiceUrl)
        && IsSane(activity.ChannelId)
        && IsSane(activity.Conversation?.Id)
        && IsSane(activity.Conversation?.TenantId)
        && IsSane(activity.ChannelData?.Tenant?.Id)
        && IsSane(activity.ChannelData?.Team?.Id)
        && IsSane(activity.ChannelData?.Channel?.Id)
        && IsSane(activity.From?.Id)
        && IsSane(activity.From?.AadObjectId)
        && IsSane(activity.Recipient?.Id);

    private static bool IsSane(string? id) => id is null || (id.Length <= Longest && !id.AsSpan().ContainsAnyExceptInRange(' ', '~'));
}
