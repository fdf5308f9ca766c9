namespace Sendai.Teams.Hosting;

/// <summary>Who may come in.</summary>
internal enum ChannelAccess
{
    /// <summary>No app id, in Development: only activities whose service URL is on this machine.</summary>
    LoopbackOnly,

    /// <summary>An app id is set: activities carry tokens, in Development too.</summary>
    ByToken,

    /// <summary>No app id, not Development: nobody can show who they are.</summary>
    ClosedOutsideDevelopment,
}
