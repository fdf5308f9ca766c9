using System.Net;

namespace Sendai.Teams.Connector;

/// <summary>What a failed call says about its effect.</summary>
public enum CallEffect
{
    /// <summary>It was refused. Coming again helps nothing.</summary>
    Refused,

    /// <summary>It was certainly not carried out, and may be later.</summary>
    None,

    /// <summary>Nobody knows whether it was carried out.</summary>
    Unclear,
}

/// <summary>Judges failures of <see cref="ConnectorClient"/>; see docs/adr/0010.</summary>
public static class ConnectorFailure
{
    /// <summary>What it says about the effect of the call; null when it is none of the connector's.</summary>
    /// <param name="failure">What was thrown.</param>
    public static CallEffect? EffectOf(Exception failure) => failure switch
    {
        ConnectorException refusal => EffectOf(refusal.Status),
        // Nobody was reached, or there was nothing to come with, so nothing was said.
        TokenUnavailableException => CallEffect.None,
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        } => CallEffect.None,
        HttpRequestException or IOException or OperationCanceledException => CallEffect.Unclear,
        _ => null,
    };

    private static CallEffect EffectOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed => CallEffect.None,
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => CallEffect.Unclear,
        _ => CallEffect.Refused,
    };
}
