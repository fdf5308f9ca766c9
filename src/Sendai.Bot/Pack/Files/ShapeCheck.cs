namespace Sendai.Bot.Pack.Files;

/// <summary>Compares the header of a table with the one that it should have.</summary>
internal static class ShapeCheck
{
    /// <summary>The table with the columns that it may have; what else is wrong with it goes to <paramref name="findings"/>.</summary>
    public static PackTable Fit(PackTable table, TableShape shape, List<PackFinding> findings)
    {
        void Refuse(string reason) => findings.Add(new PackFinding(table.File, 1, reason, FindingWeight.Refusal));

        var missing = shape.Columns.Except(table.Columns).ToList();
        if (missing.Count > 0)
        {
            Refuse($"見出しに列がありません：{string.Join("、", missing)}");
        }

        foreach (var twice in table.Columns.Where(shape.Knows).CountBy(column => column).Where(column => column.Value > 1))
        {
            Refuse($"列「{twice.Key}」が見出しに{twice.Value}回あります。1つにしてください");
        }

        if (table.Rows.Count == 0)
        {
            Empty(table, shape, findings);
        }

        int[] kept = [.. Enumerable.Range(0, table.Columns.Count).Where(at => shape.Knows(table.Columns[at]))];
        if (kept.Length == table.Columns.Count)
        {
            return table;
        }

        SayWhatIsLeftOut(table, kept, findings);
        return table with
        {
            Columns = [.. kept.Select(at => table.Columns[at])],
            Rows = [.. table.Rows.Select(row => new PackTableRow(row.Line, [.. kept.Select(at => row.Cells[at])]))],
        };
    }

    private static void Empty(PackTable table, TableShape shape, List<PackFinding> findings) => findings.Add(shape.MayBeEmpty
        ? new PackFinding(table.File, 1, "使える行がありません。取り込むと、この表は空になります", FindingWeight.Notice)
        : new PackFinding(table.File, 1, "使える行がありません。この表は空にできません", FindingWeight.Refusal));

    private static void SayWhatIsLeftOut(PackTable table, int[] kept, List<PackFinding> findings)
    {
        var others = Enumerable.Range(0, table.Columns.Count).Except(kept).ToList();
        var named = others.Select(at => table.Columns[at]).Where(name => name.Length > 0).Distinct().ToList();
        if (named.Count > 0)
        {
            findings.Add(new PackFinding(table.File, 1, $"この表にない列は使いません：{string.Join("、", named)}", FindingWeight.Notice));
        }

        var nameless = others.Where(at => table.Columns[at].Length == 0).ToList();
        if (table.Rows.FirstOrDefault(row => nameless.Any(at => row.Cells[at].Length > 0)) is { } row)
        {
            findings.Add(new PackFinding(table.File, row.Line, "見出しのない列に書かれたものは使いません", FindingWeight.Notice));
        }
    }
}
