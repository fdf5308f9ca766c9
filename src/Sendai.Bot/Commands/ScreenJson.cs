using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Commands;

/// <summary>One line of a batch file.</summary>
internal sealed record ScreenedLine(string? T);

/// <summary>One answer of <c>screen --batch</c>. Other programs read it: names and meanings stay.</summary>
internal sealed record FoundLine(string T, IReadOnlyList<FoundPlace> Findings);

/// <summary>One finding; its place counts UTF-16 units of the text.</summary>
internal sealed record FoundPlace(string Kind, int Start, int Length, string Value, string Suggestion, bool Certain);

/// <summary>JSON of <c>screen</c>; Japanese stands as itself.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ScreenedLine))]
[JsonSerializable(typeof(FoundLine))]
internal sealed partial class ScreenJson : JsonSerializerContext
{
    public static ScreenJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>What a kind is called in the answer.</summary>
    public static string NameOf(ScreenKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
