using Azure.Core;

namespace Sendai.Teams.Graph;

/// <summary>As whom Graph is called, and where.</summary>
/// <param name="Credential">Where tokens come from; without it calls carry none and go to this machine only.</param>
/// <param name="Endpoint">Where.</param>
public sealed record GraphIdentity(TokenCredential? Credential, GraphEndpoint Endpoint);
