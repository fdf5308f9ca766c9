using System.Diagnostics.CodeAnalysis;

namespace Sendai.Teams.Connector;

/// <summary>There is no token for the connector, so nothing was sent. Why not stands in the log; it may pass.</summary>
[SuppressMessage("Design", "CA1032", Justification = "A token service's words may hold anything; there is nothing to add.")]
public sealed class TokenUnavailableException() : Exception("There is no token for the connector.");
