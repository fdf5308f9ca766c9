using Sendai.Bot.Pack;

namespace Sendai.Bot.Features.Contacts;

/// <summary>Finds and changes one row in the table of the contacts.</summary>
internal static class ContactTable
{
    public const string Name = "contacts";

    public static PackTable Empty { get; } = new(Name, PackShape.Find(Name)!.Columns, []);

    /// <summary>The row of a contact. Should a file have brought several of the same name, the one that looks like this, or the first.</summary>
    public static ContactRow? Find(PackTable table, ContactKey key, string? hash)
    {
        var same = table.Rows.Select(row => Read(table, row)).Where(row => row.Key == key).ToList();
        return same.Find(row => row.Hash == hash) ?? same.FirstOrDefault();
    }

    /// <summary>The table with a row in the place of another; with neither of them, one more or one less.</summary>
    public static PackTable With(PackTable table, ContactRow? before, ContactRow? after)
    {
        IReadOnlyList<string> columns = after is null ? table.Columns : [.. table.Columns.Union(after.Cells.Keys)];
        var rows = new List<PackTableRow>(table.Rows.Count + 1);
        var isIn = false;
        foreach (var row in table.Rows)
        {
            if (!isIn && before is not null && Read(table, row) is var read && read.Key == before.Key && read.Hash == before.Hash)
            {
                isIn = true;
                if (after is not null)
                {
                    rows.Add(Write(columns, row.Line, after));
                }
            }
            else
            {
                rows.Add(row with { Cells = [.. row.Cells, .. Enumerable.Repeat("", columns.Count - table.Columns.Count)] });
            }
        }

        if (before is null && after is not null)
        {
            rows.Add(Write(columns, table.Rows.Select(row => row.Line).DefaultIfEmpty(1).Max() + 1, after));
        }

        return table with { Columns = columns, Rows = rows };
    }

    private static ContactRow Read(PackTable table, PackTableRow row) => new(table.Columns.Zip(row.Cells, KeyValuePair.Create));

    private static PackTableRow Write(IReadOnlyList<string> columns, int line, ContactRow row) => new(line, [.. columns.Select(column => row[column])]);
}
