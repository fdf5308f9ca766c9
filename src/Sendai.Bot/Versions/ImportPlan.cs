using Sendai.Bot.Pack;

namespace Sendai.Bot.Versions;

/// <summary>What an import would do to the directory, judged with everything that the directory would then hold.</summary>
/// <param name="Changed">The tables that take the place of others, without their broken rows.</param>
/// <param name="Diff">How they differ.</param>
/// <param name="Refusals">Why nothing may be imported.</param>
/// <param name="Broken">Rows of the files that cannot be used as they are.</param>
/// <param name="Hidden">Rows of other tables that name what would be gone: most hide themselves.</param>
/// <param name="Notices">What was not used and is no loss.</param>
internal sealed record ImportPlan(
    IReadOnlyList<PackTable> Changed,
    PackDiff Diff,
    IReadOnlyList<PackFinding> Refusals,
    IReadOnlyList<PackFinding> Broken,
    IReadOnlyList<PackFinding> Hidden,
    IReadOnlyList<PackFinding> Notices)
{
    /// <summary>The plan for files that were read, in the place of what is in force.</summary>
    public static ImportPlan Of(IReadOnlyList<PackTable> inForce, PackReading.Tables files)
    {
        var imported = files.All.ToDictionary(table => table.Name);
        var before = PackLoader.Load(inForce).Findings.ToHashSet();
        var after = PackLoader.Load([.. inForce.Where(table => !imported.ContainsKey(table.Name)), .. files.All]).Findings;
        var names = files.All.Select(table => table.File).ToHashSet();
        var own = after.Where(finding => names.Contains(finding.File)).ToLookup(finding => finding.Weight);
        var broken = files.Findings.Where(finding => finding.Weight == FindingWeight.Row).Concat(own[FindingWeight.Row]).Concat(own[FindingWeight.Part]);

        var lines = own[FindingWeight.Row].Select(finding => (finding.File, finding.Line)).ToHashSet();
        var usable = files.All.Select(table => table with { Rows = [.. table.Rows.Where(row => !lines.Contains((table.File, row.Line)))] }).ToList();
        var emptied = usable.Where(table => table.Rows.Count == 0 && PackShape.Find(table.Name) is { MayBeEmpty: false })
            .Select(table => new PackFinding(table.File, 0, "使える行がありません。この表は空にできません", FindingWeight.Refusal));

        var hashes = inForce.ToDictionary(table => table.Name, table => StoredTable.HashOf(table));
        var changed = usable.Where(table => hashes.GetValueOrDefault(table.Name) != StoredTable.HashOf(table)).ToList();
        return new ImportPlan(
            changed,
            PackDiff.Of(inForce, changed),
            [.. own[FindingWeight.Refusal], .. emptied],
            [.. broken.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line)],
            [.. after.Where(finding => !names.Contains(finding.File) && !before.Contains(finding))],
            [.. files.Findings.Where(finding => finding.Weight == FindingWeight.Notice)]);
    }
}
