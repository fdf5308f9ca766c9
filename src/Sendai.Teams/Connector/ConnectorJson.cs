using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sendai.Teams.Connector;

/// <summary>How the connector's answers look on the wire.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(TeamsPagedMembers))]
internal sealed partial class ConnectorJson : JsonSerializerContext
{
    public static ConnectorJson Wire { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });
}
