using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sendai.Bot.AppPackage;

namespace Sendai.Bot.Tests.AppPackage;

/// <summary>A folder with the files of the app, to be changed by a test.</summary>
internal sealed class PackageRig
{
    public const string BotId = "11111111-2222-4333-8444-555555555555";

    public static readonly PackageValues Values = new(BotId, "https://bot.example.jp", "1.2.3", Developer: null);

    public PackageRig()
    {
        foreach (var file in System.IO.Directory.GetFiles(PackageFiles.DefaultFolder))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        }
    }

    public string Folder { get; } = System.IO.Directory.CreateTempSubdirectory("sendai-package-").FullName;

    /// <summary>The manifest as it is shipped, with values.</summary>
    public static JsonNode Manifest() =>
        Values.FillIn(JsonNode.Parse(File.ReadAllText(Path.Combine(PackageFiles.DefaultFolder, "manifest.json"))))!;

    public (byte[]? Zip, IReadOnlyList<PackageFinding> Findings) Build(PackageValues? values = null) =>
        AppPackageBuilder.Build(new PackageFiles(Folder), values ?? Values);

    /// <summary>Puts a value where a path of the manifest points; without one it takes away what is there.</summary>
    public PackageRig With(string path, string? json)
    {
        Change("manifest.json", manifest => Put(manifest, path, json));
        return this;
    }

    public PackageRig WithEnglish(string key, string? json)
    {
        Change("en.json", texts =>
        {
            texts.AsObject().Remove(key);
            if (json is not null)
            {
                texts[key] = JsonNode.Parse(json);
            }
        });
        return this;
    }

    public PackageRig WithFile(string name, byte[]? content)
    {
        File.Delete(Path.Combine(Folder, name));
        if (content is not null)
        {
            File.WriteAllBytes(Path.Combine(Folder, name), content);
        }

        return this;
    }

    public static void Put(JsonNode manifest, string path, string? json)
    {
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var parent = steps[..^1].Aggregate(manifest, (node, step) => step[0] == '[' ? node[Number(step)]! : node[step]!);
        if (steps[^1][0] == '[')
        {
            if (json is null)
            {
                parent.AsArray().RemoveAt(Number(steps[^1]));
            }
            else if (Number(steps[^1]) == parent.AsArray().Count)
            {
                parent.AsArray().Add(JsonNode.Parse(json));
            }
            else
            {
                parent[Number(steps[^1])] = JsonNode.Parse(json);
            }
        }
        else if (json is null)
        {
            parent.AsObject().Remove(steps[^1]);
        }
        else
        {
            parent[steps[^1]] = JsonNode.Parse(json);
        }
    }

    /// <summary>The files in a package.</summary>
    public static IReadOnlyDictionary<string, byte[]> Unpack(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }

    public static JsonElement Json(byte[] file) => JsonElement.Parse(Encoding.UTF8.GetString(file));

    private static int Number(string step) => int.Parse(step[1..^1], System.Globalization.CultureInfo.InvariantCulture);

    private void Change(string name, Action<JsonNode> change)
    {
        var path = Path.Combine(Folder, name);
        var json = JsonNode.Parse(File.ReadAllText(path))!;
        change(json);
        File.WriteAllText(path, json.ToJsonString());
    }
}
