using System.Text.Json;

namespace Sendai.Accuracy;

/// <summary>One labelled question (tests/questions/README.md).</summary>
internal sealed record LabelledQuestion(string Id, string Text, string Expect, string? Ward, IReadOnlyDictionary<string, IReadOnlyList<string>> Accept)
{
    public static IReadOnlyList<LabelledQuestion> Load(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => Parse(JsonDocument.Parse(line).RootElement))];

    /// <summary>The wards in which it is asked, each with the ids accepted there.</summary>
    public IEnumerable<(string? Ward, IReadOnlyList<string> Accepted)> Runs()
    {
        if (Accept.Count == 0)
        {
            yield return (Ward, []);
        }

        foreach (var (key, ids) in Accept)
        {
            // Where the asker's ward is not among the keys, the text names the ward and the text wins.
            var asked = Ward is not null && !Accept.ContainsKey(Ward) ? Ward : key == "*" ? null : key;
            yield return (asked, ids);
        }
    }

    private static LabelledQuestion Parse(JsonElement line) => new(
        line.GetProperty("id").GetString()!,
        line.GetProperty("q").GetString()!,
        line.GetProperty("expect").GetString()!,
        line.GetProperty("ward").GetString(),
        line.GetProperty("accept").EnumerateObject().ToDictionary(
            entry => entry.Name,
            entry => (IReadOnlyList<string>)[.. entry.Value.EnumerateArray().Select(id => id.GetString()!)]));
}
