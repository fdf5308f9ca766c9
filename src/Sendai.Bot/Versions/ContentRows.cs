using System.Globalization;
using Sendai.Bot.Pack;
using Sendai.Tables;

namespace Sendai.Bot.Versions;

/// <summary>A table as it was read from the store.</summary>
/// <param name="Table">The rows that are there and can be read.</param>
/// <param name="Findings">The others.</param>
internal sealed record StoredContent(PackTable Table, IReadOnlyList<PackFinding> Findings);

/// <summary>Rows of the directory as rows of the store: one for each, its columns as properties.</summary>
internal static class ContentRows
{
    private const string Line = "Line";

    // Cells are at most 6 bytes a character as they travel, and a transaction is less than 4 MiB.
    private const int CharactersTogether = 500_000;
    private const int RowsTogether = 100;

    /// <summary>The rows of a table, in pieces that can be written together.</summary>
    public static IEnumerable<IReadOnlyList<TableOperation>> Write(StoredTable stored, PackTable table)
    {
        var together = new List<TableOperation>();
        var characters = 0;
        for (var at = 0; at < table.Rows.Count; at++)
        {
            var (line, cells) = table.Rows[at];
            var size = cells.Sum(cell => cell.Length);
            if (together.Count == RowsTogether || (together.Count > 0 && characters + size > CharactersTogether))
            {
                yield return together;
                together = [];
                characters = 0;
            }

            var row = new TableRow(stored.Partition, Key(at + 1)).Set(Line, line);
            for (var column = 0; column < table.Columns.Count; column++)
            {
                // An empty cell needs no room; it reads as it is.
                if (cells[column].Length > 0)
                {
                    row.Set(table.Columns[column], cells[column]);
                }
            }

            together.Add(new TableOperation.Insert(row));
            characters += size;
        }

        if (together.Count > 0)
        {
            yield return together;
        }
    }

    /// <summary>The table. What somebody has broken or deleted by hand is left out and reported.</summary>
    public static async Task<StoredContent> ReadAsync(StoredTable stored, IAsyncEnumerable<TableRow> rows)
    {
        var read = new List<PackTableRow>(stored.Rows);
        var findings = new List<PackFinding>();
        var next = 1;
        // One after the other: thousands of rows at once would be most of the memory that the bot ever takes.
        await foreach (var row in rows)
        {
            if (!int.TryParse(row.RowKey, NumberStyles.None, CultureInfo.InvariantCulture, out var position) || position < next || position > stored.Rows || row.RowKey != Key(position))
            {
                findings.Add(new PackFinding(stored.File, 0, "保存先に、取り込みで入ったものではない行があります"));
                continue;
            }

            AddMissing(position);
            next = position + 1;
            if (row.Properties.GetValueOrDefault(Line) is int line && stored.Columns.All(column => row.Properties.GetValueOrDefault(column) is null or string))
            {
                read.Add(new PackTableRow(line, [.. stored.Columns.Select(column => row.GetString(column) ?? "")]));
            }
            else
            {
                findings.Add(new PackFinding(stored.File, 0, $"保存先の {position} 番目の行を読めません"));
            }
        }

        AddMissing(stored.Rows + 1);
        return new StoredContent(new PackTable(stored.Name, stored.Columns, read), findings);

        void AddMissing(int before)
        {
            if (next < before)
            {
                findings.Add(new PackFinding(stored.File, 0, next == before - 1
                    ? $"保存先に {next} 番目の行がありません"
                    : $"保存先に {next} 番目から {before - 1} 番目までの行がありません"));
            }
        }
    }

    private static string Key(int position) => position.ToString("D7", CultureInfo.InvariantCulture);
}
