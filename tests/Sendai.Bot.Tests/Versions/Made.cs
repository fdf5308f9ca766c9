using Sendai.Bot.Pack;

namespace Sendai.Bot.Tests.Versions;

/// <summary>Tables made up for a test.</summary>
internal static class Made
{
    public static PackTable Table(string name, int rows, string mark = "") => new(
        name,
        ["id", "text", "note"],
        [.. Enumerable.Range(0, rows).Select(at => new PackTableRow(at + 2, [$"{name}-{at}", $"𠮷野家の、\"前\"\n{mark}{at}", at % 2 == 0 ? "" : "；"]))]);

    /// <summary>All that a table says, for comparing.</summary>
    public static IEnumerable<string> Lines(this PackTable table) =>
        table.Rows.Select(row => $"{table.Name}:{row.Line}:{string.Join('|', table.Columns.Zip(row.Cells, (column, cell) => $"{column}={cell}"))}");
}
