using System.Text.Json;

namespace Sendai.Bot.AppPackage;

/// <summary>Reads a manifest of which nobody knows yet whether it has the form of one: what is not there, or is something else, is empty.</summary>
internal static class ManifestJson
{
    public static JsonElement Part(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var part) ? part : default;

    public static string Text(this JsonElement parent, string name) =>
        parent.Part(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    /// <summary>The items of a list, each with its path.</summary>
    public static IEnumerable<(JsonElement Item, string Path)> Items(this JsonElement parent, string name, string path) =>
        parent.Part(name) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select((item, at) => (item, $"{JsonSchema.PathOf(path, name)}[{at}]"))
            : [];

    /// <summary>Every text in it, with its path.</summary>
    public static IEnumerable<(string Text, string Path)> Texts(this JsonElement value, string path = "") => value.ValueKind switch
    {
        JsonValueKind.String => [(value.GetString()!, path)],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(own => own.Value.Texts(JsonSchema.PathOf(path, own.Name))),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, at) => item.Texts($"{path}[{at}]")),
        _ => [],
    };
}
