using Sendai.Bot.Pack;

namespace Sendai.Bot.Versions;

/// <summary>One state of the whole directory. It never changes; an import makes the next one.</summary>
/// <param name="Number">1 for the first import, and so on without gaps.</param>
/// <param name="At">When it came into force.</param>
/// <param name="Cause">What made it.</param>
/// <param name="Counts">What it changed against the version before.</param>
/// <param name="Tables">Where the rows of each table lie.</param>
internal sealed record DirectoryVersion(
    int Number, DateTimeOffset At, VersionCause Cause, ChangeCounts Counts, IReadOnlyList<StoredTable> Tables);

/// <summary>Which version is in force.</summary>
/// <param name="Number">The version.</param>
/// <param name="PackHash">The newest pack that was taken in. A rollback keeps it, so that a restart does not undo the rollback.</param>
/// <param name="ETag">What the next version must find unchanged.</param>
internal sealed record CurrentVersion(int Number, string PackHash, Azure.ETag ETag);

/// <summary>How many rows differ.</summary>
internal sealed record ChangeCounts(int Added, int Changed, int Removed)
{
    public static ChangeCounts Of(PackDiff diff) => new(diff.Added, diff.Changed, diff.Removed);
}

/// <summary>What made a version.</summary>
internal abstract record VersionCause
{
    private VersionCause()
    {
    }

    /// <summary>The pack that comes with the program, into an empty store.</summary>
    internal sealed record FirstImport : VersionCause;

    /// <summary>Files of the secretariat.</summary>
    internal sealed record Import(IReadOnlyList<string> Tables) : VersionCause;

    /// <summary>A new program brought a new pack.</summary>
    internal sealed record PackUpdate(IReadOnlyList<string> Tables) : VersionCause;

    /// <summary>An earlier version, as it was.</summary>
    internal sealed record Rollback(int To) : VersionCause;

    /// <summary>Somebody changed one contact, by its body and label, or took back such a change.</summary>
    internal sealed record ContactEdit(string BodyId, string Label, bool IsUndo) : VersionCause;
}
