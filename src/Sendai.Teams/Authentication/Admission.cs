using System.Security.Claims;
using Microsoft.Extensions.Hosting;
using Sendai.Teams.Activities;
using Sendai.Teams.Connector;

namespace Sendai.Teams.Authentication;

/// <summary>Decides whether an activity is what its token was made for, and whether the bot would speak to where it came from.</summary>
internal sealed class Admission(ServiceHosts hosts, IHostEnvironment environment)
{
    /// <summary>What speaks against an activity that came with a token.</summary>
    public TokenRefusal? Objection(Activity activity, ClaimsPrincipal sender)
    {
        var serviceUrl = sender.FindFirst(ConnectorAuthentication.ServiceUrlClaim)?.Value;
        return !string.Equals(serviceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase) ? TokenRefusal.ServiceUrl
            : activity.ChannelId is not { } channel || !sender.HasClaim(ConnectorAuthentication.EndorsementClaim, channel) ? TokenRefusal.Endorsement
            // In Web Chat and Direct Line senders choose their own id.
            : channel != "msteams" && !environment.IsDevelopment() ? TokenRefusal.Channel
            : Objection(activity);
    }

    /// <summary>What speaks against an activity that came without one.</summary>
    public TokenRefusal? Objection(Activity activity) =>
        activity.ServiceUrl is { } serviceUrl && hosts.Trusts(serviceUrl) ? null : TokenRefusal.ServiceHost;
}
