using System.Security.Cryptography;
using System.Text;
using Sendai.Bot.Pack;

namespace Sendai.Bot.Versions;

/// <summary>Whose rows a table holds.</summary>
internal enum TableOrigin
{
    /// <summary>The program's: a new pack replaces them.</summary>
    Pack,

    /// <summary>The secretariat's: only an import or a rollback replaces them.</summary>
    Import,
}

/// <summary>The rows of one table as one version has them. Versions that do not differ in a table share its rows.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="ContentId">Names the partition together with the name.</param>
/// <param name="Origin">Whose they are.</param>
/// <param name="Rows">How many there are; a row that somebody deleted by hand is noticed by this.</param>
/// <param name="Hash">Equal when the cells are.</param>
/// <param name="Columns">The header, in order.</param>
internal sealed record StoredTable(string Name, string ContentId, TableOrigin Origin, int Rows, string Hash, IReadOnlyList<string> Columns)
{
    /// <summary>Where the rows lie.</summary>
    public string Partition => $"{Name}-{ContentId}";

    /// <summary>What findings call it.</summary>
    public string File => PackTable.FileOf(Name);

    /// <summary>A place of its own for the rows of <paramref name="table"/>.</summary>
    public static StoredTable New(PackTable table, TableOrigin origin) =>
        new(table.Name, RandomNumberGenerator.GetHexString(16, lowercase: true), origin, table.Rows.Count, HashOf(table), table.Columns);

    /// <summary>The same for the same cells in the same order, on whichever line they stood. Space around a cell says nothing.</summary>
    public static string HashOf(params IEnumerable<PackTable> tables)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in tables.OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            Append(hash, [table.Name, .. table.Columns]);
            foreach (var row in table.Rows)
            {
                Append(hash, row.Cells);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The length in front of each cell keeps two that are cut differently apart.
    private static void Append(IncrementalHash hash, IReadOnlyList<string> cells)
    {
        hash.AppendData(BitConverter.GetBytes(cells.Count));
        foreach (var cell in cells)
        {
            var bytes = Encoding.UTF8.GetBytes(cell.Trim());
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }
}
