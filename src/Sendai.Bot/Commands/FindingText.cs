using Sendai.Bot.Pack;

namespace Sendai.Bot.Commands;

/// <summary>Findings on a terminal, so that an editor can jump to them.</summary>
internal static class FindingText
{
    // More than anybody reads one by one; what they have in common shows before.
    private const int Most = 100;

    public static string Of(PackFinding finding) => finding.Line > 0
        ? $"{finding.File}:{finding.Line}: {finding.Reason}"
        : $"{finding.File}: {finding.Reason}";

    /// <summary>A heading with their number and a line for each; nothing when there are none.</summary>
    public static void Write(string heading, IReadOnlyList<PackFinding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        Console.WriteLine($"{heading}（{findings.Count}件）");
        foreach (var finding in findings.Take(Most))
        {
            Console.WriteLine($"  {Of(finding)}");
        }

        if (findings.Count > Most)
        {
            Console.WriteLine($"  ほか {findings.Count - Most}件");
        }
    }
}
