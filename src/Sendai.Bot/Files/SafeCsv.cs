using Sendai.Bot.Pack;
using Sendai.Bot.Pack.Files;

namespace Sendai.Bot.Files;

/// <summary>
/// CSV for a spreadsheet, with what people wrote in it: UTF-8 with its mark, lines as Windows ends them, and no cell that a
/// spreadsheet would run (<see cref="FormulaGuard"/>). The same writer as the one of the directory.
/// </summary>
internal static class SafeCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <param name="columns">The header.</param>
    /// <param name="rows">Rows of as many cells.</param>
    public static byte[] Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new PackTable("", columns, [.. rows.Select((cells, at) => new PackTableRow(at + 2, cells))]);
        if (table.Rows.Any(row => row.Cells.Count != columns.Count))
        {
            throw new ArgumentException("A row has another number of cells than the header.", nameof(rows));
        }

        using var stream = new MemoryStream();
        CsvTable.Write(table, stream);
        return stream.ToArray();
    }
}
