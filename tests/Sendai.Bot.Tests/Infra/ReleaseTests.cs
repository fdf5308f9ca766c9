using System.Text.Json;
using System.Text.RegularExpressions;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Infra;

/// <summary>What .github does with the project.</summary>
public sealed partial class ReleaseTests
{
    private static readonly string Folder = Path.Combine(NodeTools.Repository, ".github");

    [Fact]
    public async Task ListOfParts_NamesEveryLockedPackageWithItsHash()
    {
        var (exitCode, output) = await NodeTools.RunAsync(Path.Combine(Folder, "sbom.mjs"), "");
        using var list = JsonDocument.Parse(output);
        using var locked = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(NodeTools.Repository, "src", "Sendai.Bot", "packages.lock.json")));
        var packages = locked.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => $"pkg:nuget/{package.Name}@{package.Value.GetProperty("resolved").GetString()}")
            .Distinct()
            .ToArray();
        var parts = list.RootElement.GetProperty("components").EnumerateArray().ToArray();
        var refs = parts.Select(part => part.GetProperty("bom-ref").GetString()!).ToHashSet();

        Assert.Equal(0, exitCode);
        Assert.Empty(packages.Except(refs));
        Assert.All(
            parts.Where(part => part.GetProperty("purl").GetString()!.StartsWith("pkg:nuget/", StringComparison.Ordinal)),
            part => Assert.Matches("^[0-9a-f]{128}$", part.GetProperty("hashes")[0].GetProperty("content").GetString()!));
        Assert.All(
            list.RootElement.GetProperty("dependencies").EnumerateArray().SelectMany(each => each.GetProperty("dependsOn").EnumerateArray()),
            each => Assert.Contains(each.GetString()!, refs));
    }

    [Theory]
    [InlineData("ci.yml")]
    [InlineData("release.yml")]
    public async Task Workflow_MayReadOnlyAndRunsNobodyElsesActions(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, "workflows", file));

        Assert.Contains("\npermissions:\n  contents: read\n", text, StringComparison.Ordinal);
        Assert.All(Uses().Matches(text), match => Assert.StartsWith("actions/", match.Groups[1].Value, StringComparison.Ordinal));
        Assert.Equal(Checkout().Count(text), Kept().Count(text));
        Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
    }

    [GeneratedRegex("uses: (.+)")]
    private static partial Regex Uses();

    [GeneratedRegex("uses: actions/checkout@")]
    private static partial Regex Checkout();

    [GeneratedRegex("persist-credentials: false")]
    private static partial Regex Kept();
}
