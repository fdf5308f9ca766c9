namespace Sendai.Teams.Hosting;

/// <summary>Who may come in. Tokens are not validated in this version, so whatever would need one is closed.</summary>
internal enum ChannelAccess
{
    /// <summary>No app id, in Development: only activities whose service URL is on this machine.</summary>
    LoopbackOnly,

    /// <summary>An app id is set: activities carry tokens, which cannot be validated.</summary>
    ClosedBecauseOfAppId,

    /// <summary>No app id, not Development.</summary>
    ClosedOutsideDevelopment,
}
