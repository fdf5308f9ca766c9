using System.Text.Json;
using Sendai.Domain.Summaries;

namespace Sendai.Accuracy;

/// <summary>Minutes with the part of every sentence (tests/minutes/README.md).</summary>
internal sealed record LabelledMinutes(string Name, string Text, IReadOnlyList<(string Text, SummaryPart Part)> Sentences)
{
    public static IReadOnlyList<LabelledMinutes> Load(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(path => new LabelledMinutes(
            Path.GetFileNameWithoutExtension(path),
            File.ReadAllText(path),
            [.. File.ReadLines(Path.ChangeExtension(path, ".jsonl")).Where(line => line.Length > 0).Select(Sentence)])),
    ];

    private static (string Text, SummaryPart Part) Sentence(string line)
    {
        using var json = JsonDocument.Parse(line);
        return (json.RootElement.GetProperty("text").GetString()!, Enum.Parse<SummaryPart>(json.RootElement.GetProperty("part").GetString()!));
    }
}
