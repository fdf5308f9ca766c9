namespace Sendai.Domain.Cases;

/// <summary>A place in a text that could identify somebody.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the text as it was typed, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Suggestion">What could stand there instead. The same person is the same letter in all texts that are looked at together.</param>
/// <param name="IsCertain">Whether it must go. What is doubtful is asked about.</param>
public sealed record ScreenFinding(ScreenKind Kind, int Start, int Length, string Suggestion, bool IsCertain);
