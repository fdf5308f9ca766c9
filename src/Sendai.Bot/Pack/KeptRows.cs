namespace Sendai.Bot.Pack;

/// <summary>
/// Rows of a table of the program that somebody has made the secretariat's own. They say so themselves, in a column that the
/// pack does not need, so that an export shows it and a newer pack brings everything but these.
/// </summary>
internal static class KeptRows
{
    /// <summary>The column.</summary>
    public const string Column = "kept_by";

    /// <summary>What stands in it.</summary>
    public const string Secretariat = "事務局";

    /// <summary>A newer table of the pack with the kept rows of the table that it follows: in their places, or at the end.</summary>
    public static PackTable Into(PackTable pack, PackTable before)
    {
        var at = IndexOf(before, Column);
        var kept = at < 0 ? [] : before.Rows.Where(row => row.Cells[at].Trim().Length > 0).ToList();
        if (kept.Count == 0)
        {
            return pack;
        }

        var columns = pack.Columns.Contains(Column) ? pack.Columns : [.. pack.Columns, Column];
        var key = PackShape.Find(pack.Name)!.Key;
        var waiting = kept
            .GroupBy(row => Key(before, row, key))
            .ToDictionary(rows => rows.Key, rows => rows.Select(row => Aligned(before, row, columns)).ToList());
        var rows = new List<PackTableRow>();
        foreach (var row in pack.Rows)
        {
            if (waiting.Remove(Key(pack, row, key), out var own))
            {
                rows.AddRange(own);
            }
            else if (!kept.Any(other => Key(before, other, key) == Key(pack, row, key)))
            {
                rows.Add(Aligned(pack, row, columns));
            }
        }

        return pack with { Columns = columns, Rows = [.. rows, .. waiting.Values.SelectMany(own => own)] };
    }

    private static string Key(PackTable table, PackTableRow row, IReadOnlyList<string> key) =>
        string.Join('\n', key.Select(column => IndexOf(table, column) is >= 0 and var at ? row.Cells[at].Trim() : ""));

    private static PackTableRow Aligned(PackTable table, PackTableRow row, IReadOnlyList<string> columns) =>
        row with { Cells = [.. columns.Select(column => IndexOf(table, column) is >= 0 and var at ? row.Cells[at] : "")] };

    private static int IndexOf(PackTable table, string column) => table.Columns.ToList().IndexOf(column);
}
