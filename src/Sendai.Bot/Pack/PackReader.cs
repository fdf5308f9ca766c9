using Sendai.Bot.Pack.Files;

namespace Sendai.Bot.Pack;

/// <summary>
/// Reads tables for an import: a folder of CSV files, one CSV file, or one Excel workbook with a sheet for each table. Whatever
/// might be a mistake about a whole table refuses everything; a row that cannot be read hides itself.
/// </summary>
internal static class PackReader
{
    public static PackReading Read(string path)
    {
        var (opened, findings) = PackFiles.Open(path);
        var tables = new List<PackTable>();
        foreach (var table in opened.OrderBy(table => PackShape.Tables.TakeWhile(shape => shape.Name != table.Name).Count()))
        {
            tables.Add(ShapeCheck.Fit(table, PackShape.Find(table.Name)!, findings));
        }

        return findings.Any(finding => finding.Weight == FindingWeight.Refusal)
            ? new PackReading.Refused(findings)
            : new PackReading.Tables(tables, findings);
    }
}
