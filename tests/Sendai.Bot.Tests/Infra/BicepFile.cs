using System.Text.Json;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Infra;

/// <summary>What tests/tools/bicep.mjs has read in one file. A value is the literal, or an object with what works it out.</summary>
internal sealed record BicepFile(
    string File,
    string[] Errors,
    BicepParam[] Params,
    BicepVariable[] Variables,
    BicepModule[] Modules,
    BicepResource[] Resources,
    BicepOutput[] Outputs,
    string[] Unused,
    string[] Undeclared,
    string[] ModuleOutputs)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public static string Folder { get; } = Path.Combine(NodeTools.Repository, "infra");

    /// <summary>The texts of the folder infra.</summary>
    public static Dictionary<string, string> Texts() =>
        Directory.GetFiles(Folder, "*.bicep").ToDictionary(path => Path.GetFileName(path), System.IO.File.ReadAllText);

    public static async Task<BicepFile[]> ReadAsync(Dictionary<string, string> texts)
    {
        var (_, output) = await NodeTools.RunAsync("bicep.mjs", JsonSerializer.Serialize(texts));
        return JsonSerializer.Deserialize<BicepFile[]>(output, Format)!;
    }
}

internal sealed record BicepParam(string Name, string Type, bool HasDefault, string[] Decorators);

internal sealed record BicepVariable(string Name, JsonElement Value);

internal sealed record BicepModule(string Symbol, string File, string[] Given);

internal sealed record BicepResource(string Symbol, string Type, string Api, bool Existing, bool Conditional, JsonElement Body)
{
    /// <summary>A property by its path, as text; empty when it is not there.</summary>
    public string this[string path] => Text(At(path));

    public JsonElement? At(string path)
    {
        JsonElement? at = Body;
        foreach (var step in path.Split('.'))
        {
            at = at is { ValueKind: JsonValueKind.Object } inner && inner.TryGetProperty(step, out var next) ? next : null;
        }

        return at;
    }

    public static string Text(JsonElement? value) => value switch
    {
        null => "",
        { ValueKind: JsonValueKind.Object } worked when worked.TryGetProperty("expression", out var expression) => expression.GetString()!,
        { } literal => literal.ToString(),
    };
}

internal sealed record BicepOutput(string Name, string Value);
