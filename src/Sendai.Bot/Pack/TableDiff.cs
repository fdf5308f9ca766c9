namespace Sendai.Bot.Pack;

/// <summary>A row that says something else than before.</summary>
/// <param name="New">The row now.</param>
/// <param name="Cells">The columns that differ.</param>
internal sealed record ChangedRow(PackTableRow New, IReadOnlyList<ChangedCell> Cells);

/// <summary>What a column said and says.</summary>
internal sealed record ChangedCell(string Column, string Old, string New);

/// <summary>How one table differs from its former version. Where a row stands in it makes no difference.</summary>
internal sealed record TableDiff(
    PackTable Old, PackTable New, IReadOnlyList<PackTableRow> Added, IReadOnlyList<ChangedRow> Changed, IReadOnlyList<PackTableRow> Removed)
{
    public bool IsEmpty => Added.Count + Changed.Count + Removed.Count == 0;

    public static TableDiff Of(PackTable old, PackTable @new)
    {
        var columns = @new.Columns.Union(old.Columns).ToList();
        int[] keys = PackShape.Find(@new.Name) is { } shape
            ? [.. shape.Key.Select(column => columns.IndexOf(column)).Where(at => at >= 0)]
            : [.. Enumerable.Range(0, columns.Count)];
        var waiting = ByText(old, columns);
        var different = new List<(PackTableRow Row, string[] Cells)>();
        foreach (var row in Aligned(@new, columns))
        {
            if (!Take(waiting, Text(row.Cells), out _))
            {
                different.Add(row);
            }
        }

        // What is left differs. Rows with the same key are the same row, changed; of several the first is the first.
        var left = new Dictionary<string, Queue<(PackTableRow Row, string[] Cells)>>();
        foreach (var row in waiting.Values.SelectMany(rows => rows).OrderBy(row => row.Row.Line))
        {
            Put(left, Text(keys.Select(at => row.Cells[at])), row);
        }

        var (added, changed) = (new List<PackTableRow>(), new List<ChangedRow>());
        foreach (var (row, cells) in different)
        {
            if (Take(left, Text(keys.Select(at => cells[at])), out var before))
            {
                changed.Add(new ChangedRow(row, [.. columns
                    .Select((column, at) => new ChangedCell(column, before.Cells[at], cells[at]))
                    .Where(cell => cell.Old != cell.New)]));
            }
            else
            {
                added.Add(row);
            }
        }

        return new TableDiff(old, @new, added, changed, [.. left.Values.SelectMany(rows => rows).Select(row => row.Row).OrderBy(row => row.Line)]);
    }

    private static Dictionary<string, Queue<(PackTableRow Row, string[] Cells)>> ByText(PackTable table, List<string> columns)
    {
        var rows = new Dictionary<string, Queue<(PackTableRow Row, string[] Cells)>>();
        foreach (var row in Aligned(table, columns))
        {
            Put(rows, Text(row.Cells), row);
        }

        return rows;
    }

    /// <summary>The rows with their cells in the order of <paramref name="columns"/>, trimmed as the directory reads them.</summary>
    private static IEnumerable<(PackTableRow Row, string[] Cells)> Aligned(PackTable table, List<string> columns)
    {
        int[] at = [.. columns.Select(column => table.Columns.ToList().IndexOf(column))];
        return table.Rows.Select(row => (row, at.Select(index => index < 0 ? "" : row.Cells[index].Trim()).ToArray()));
    }

    /// <summary>Cells as one text. A line break stands in no cell.</summary>
    private static string Text(IEnumerable<string> cells) => string.Join('\n', cells);

    private static void Put<T>(Dictionary<string, Queue<T>> rows, string text, T row)
    {
        if (!rows.TryGetValue(text, out var same))
        {
            rows.Add(text, same = []);
        }

        same.Enqueue(row);
    }

    private static bool Take<T>(Dictionary<string, Queue<T>> rows, string text, out T row)
    {
        row = default!;
        return rows.TryGetValue(text, out var same) && same.TryDequeue(out row!);
    }
}
