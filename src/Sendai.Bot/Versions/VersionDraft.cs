using Sendai.Bot.Pack;
using Sendai.Tables;

namespace Sendai.Bot.Versions;

/// <summary>What shall become the next version.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Counts">What it changes.</param>
/// <param name="Kept">Tables whose rows lie in the store already.</param>
/// <param name="New">Tables whose rows do not, and whose they are.</param>
/// <param name="PackHash">The newest pack taken in.</param>
internal sealed record VersionDraft(
    VersionCause Cause, ChangeCounts Counts, IReadOnlyList<StoredTable> Kept, IReadOnlyList<(PackTable Table, TableOrigin Origin)> New, string PackHash)
{
    /// <summary>What else is written in the transaction that puts the version into force, in the partition of the versions.</summary>
    public IReadOnlyList<TableOperation> Together { get; init; } = [];

    /// <summary>A version with some tables in the place of its own.</summary>
    public static VersionDraft Replacing(
        DirectoryVersion version, IReadOnlyList<PackTable> changed, TableOrigin origin, VersionCause cause, ChangeCounts counts, string packHash) => new(
        cause,
        counts,
        [.. version.Tables.Where(table => !changed.Any(other => other.Name == table.Name))],
        [.. changed.Select(table => (table, origin))],
        packHash);
}
