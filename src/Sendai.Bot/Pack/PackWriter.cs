using Sendai.Bot.Pack.Files;

namespace Sendai.Bot.Pack;

/// <summary>
/// Writes tables for people: a workbook where the path ends in <c>.xlsx</c>, otherwise a folder of CSV files. What
/// <see cref="PackReader"/> reads of it is what was given. Files appear whole or not at all.
/// </summary>
internal static class PackWriter
{
    /// <summary>Writes, or says why nothing was written.</summary>
    public static IReadOnlyList<PackFinding> Write(IReadOnlyCollection<PackTable> tables, string path)
    {
        var problems = tables.SelectMany(Problems).ToList();
        if (problems.Count > 0)
        {
            return problems;
        }

        var workbook = Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);
        var parts = workbook
            ? [(path, stream => WorkbookWriter.Write(tables, stream))]
            : tables.Select(table => (Path.Combine(path, PackTable.FileOf(table.Name)), (Action<Stream>)(stream => CsvTable.Write(table, stream)))).ToList();
        try
        {
            Directory.CreateDirectory(workbook ? Path.GetDirectoryName(Path.GetFullPath(path))! : path);
            WholeFiles.Write(parts);
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new PackFinding(Path.GetFileName(path), 0, "書き出せません。書き込む許可と空き容量を確かめ、Excelなどで開いていたら閉じてください", FindingWeight.Refusal)];
        }
    }

    private static IEnumerable<PackFinding> Problems(PackTable table) =>
        from row in table.Rows
        let problem = CellText.Problem(table.Columns, row.Cells)
        where problem is not null
        select new PackFinding(table.File, row.Line, problem, FindingWeight.Refusal);
}
