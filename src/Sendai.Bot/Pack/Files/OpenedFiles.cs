namespace Sendai.Bot.Pack.Files;

/// <summary>The tables of a file or folder as they stand there, with what was wrong on the way.</summary>
internal sealed record OpenedFiles(IReadOnlyList<PackTable> Tables, List<PackFinding> Findings);
