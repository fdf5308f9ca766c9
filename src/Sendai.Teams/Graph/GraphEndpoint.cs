using Sendai.Teams.Connector;

namespace Sendai.Teams.Graph;

/// <summary>
/// Where Microsoft Graph is: one of its documented roots (Graph docs, "National cloud deployments"), each exactly as it stands
/// there, or an address of this machine, for test rigs. A token goes nowhere else.
/// </summary>
public sealed class GraphEndpoint
{
    private static readonly string[] Hosts =
        ["graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn"];

    private GraphEndpoint(Uri url)
    {
        Url = url;
        // A rig gives its own tokens, whatever it is asked for.
        Scope = $"https://{(url.IsLoopback ? Hosts[0] : url.Host)}/.default";
    }

    /// <summary>That of the public cloud.</summary>
    public static GraphEndpoint PublicCloud { get; } = new(new Uri($"https://{Hosts[0]}"));

    /// <summary>For what a token is asked there.</summary>
    public string Scope { get; }

    /// <summary>Whether it is on this machine.</summary>
    public bool IsLoopback => Url.IsLoopback;

    /// <summary>The root, without a path.</summary>
    internal Uri Url { get; }

    /// <summary>Reads a setting; null when it is none of these.</summary>
    /// <param name="text">An absolute URL without a path.</param>
    public static GraphEndpoint? Read(string text) =>
        ServiceUrl.Read(text) is { AbsolutePath: "/" } url && (url.IsLoopback || Hosts.Contains(url.Host, StringComparer.OrdinalIgnoreCase))
            ? new GraphEndpoint(url)
            : null;
}
