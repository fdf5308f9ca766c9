using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Sendai.Teams.Hosting;

/// <summary>How invokes and their answers look on the wire.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AdaptiveCardInvokeValue))]
[JsonSerializable(typeof(AdaptiveCardInvokeResponse))]
[JsonSerializable(typeof(InvokeError))]
[JsonSerializable(typeof(MessagingExtensionQuery))]
[JsonSerializable(typeof(MessagingExtensionResponse))]
[JsonSerializable(typeof(ThumbnailCard))]
internal sealed partial class HostingJson : JsonSerializerContext
{
    public static HostingJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}

/// <summary>The value of an <c>adaptiveCard/action</c> invoke.</summary>
/// <param name="Action">The pressed button.</param>
/// <param name="Trigger"><c>manual</c> or <c>automatic</c>.</param>
internal sealed record AdaptiveCardInvokeValue(AdaptiveCardInvokeAction? Action = null, string? Trigger = null);

/// <summary>The pressed button.</summary>
/// <param name="Verb">Its verb.</param>
/// <param name="Data">Its data with the inputs.</param>
internal sealed record AdaptiveCardInvokeAction(string? Verb = null, JsonElement Data = default);
