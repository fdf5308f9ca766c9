using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Sendai.Teams.Cards;

/// <summary>How cards look on the wire: camelCase, nulls left out, Japanese as itself. They are only written, never read.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Default,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AdaptiveCard))]
[JsonSerializable(typeof(TextBlock))]
[JsonSerializable(typeof(RichTextBlock))]
[JsonSerializable(typeof(Container))]
[JsonSerializable(typeof(ColumnSet))]
[JsonSerializable(typeof(FactSet))]
[JsonSerializable(typeof(ActionSet))]
[JsonSerializable(typeof(InputChoiceSet))]
[JsonSerializable(typeof(InputText))]
[JsonSerializable(typeof(InputToggle))]
[JsonSerializable(typeof(InputDate))]
[JsonSerializable(typeof(ActionExecute))]
[JsonSerializable(typeof(ActionOpenUrl))]
[JsonSerializable(typeof(ActionToggleVisibility))]
public sealed partial class CardJson : JsonSerializerContext
{
    // Most cards are smaller.
    private const int FirstBytes = 8192;

    // With an encoder in its options a context would not write by the code that is generated for it.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A card as JSON in UTF-8.</summary>
    /// <param name="card">The card.</param>
    public static ReadOnlyMemory<byte> Write(AdaptiveCard card)
    {
        var json = new ArrayBufferWriter<byte>(FirstBytes);
        using (var writer = new Utf8JsonWriter(json, Writing))
        {
            JsonSerializer.Serialize(writer, card, Default.AdaptiveCard);
        }

        return json.WrittenMemory;
    }

    /// <summary>How many bytes a text takes in a card; an emoji takes twelve.</summary>
    /// <param name="text">The text, as Markdown where the card reads that.</param>
    public static int SizeOf(string text) => JsonEncodedText.Encode(text, Writing.Encoder).EncodedUtf8Bytes.Length;

    /// <summary>Writes a list of different things, each as what it is.</summary>
    internal sealed class EachAsItIs<T> : JsonConverter<IReadOnlyList<T>>
        where T : class
    {
        public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Cards are only written.");

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var one in value)
            {
                JsonSerializer.Serialize(writer, one, one.GetType(), Default);
            }

            writer.WriteEndArray();
        }
    }
}
