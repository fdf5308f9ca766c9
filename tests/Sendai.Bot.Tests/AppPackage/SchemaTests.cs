using System.Text.Json;
using Sendai.Bot.AppPackage;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.AppPackage;

/// <summary>The program's own checker says of every manifest what Ajv says of it.</summary>
public sealed class SchemaTests
{
    private const int Mutations = 400;
    private const int Grown = 400;

    private static readonly JsonElement Official = JsonElement.Parse(
        File.ReadAllText(Path.Combine(NodeTools.Repository, "manifest", "schema", "teams-manifest-1.30.json")));

    [Fact]
    public async Task EveryMutation_IsJudgedAsAjvDoes()
    {
        var random = new Random(20261118);
        var manifests = Enumerable.Range(0, Mutations).Select(_ => ManifestMutator.Mutate(PackageRig.Manifest(), random))
            .Concat(Enumerable.Range(0, Grown).Select(_ => new ManifestGrower(Official, random).Grow(PackageRig.Manifest())))
            .Prepend(PackageRig.Manifest())
            .Select(manifest => manifest.ToJsonString())
            .ToList();

        var (exitCode, output) = await NodeTools.RunAsync("manifest.mjs", string.Join('\n', manifests) + "\n");

        Assert.Equal(0, exitCode);
        var verdicts = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal(manifests.Count, verdicts.Count);
        Assert.True(verdicts[0].GetProperty("valid").GetBoolean());
        var schema = new JsonSchema(Official);
        var (valid, composed) = (0, 0);
        foreach (var (manifest, verdict) in manifests.Zip(verdicts))
        {
            var found = schema.Check(JsonElement.Parse(manifest));
            Assert.True(verdict.GetProperty("valid").GetBoolean() == (found.Count == 0), $"{verdict}\n{string.Join('\n', found)}\n{manifest}");
            valid += found.Count == 0 ? 1 : 0;
            if (verdict.GetProperty("isSimple").GetBoolean())
            {
                Assert.Equal(
                    verdict.GetProperty("paths").EnumerateArray().Select(path => path.GetString()!).Order(StringComparer.Ordinal),
                    found.Select(finding => finding.Path).Distinct().Order(StringComparer.Ordinal));
            }
            else
            {
                composed++;
            }
        }

        // Both answers and both kinds of keywords must have come up, or this would show nothing.
        Assert.InRange(valid, 50, manifests.Count - 200);
        Assert.InRange(composed, 5, manifests.Count);
    }

    [Theory]
    [InlineData("""{"propertyNames":{}}""", "propertyNames")]
    [InlineData("""{"properties":{"a":{"items":[{}]}}}""", "no object")]
    [InlineData("""{"additionalProperties":{}}""", "additionalProperties")]
    [InlineData("""{"$ref":"other.json"}""", "another file")]
    [InlineData("""{"$ref":"#/definitions/nothing"}""", "to nothing")]
    [InlineData("""{"pattern":"^a$|b"}""", "$ in the middle")]
    [InlineData("""{"definitions":{"a":{"else":{}}}}""", "else")]
    public void WhatIsNotKnown_IsAnErrorAndDoesNotPassAsChecked(string schema, string words) => Assert.Contains(
        words, Assert.Throws<NotSupportedException>(() => new JsonSchema(JsonElement.Parse(schema))).Message, StringComparison.Ordinal);
}
