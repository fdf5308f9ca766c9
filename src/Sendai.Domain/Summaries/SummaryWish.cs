using NodaTime;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Summaries;

/// <summary>What somebody wants to know from the summaries.</summary>
/// <param name="Ward">Of which ward; null when they named none.</param>
/// <param name="Kinds">The kinds of meetings that they named.</param>
/// <param name="Names">What they called the meeting, as <see cref="SummarySearch"/> compares it; with <paramref name="Kinds"/> empty it is any.</param>
/// <param name="Days">On which days the meeting was; null when that is open.</param>
/// <param name="IsLatest">Whether they mean the last one.</param>
/// <param name="Part">The part that answers first; null when that is open.</param>
/// <param name="Words">What it was about; empty when they did not say.</param>
public sealed record SummaryWish(
    Ward? Ward, IReadOnlySet<string> Kinds, IReadOnlyList<string> Names, DateInterval? Days, bool IsLatest, SummaryPart? Part, string Words)
{
    // A record would print what they are looking for.
    /// <inheritdoc/>
    public override string ToString() => nameof(SummaryWish);
}
