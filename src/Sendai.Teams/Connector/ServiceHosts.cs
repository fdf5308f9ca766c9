using Sendai.Teams.Authentication;

namespace Sendai.Teams.Connector;

/// <summary>
/// To which service URLs the bot speaks. With an app id to the hosts of <c>Bot:ServiceHosts</c> and no others, each exactly
/// as it is written there; without one to this machine only.
/// </summary>
public sealed class ServiceHosts
{
    private readonly HashSet<string>? allowed;

    internal ServiceHosts(BotSettings settings) =>
        allowed = settings.AppId is null ? null : settings.ServiceHosts.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it may be called, with a token where there is one.</summary>
    /// <param name="serviceUrl">As an activity brought it.</param>
    public bool Trusts(string serviceUrl) =>
        ServiceUrl.Read(serviceUrl) is { } url && (allowed?.Contains(url.Host) ?? url.IsLoopback);
}
