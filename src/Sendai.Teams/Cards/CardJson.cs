using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Sendai.Teams.Cards;

/// <summary>How cards look on the wire. Use <see cref="Wire"/>: the generated <c>Default</c> would write Japanese as <c>\uXXXX</c>.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AdaptiveCard))]
public sealed partial class CardJson : JsonSerializerContext
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>camelCase, nulls left out, Japanese as itself.</summary>
    public static CardJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = Encoder,
    });

    /// <summary>How many bytes a text takes in a card; an emoji takes twelve.</summary>
    /// <param name="text">The text, as Markdown where the card reads that.</param>
    public static int SizeOf(string text) => JsonEncodedText.Encode(text, Encoder).EncodedUtf8Bytes.Length;
}
