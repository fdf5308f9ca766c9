using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sendai.Bot.AppPackage;

/// <summary>
/// Checks JSON against a schema of draft 4, as far as the official schema of the app manifest uses it. A keyword that is not
/// known here is an error when the schema is read: what is not understood must not pass as checked.
/// </summary>
/// <remarks>
/// Lengths are counted in UTF-16 units, which is what clients and servers of Teams count in; the standard counts characters, so
/// this is never more generous. <c>const</c>, <c>if</c> and <c>then</c> are younger than draft 4; the official schema has them all
/// the same, and means them.
/// </remarks>
internal sealed class JsonSchema
{
    private static readonly string[] Notes = ["$schema", "description", "default", "definitions", "format"];

    private static readonly string[] Keywords =
    [
        .. Notes, "type", "additionalProperties", "properties", "const", "enum", "minLength", "maxLength", "pattern", "minimum", "maximum", "items",
        "minItems", "maxItems", "uniqueItems", "required", "minProperties", "dependencies", "$ref", "oneOf", "anyOf", "not", "if", "then",
    ];

    private readonly JsonElement root;
    private readonly Dictionary<string, Regex> patterns = new(StringComparer.Ordinal);

    /// <exception cref="NotSupportedException">The schema has a keyword, or a form of one, that is not known here.</exception>
    public JsonSchema(JsonElement root)
    {
        this.root = root;
        Learn(root);
    }

    /// <summary>Everything that is wrong: where, and a sentence about it.</summary>
    public IReadOnlyList<(string Path, string Problem)> Check(JsonElement value)
    {
        var found = new List<(string, string)>();
        Check(root, value, "", found);
        return found;
    }

    /// <summary>The path of a property of an object.</summary>
    public static string PathOf(string parent, string name) => parent.Length > 0 ? $"{parent}.{name}" : name;

    private void Learn(JsonElement schema)
    {
        Require(schema.ValueKind == JsonValueKind.Object, "a schema that is no object");
        foreach (var keyword in schema.EnumerateObject())
        {
            Require(Keywords.Contains(keyword.Name), keyword.Name);
            switch (keyword.Name)
            {
                case "properties" or "definitions" or "dependencies":
                    foreach (var inner in keyword.Value.EnumerateObject())
                    {
                        Learn(inner.Value);
                    }

                    break;
                case "items" or "not" or "if" or "then":
                    Learn(keyword.Value);
                    break;
                case "oneOf" or "anyOf":
                    foreach (var inner in keyword.Value.EnumerateArray())
                    {
                        Learn(inner);
                    }

                    break;
                case "additionalProperties":
                    Require(keyword.Value.ValueKind == JsonValueKind.False, "additionalProperties other than false");
                    break;
                case "$ref":
                    Resolve(keyword.Value.GetString()!);
                    break;
                case "pattern":
                    patterns[keyword.Value.GetString()!] = Compile(keyword.Value.GetString()!);
                    break;
                default:
                    break;
            }
        }
    }

    private static void Require(bool isKnown, string what)
    {
        if (!isKnown)
        {
            throw new NotSupportedException($"The schema uses {what}, which this program cannot check.");
        }
    }

