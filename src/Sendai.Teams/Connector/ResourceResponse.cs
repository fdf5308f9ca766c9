namespace Sendai.Teams.Connector;

/// <summary>The connector's answer to a send (Bot Framework REST, "ResourceResponse object").</summary>
/// <param name="Id">The id of the new message, by which it can be updated; absent when the connector gave none.</param>
public sealed record ResourceResponse(string? Id = null);
