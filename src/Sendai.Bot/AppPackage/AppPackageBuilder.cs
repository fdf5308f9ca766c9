using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Sendai.Bot.AppPackage;

/// <summary>Makes the package that a Teams administrator uploads, or says everything that is wrong and makes none.</summary>
internal static class AppPackageBuilder
{
    /// <summary>The first moment that a zip can name: the same files make the same bytes on any day.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The zip, or what keeps it from being made; never both.</summary>
    public static (byte[]? Zip, IReadOnlyList<PackageFinding> Findings) Build(PackageFiles files, PackageValues values)
    {
        var (template, unreadable) = files.Read(PackageFiles.Manifest);
        if (template is null)
        {
            return (null, [unreadable!]);
        }

        using (template)
        {
            var filled = values.FillIn(JsonNode.Parse(template.RootElement.GetRawText()));
            var manifest = JsonElement.Parse(filled?.ToJsonString() ?? "null");
            var findings = Check(manifest, files);
            return findings.Count > 0 ? (null, findings) : (Zip(filled!.ToJsonString(Written), Others(manifest), files), []);
        }
    }

    private static List<PackageFinding> Check(JsonElement manifest, PackageFiles files)
    {
        var schema = OfficialSchema();
        // Of two sentences about one field the rules' own says more.
        var own = ManifestRules.Check(manifest).Concat(schema.Check(manifest))
            .DistinctBy(finding => finding.Path)
            .Select(finding => new PackageFinding(PackageFiles.Manifest, finding.Path, finding.Problem));
        return [.. own, .. IconRules.Check(manifest, files), .. new LocalizationRules(schema, files).Check(manifest)];
    }

    private static JsonSchema OfficialSchema()
    {
        using var resource = typeof(AppPackageBuilder).Assembly.GetManifestResourceStream("teams-manifest.schema.json")!;
        using var schema = JsonDocument.Parse(resource);
        return new JsonSchema(schema.RootElement.Clone());
    }

    /// <summary>The files that the manifest names, and no others.</summary>
    private static IEnumerable<string> Others(JsonElement manifest) =>
    [
        manifest.Part("icons").Text("color"),
        manifest.Part("icons").Text("outline"),
        .. manifest.Part("localizationInfo").Items("additionalLanguages", "").Select(language => language.Item.Text("file")),
    ];

    private static byte[] Zip(string manifest, IEnumerable<string> others, PackageFiles files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, PackageFiles.Manifest, System.Text.Encoding.UTF8.GetBytes($"{manifest}\n"));
            foreach (var name in others.Distinct(StringComparer.Ordinal))
            {
                Add(zip, name, files.Find(name)!);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Not compressed: how far that goes changes from one version of the library to the next, and the icons are small already.</summary>
    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        entry.ExternalAttributes = 0;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
