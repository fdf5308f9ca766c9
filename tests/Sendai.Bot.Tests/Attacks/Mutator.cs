using System.Text;
using System.Text.Json.Nodes;

namespace Sendai.Bot.Tests.Attacks;

/// <summary>Makes of a good activity one that nobody expects. The same number always makes the same one.</summary>
internal sealed class Mutator(IReadOnlyList<JsonObject> seeds, int number)
{
    // Raw JSON that no serializer would write stands behind a name until all else is text.
    private const string Raw = "@@raw@@";

    private static readonly string[] Values =
    [
        "null", "true", "[]", "{}", "\"\"", "\" \"", "0", "-0", "-1", "1e400", "-1e-400", "99999999999999999999999", "2147483648", "0.1",
        "[null]", "[[],[]]", "{\"\":null}", "\"\\u0000\"", "\"\\ud83d\"", "\"a\\udc00b\"", "\"\\u202e\\u2066\\ufeff\"", "\"\\r\\nInjected: yes\"",
        "\"../../etc/passwd\"", "\"'; DROP TABLE People; --\"", "\"{{DATE(2026-01-01,SHORT)}}\"", "\"${jndi:ldap://localhost/a}\"", "\"%s%n%x\"",
        "\"28:bot\"", "\"message\"", "\"invoke\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999+14:00\"", "\"2026-02-30T25:61:61Z\"",
        "NaN", "undefined", "'x'", "0x10", "[1,]", "{\"a\":1,}", "//", "\"\\x\"",
    ];

    private readonly Random random = new(number);

    public byte[] Next()
    {
        var activity = seeds[random.Next(seeds.Count)].DeepClone().AsObject();
        activity["id"] = $"attack-{number}";
        var raws = new List<string>();
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            Change(activity, raws);
        }

        var text = activity.ToJsonString();
        for (var raw = 0; raw < raws.Count; raw++)
        {
            text = text.Replace($"\"{Raw}{raw}\"", raws[raw], StringComparison.Ordinal);
        }

        if (random.Next(10) == 0)
        {
            // The same name twice: whose word counts?
            text = text.Insert(1, $"\"{Pick(activity.Select(property => property.Key).ToList())}\":{Pick(Values)},");
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        return random.Next(5) == 0 ? Damaged(bytes) : bytes;
    }

    private void Change(JsonObject activity, List<string> raws)
    {
        var at = Pick(Properties(activity).ToList());
        var name = $"{Raw}{raws.Count}";
        switch (random.Next(8))
        {
            case 0:
                at.Parent.Remove(at.Name);
                break;
            case 1:
                // Somebody else's property, whole.
                at.Parent[at.Name] = Pick(Properties(Pick(seeds)).ToList()) is var other ? other.Parent[other.Name]?.DeepClone() : null;
                break;
            case 2:
                at.Parent[$"{at.Name.ToUpperInvariant()}{(random.Next(2) == 0 ? "\u0000" : "")}"] = at.Parent[at.Name]?.DeepClone();
                break;
            case 3:
                at.Parent[at.Name] = name;
                raws.Add(Deep(random.Next(2) == 0 ? random.Next(20, 40) : random.Next(40, 20_000)));
                break;
            case 4:
                at.Parent[at.Name] = name;
                raws.Add($"\"{Long()}\"");
                break;
            default:
                at.Parent[at.Name] = name;
                raws.Add(Pick(Values));
                break;
        }
    }

    private string Deep(int levels) => random.Next(2) == 0
        ? new string('[', levels) + new string(']', levels)
        : string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);

    /// <summary>Long texts; one letter of the first becomes eighteen when it is normalised.</summary>
    private string Long() => random.Next(6) switch
    {
        0 => new string('\ufdfa', random.Next(1, 3000)),
        1 => "e" + new string('\u0301', random.Next(1, 3000)),
        2 => new string('あ', random.Next(1, 60_000)),
        3 => string.Concat(Enumerable.Repeat("\U00020BB7👨‍👩‍👧‍👦", random.Next(1, 800))),
        4 => string.Concat(Enumerable.Repeat("<at>案内</at>&nbsp;", random.Next(1, 2000))),
        _ => string.Concat(Enumerable.Repeat("死にたい。就学前の子ども。", random.Next(1, 500))),
    };

    private byte[] Damaged(byte[] bytes)
    {
        var at = random.Next(bytes.Length);
        switch (random.Next(4))
        {
            case 0:
                return bytes[..at];
            case 1:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2:
                var noise = new byte[random.Next(1, 20)];
                random.NextBytes(noise);
                return [.. bytes[..at], .. noise, .. bytes[at..]];
            default:
                return [.. bytes[..at], .. bytes[random.Next(at + 1)..]];
        }
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Properties(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            return items.SelectMany(Properties);
        }

        return node is not JsonObject parent ? [] : parent.ToList()
            // Another service URL never gets beyond the token.
            .Where(property => property.Key != "serviceUrl")
            .SelectMany(property => Properties(property.Value).Prepend((parent, property.Key)));
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
