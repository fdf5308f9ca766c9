using System.Text.Json.Nodes;

namespace Sendai.Bot.AppPackage;

/// <summary>What is different from one city to the next, and stands in the manifest as <c>${{NAME}}</c>.</summary>
/// <param name="BotId">The app id of the bot. It is the id of the Teams app as well (manifest/README.md).</param>
/// <param name="PublicUrl">Where the bot's pages are, without a slash at the end.</param>
/// <param name="Version">Three numbers; Teams takes an update only with a higher one.</param>
/// <param name="Developer">Who runs the bot; null leaves what stands in the manifest.</param>
internal sealed record PackageValues(string BotId, string PublicUrl, string Version, string? Developer)
{
    /// <summary>The manifest with the values in it. They are put into texts after the JSON was read, so that none can become more than a text.</summary>
    public JsonNode? FillIn(JsonNode? template)
    {
        if (Developer is not null && template is JsonObject manifest && manifest["developer"] is JsonObject developer)
        {
            developer["name"] = Developer;
        }

        return Filled(template);
    }

    private JsonNode? Filled(JsonNode? node) => node switch
    {
        JsonObject parts => new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, Filled(part.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Filled)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(text
            .Replace("${{BOT_ID}}", BotId, StringComparison.Ordinal)
            .Replace("${{PUBLIC_URL}}", PublicUrl, StringComparison.Ordinal)
            .Replace("${{VERSION}}", Version, StringComparison.Ordinal)),
        null => null,
        _ => node.DeepClone(),
    };
}
