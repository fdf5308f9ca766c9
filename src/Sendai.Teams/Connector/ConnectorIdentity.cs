using Azure.Core;

namespace Sendai.Teams.Connector;

/// <summary>As whom the bot calls the connector.</summary>
/// <param name="Credential">Where tokens come from; without it calls carry none and go to this machine only.</param>
/// <param name="Scope">For what a token is asked; other clouds than the public one have their own.</param>
public sealed record ConnectorIdentity(TokenCredential? Credential, string Scope = ConnectorIdentity.PublicScope)
{
    /// <summary>The scope of the public cloud.</summary>
    public const string PublicScope = "https://api.botframework.com/.default";

    /// <summary>Nobody: a local client, a test, a benchmark.</summary>
    public static ConnectorIdentity None { get; } = new(Credential: null);
}
