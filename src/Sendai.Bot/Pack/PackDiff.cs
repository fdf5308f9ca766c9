namespace Sendai.Bot.Pack;

/// <summary>How the tables of a directory differ from those that are in use. A table that is not among the new ones stays as it is.</summary>
internal sealed record PackDiff(IReadOnlyList<TableDiff> Tables)
{
    public int Added => Tables.Sum(table => table.Added.Count);

    public int Changed => Tables.Sum(table => table.Changed.Count);

    public int Removed => Tables.Sum(table => table.Removed.Count);

    public bool IsEmpty => Tables.Count == 0;

    /// <summary>Only tables that differ are in it.</summary>
    public static PackDiff Of(IEnumerable<PackTable> old, IEnumerable<PackTable> @new)
    {
        var before = old.ToDictionary(table => table.Name);
        return new PackDiff([.. @new
            .Select(table => TableDiff.Of(before.GetValueOrDefault(table.Name) ?? table with { Rows = [] }, table))
            .Where(diff => !diff.IsEmpty)]);
    }
}
