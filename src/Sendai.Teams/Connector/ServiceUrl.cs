namespace Sendai.Teams.Connector;

/// <summary>Decides which service URLs may be trusted.</summary>
internal static class ServiceUrl
{
    /// <summary>Whether it is an absolute http(s) URL of this machine.</summary>
    public static bool IsLoopback(string serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.IsLoopback;
}
