using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Sendai.Teams.Activities;

/// <summary>How activities look on the wire. Use <see cref="Wire"/>: the generated <c>Default</c> would write Japanese as <c>\uXXXX</c>.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Activity))]
public sealed partial class ActivityJson : JsonSerializerContext
{
    /// <summary>Levels of nesting that are read or written; deeper JSON is refused.</summary>
    public const int MaxDepth = 32;

    /// <summary>camelCase, nulls left out, Japanese as itself.</summary>
    public static ActivityJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = MaxDepth,
    });
}
