namespace Sendai.Bot.Pack;

/// <summary>What came of reading files that somebody wants to import.</summary>
/// <param name="Findings">What was found on the way; for a refusal, why.</param>
internal abstract record PackReading(IReadOnlyList<PackFinding> Findings)
{
    /// <summary>The tables that the files hold, in the order of <see cref="PackShape"/>. Rows that could not be read are findings.</summary>
    internal sealed record Tables(IReadOnlyList<PackTable> All, IReadOnlyList<PackFinding> Findings) : PackReading(Findings);

    /// <summary>Nothing may be changed: at least one finding is a refusal.</summary>
    internal sealed record Refused(IReadOnlyList<PackFinding> Findings) : PackReading(Findings);
}
