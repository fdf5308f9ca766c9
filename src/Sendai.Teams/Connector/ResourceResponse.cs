using System.Text.Json.Serialization;

namespace Sendai.Teams.Connector;

/// <summary>The connector's answer to a send (Bot Framework REST, "ResourceResponse object").</summary>
/// <param name="Id">The id of the new message, by which it can be updated; absent when the connector gave none.</param>
public sealed record ResourceResponse(string? Id = null)
{
    /// <summary>Whether it was sent again after a try that may have arrived: it may stand there twice.</summary>
    [JsonIgnore]
    public bool MayStandTwice { get; init; }
}