    /// <summary>The end of a text in .NET may have a line break behind it, in JSON Schema it may not.</summary>
    private static Regex Compile(string pattern)
    {
        var hasEnd = pattern.EndsWith('$') && !pattern.EndsWith(@"\$", StringComparison.Ordinal);
        var body = hasEnd ? pattern[..^1] : pattern;
        Require(!body.Contains('$', StringComparison.Ordinal), "$ in the middle of a pattern");
        return new Regex(hasEnd ? $@"{body}\z" : body, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    private JsonElement Resolve(string reference)
    {
        Require(reference.StartsWith("#/", StringComparison.Ordinal), "a reference to another file");
        var target = root;
        foreach (var step in reference[2..].Split('/'))
        {
            Require(target.TryGetProperty(step, out target), $"a reference to nothing ({reference})");
        }

        return target;
    }

    private bool Fits(JsonElement schema, JsonElement value)
    {
        var found = new List<(string, string)>();
        Check(schema, value, "", found);
        return found.Count == 0;
    }

    private void Check(JsonElement schema, JsonElement value, string path, List<(string Path, string Problem)> found)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var rule = keyword.Value;
            switch (keyword.Name)
            {
                case "$ref":
                    Check(Resolve(rule.GetString()!), value, path, found);
                    break;
                case "type" when !IsOfType(rule, value):
                    found.Add((path, $"{SchemaWords.OfType(rule)}を書いてください。"));
                    break;
                case "const" when !JsonElement.DeepEquals(rule, value):
                    found.Add((path, $"{rule.GetRawText()} と書いてください。"));
                    break;
                case "enum" when !rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)):
                    found.Add((path, $"次のどれかを書いてください：{string.Join("、", rule.EnumerateArray().Select(one => one.GetRawText()))}"));
                    break;
                case "not" when Fits(rule, value):
                    found.Add((path, SchemaWords.Combination));
                    break;
                case "anyOf" when !rule.EnumerateArray().Any(one => Fits(one, value)):
                    found.Add((path, SchemaWords.Combination));
                    break;
                case "oneOf" when rule.EnumerateArray().Count(one => Fits(one, value)) != 1:
                    found.Add((path, SchemaWords.Combination));
                    break;
                case "if" when schema.TryGetProperty("then", out var then) && Fits(rule, value):
                    Check(then, value, path, found);
                    break;
                default:
                    CheckByKind(schema, keyword, value, path, found);
                    break;
            }
        }
    }

    private void CheckByKind(JsonElement schema, JsonProperty keyword, JsonElement value, string path, List<(string Path, string Problem)> found)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                CheckText(keyword, value.GetString()!, path, found);
                break;
            case JsonValueKind.Number:
                CheckNumber(keyword, value.GetDouble(), path, found);
                break;
            case JsonValueKind.Array:
                CheckArray(keyword, value, path, found);
                break;
            case JsonValueKind.Object:
                CheckObject(schema, keyword, value, path, found);
                break;
            default:
                break;
        }
    }

    private void CheckText(JsonProperty keyword, string text, string path, List<(string Path, string Problem)> found)
    {
        switch (keyword.Name)
        {
            case "maxLength" when text.Length > keyword.Value.GetInt32():
                found.Add((path, $"{keyword.Value.GetInt32()}文字までです（いまは{text.Length}文字）。"));
                break;
            case "minLength" when text.Length < keyword.Value.GetInt32():
                found.Add((path, $"{keyword.Value.GetInt32()}文字以上書いてください。"));
                break;
            case "pattern" when !patterns[keyword.Value.GetString()!].IsMatch(text):
                found.Add((path, SchemaWords.OfPattern(keyword.Value.GetString()!)));
                break;
            default:
                break;
        }
    }

    private static void CheckNumber(JsonProperty keyword, double number, string path, List<(string Path, string Problem)> found)
    {
        switch (keyword.Name)
        {
            case "minimum" when number < keyword.Value.GetDouble():
                found.Add((path, $"{keyword.Value.GetRawText()}以上の数を書いてください。"));
                break;
            case "maximum" when number > keyword.Value.GetDouble():
                found.Add((path, $"{keyword.Value.GetRawText()}以下の数を書いてください。"));
                break;
            default:
                break;
        }
    }

    private void CheckArray(JsonProperty keyword, JsonElement array, string path, List<(string Path, string Problem)> found)
    {
        var length = array.GetArrayLength();
        switch (keyword.Name)
        {
            case "items":
                for (var at = 0; at < length; at++)
                {
                    Check(keyword.Value, array[at], $"{path}[{at}]", found);
                }

                break;
            case "minItems" when length < keyword.Value.GetInt32():
                found.Add((path, $"{keyword.Value.GetInt32()}つ以上書いてください。"));
                break;
            case "maxItems" when length > keyword.Value.GetInt32():
                found.Add((path, $"{keyword.Value.GetInt32()}つまでです（いまは{length}つ）。"));
                break;
            case "uniqueItems" when keyword.Value.GetBoolean() && HasTwins(array):
                found.Add((path, "同じものが2つ以上あります。"));
                break;
            default:
                break;
        }
    }

    private void CheckObject(JsonElement schema, JsonProperty keyword, JsonElement value, string path, List<(string Path, string Problem)> found)
    {
        switch (keyword.Name)
        {
            case "properties":
                foreach (var rule in keyword.Value.EnumerateObject())
                {
                    if (value.TryGetProperty(rule.Name, out var inner))
                    {
                        Check(rule.Value, inner, PathOf(path, rule.Name), found);
                    }
                }

                break;
            case "required":
                found.AddRange(keyword.Value.EnumerateArray().Select(name => name.GetString()!)
                    .Where(name => !value.TryGetProperty(name, out _))
                    .Select(name => (PathOf(path, name), SchemaWords.Missing)));
                break;
            case "additionalProperties":
                found.AddRange(value.EnumerateObject()
                    .Where(own => !(schema.TryGetProperty("properties", out var known) && known.TryGetProperty(own.Name, out _)))
                    .Select(own => (PathOf(path, own.Name), "この項目は使えません。名前を確かめてください。")));
                break;
            case "minProperties" when value.EnumerateObject().Count() < keyword.Value.GetInt32():
                found.Add((path, $"{keyword.Value.GetInt32()}つ以上の項目を書いてください。"));
                break;
            case "dependencies":
                foreach (var rule in keyword.Value.EnumerateObject().Where(rule => value.TryGetProperty(rule.Name, out _)))
                {
                    Check(rule.Value, value, path, found);
                }

                break;
            default:
                break;
        }
    }

    private static bool HasTwins(JsonElement array)
    {
        var items = array.EnumerateArray().ToList();
        return items.Where((one, at) => items.Take(at).Any(other => JsonElement.DeepEquals(one, other))).Any();
    }

    private static bool IsOfType(JsonElement rule, JsonElement value) => rule.ValueKind == JsonValueKind.Array
        ? rule.EnumerateArray().Any(one => IsOfType(one, value))
        : rule.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
            var other => throw new NotSupportedException($"The schema uses the type {other}, which this program cannot check."),
        };
}
