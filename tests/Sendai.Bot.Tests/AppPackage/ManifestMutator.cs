using System.Text.Json.Nodes;

namespace Sendai.Bot.Tests.AppPackage;

/// <summary>Changes a manifest in one to three places, as people and editors do.</summary>
internal static class ManifestMutator
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1.5", "\"\"", "\"x\"", "[]", "{}", "[1]", "{\"x\":1}", "\"1.30\"", "\"#12345\"", "\"#123456\"",
        "\"tier1\"", "\"team\"", "\"http://a\"", "\"ftp://a\"", "\"00000000-0000-0000-0000-000000000000\"", "\"00000000-0000-0000-0000-000000000000 \"",
    ];

    public static JsonNode Mutate(JsonNode manifest, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            Change(All(manifest).ToArray() is var nodes ? nodes[random.Next(nodes.Length)] : manifest, random);
        }

        return manifest;
    }

    private static IEnumerable<JsonNode> All(JsonNode node) => node switch
    {
        JsonObject parts => parts.Select(part => part.Value).OfType<JsonNode>().SelectMany(All).Prepend(node),
        JsonArray items => items.OfType<JsonNode>().SelectMany(All).Prepend(node),
        _ => [node],
    };

    private static void Change(JsonNode node, Random random)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } parts:
                var name = parts.ElementAt(random.Next(parts.Count)).Key;
                switch (random.Next(3))
                {
                    case 0:
                        parts.Remove(name);
                        break;
                    case 1:
                        parts[name] = Value(random);
                        break;
                    default:
                        parts[random.Next(2) == 0 ? "x" : "description"] = Value(random);
                        break;
                }

                break;
            case JsonArray items:
                if (items.Count > 0 && random.Next(2) == 0)
                {
                    items.RemoveAt(random.Next(items.Count));
                }
                else
                {
                    for (var more = random.Next(1, 14); more > 0; more--)
                    {
                        items.Add(items.Count > 0 && random.Next(4) > 0 ? items[0]!.DeepClone() : Value(random));
                    }
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                value.ReplaceWith(random.Next(4) switch
                {
                    0 => $"{text}\n",
                    1 => string.Concat(Enumerable.Repeat(text.Length > 0 ? text : "長", random.Next(2, 200))),
                    2 => text.ToUpperInvariant(),
                    _ => text[..(text.Length / 2)],
                });
                break;
            default:
                break;
        }
    }

    private static JsonNode? Value(Random random) => JsonNode.Parse(Values[random.Next(Values.Length)]);
}
