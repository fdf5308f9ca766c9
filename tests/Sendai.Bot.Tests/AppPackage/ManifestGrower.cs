using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sendai.Bot.Tests.AppPackage;

/// <summary>Adds to a manifest a part that this app does not have, made after the schema and now and then a little wrong.</summary>
internal sealed class ManifestGrower(JsonElement schema, Random random)
{
    private const int Deepest = 9;

    // Forms of text that some pattern asks for.
    private static readonly string[] Texts =
    [
        "a", "x1", "https://a.example", "00000000-0000-0000-0000-000000000000", "1.2.3", "ja-JP", "#1A6B4A", "a.xll", "Ctrl+A", "large", "120", "Ab_9", "-", "あ", "",
    ];

    public JsonNode Grow(JsonNode manifest)
    {
        var parts = schema.GetProperty("properties").EnumerateObject().ToList();
        var part = parts[random.Next(parts.Count)];
        manifest[part.Name] = Of(part.Value, 0);
        return manifest;
    }

    private JsonNode? Of(JsonElement rule, int depth)
    {
        if (rule.TryGetProperty("$ref", out var reference))
        {
            return Of(reference.GetString()![2..].Split('/').Aggregate(schema, (at, step) => at.GetProperty(step)), depth);
        }

        if (random.Next(60) == 0)
        {
            return JsonNode.Parse(new[] { "null", "7", "\"x\"", "[]", "{}" }[random.Next(5)]);
        }

        if (rule.TryGetProperty("const", out var only))
        {
            return JsonNode.Parse(only.GetRawText());
        }

        if (rule.TryGetProperty("enum", out var choices))
        {
            return JsonNode.Parse(choices[random.Next(choices.GetArrayLength())].GetRawText());
        }

        return TypeOf(rule) switch
        {
            "object" => Object(rule, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, Count(rule)).Select(_ => rule.TryGetProperty("items", out var item) && depth < Deepest ? Of(item, depth + 1) : null)]),
            "boolean" => JsonValue.Create(random.Next(2) == 0),
            "integer" or "number" => JsonValue.Create(random.Next(-1, 12) / (random.Next(6) == 0 ? 2.0 : 1.0)),
            "null" => null,
            _ => JsonValue.Create(Text(rule)),
        };
    }

    private static string TypeOf(JsonElement rule) => rule.TryGetProperty("type", out var type)
        ? type.ValueKind == JsonValueKind.Array ? type[0].GetString()! : type.GetString()!
        : rule.TryGetProperty("properties", out _) ? "object" : "string";

    private JsonObject Object(JsonElement rule, int depth)
    {
        var required = rule.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet() : [];
        var made = new JsonObject();
        if (rule.TryGetProperty("properties", out var properties) && depth < Deepest)
        {
            foreach (var property in properties.EnumerateObject())
            {
                if (required.Contains(property.Name) ? random.Next(40) > 0 : random.Next(4) == 0)
                {
                    made[property.Name] = Of(property.Value, depth + 1);
                }
            }
        }

        return made;
    }

    private int Count(JsonElement rule)
    {
        var least = rule.TryGetProperty("minItems", out var min) ? min.GetInt32() : 0;
        return random.Next(30) == 0 ? random.Next(20) : least + random.Next(2);
    }

    /// <summary>One that fits, if there is one among them, and now and then another.</summary>
    private string Text(JsonElement rule) =>
        random.Next(15) > 0 && rule.TryGetProperty("pattern", out var pattern)
            ? Texts.FirstOrDefault(text => System.Text.RegularExpressions.Regex.IsMatch(text, pattern.GetString()!), "a")
            : Texts[random.Next(Texts.Length)] + (random.Next(25) == 0 ? new string('長', random.Next(3000)) : "");
}
