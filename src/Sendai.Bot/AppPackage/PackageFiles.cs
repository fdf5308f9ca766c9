using System.Text.Json;

namespace Sendai.Bot.AppPackage;

/// <summary>The files beside a manifest, as they stand in a folder.</summary>
internal sealed class PackageFiles(string folder)
{
    public const string Manifest = "manifest.json";

    private const int LargestFile = 1024 * 1024;

    /// <summary>A manifest is written by people: what stands in it twice, one of them did not see.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>The manifest, the icons and the localizations as they come with the program.</summary>
    public static string DefaultFolder { get; } = Path.Combine(AppContext.BaseDirectory, "manifest");

    /// <summary>The bytes of a file; null when there is none, when it is too large, or when the path leads out of the folder.</summary>
    public byte[]? Find(string path)
    {
        var file = new FileInfo(Path.Combine(folder, path));
        return IsOwn(path) && file is { Exists: true, Length: <= LargestFile } ? File.ReadAllBytes(file.FullName) : null;
    }

    /// <summary>A JSON file, and why it cannot be read when it cannot.</summary>
    public (JsonDocument? Json, PackageFinding? Finding) Read(string path)
    {
        if (Find(path) is not { } bytes)
        {
            return (null, new PackageFinding(path, "", "ファイルがありません。"));
        }

        try
        {
            return (JsonDocument.Parse(bytes, Strict), null);
        }
        catch (JsonException damage)
        {
            return (null, new PackageFinding(path, damage.Path ?? "", $"JSON として読めません（{damage.LineNumber + 1}行目のあたり）。"));
        }
    }

    /// <summary>Teams unpacks the files beside the manifest; a path to another folder is somebody's mistake.</summary>
    private static bool IsOwn(string path) => path.Length > 0 && path == Path.GetFileName(path) && path is not ("." or "..");
}
