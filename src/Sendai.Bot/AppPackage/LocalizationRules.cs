using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sendai.Bot.AppPackage;

/// <summary>
/// The files with the texts in other languages. Their keys are paths into the manifest; one that points to nothing Teams passes
/// over in silence. Each text must fit where it goes, so the manifest is checked once more with the texts in it.
/// </summary>
internal sealed partial class LocalizationRules(JsonSchema schema, PackageFiles files)
{
    private static readonly string[] Required = ["name.short", "description.short", "description.full"];

    /// <summary>Everything that is wrong with the languages of a manifest.</summary>
    public IEnumerable<PackageFinding> Check(JsonElement manifest)
    {
        var languages = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { manifest.Part("localizationInfo").Text("defaultLanguageTag") };
        foreach (var (language, path) in manifest.Part("localizationInfo").Items("additionalLanguages", "localizationInfo"))
        {
            if (!languages.Add(language.Text("languageTag")))
            {
                yield return new PackageFinding(PackageFiles.Manifest, $"{path}.languageTag", "同じ言語が2つ以上あります。");
            }

            foreach (var finding in CheckFile(language.Text("file"), path, manifest))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<PackageFinding> CheckFile(string file, string path, JsonElement manifest)
    {
        var (json, unreadable) = files.Read(file);
        if (json is null)
        {
            return [new PackageFinding(PackageFiles.Manifest, $"{path}.file", $"「{file}」：{unreadable!.Problem}")];
        }

        using (json)
        {
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? [.. CheckTexts(file, json.RootElement, manifest)]
                : [new PackageFinding(file, "", "項目の集まり（{ }）を書いてください。")];
        }
    }

    private IEnumerable<PackageFinding> CheckTexts(string file, JsonElement texts, JsonElement manifest)
    {
        var localized = JsonNode.Parse(manifest.GetRawText())!;
        var known = manifest.Texts().Select(text => text.Path).ToHashSet(StringComparer.Ordinal);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts.EnumerateObject().Where(text => text.Name != "$schema"))
        {
            if (text.Value.ValueKind != JsonValueKind.String)
            {
                yield return new PackageFinding(file, text.Name, "文字（\" \"）を書いてください。");
            }
            else if (!Localizable().IsMatch(text.Name))
            {
                yield return new PackageFinding(file, text.Name, "この項目は、ほかの言語で書けません。");
            }
            else if (!known.Contains(text.Name))
            {
                yield return new PackageFinding(file, text.Name, $"{PackageFiles.Manifest} に、この項目がありません。");
            }
            else
            {
                keys.Add(text.Name);
                Put(localized, text.Name, text.Value.GetString()!);
            }
        }

        foreach (var missing in Required.Where(key => !texts.TryGetProperty(key, out _)))
        {
            yield return new PackageFinding(file, missing, SchemaWords.Missing);
        }

        var whole = JsonElement.Parse(localized.ToJsonString());
        foreach (var (path, problem) in schema.Check(whole).Concat(ManifestRules.Check(whole)).Where(finding => keys.Contains(finding.Path)))
        {
            yield return new PackageFinding(file, path, problem);
        }
    }

    private static void Put(JsonNode manifest, string path, string text)
    {
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var parent = steps[..^1].Aggregate(manifest, (node, step) => step[0] == '[' ? node[int.Parse(step[1..^1], System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
        parent[steps[^1]] = text;
    }

    // What the official schema of localizations lets through, as far as this app has it.
    [GeneratedRegex(@"^(name\.(short|full)|description\.(short|full)|bots\[0\]\.commandLists\[[0-2]\]\.commands\[[0-9]\]\.(title|description)|composeExtensions\[0\]\.commands\[[0-9]\]\.(parameters\[[0-4]\]\.)?(title|description))\z")]
    private static partial Regex Localizable();
}
