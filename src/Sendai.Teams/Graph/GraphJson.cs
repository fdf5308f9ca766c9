using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Sendai.Teams.Graph;

/// <summary>How Graph's operations and answers look on the wire.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(EventBody))]
[JsonSerializable(typeof(CancelBody))]
[JsonSerializable(typeof(EventId))]
[JsonSerializable(typeof(DuplicateResponse))]
[JsonSerializable(typeof(MeetingList))]
[JsonSerializable(typeof(TranscriptList))]
[JsonSerializable(typeof(InnerResponse))]
internal sealed partial class GraphJson : JsonSerializerContext
{
    public static GraphJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>What an answer says; null when it cannot be read.</summary>
    public static T? Read<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return body.Length == 0 ? null : JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            // Its message would quote the answer.
            return null;
        }
    }
}
