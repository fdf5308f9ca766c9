namespace Sendai.Bot.Pack;

/// <summary>A row of the data pack that was left out, and why.</summary>
/// <param name="File">File name within the pack.</param>
/// <param name="Line">Line number, 1 for the header.</param>
/// <param name="Reason">What is wrong, in Japanese, for the person who keeps the file.</param>
internal sealed record PackFinding(string File, int Line, string Reason);
