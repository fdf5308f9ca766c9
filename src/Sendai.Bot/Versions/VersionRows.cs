using System.Globalization;
using Sendai.Tables;

namespace Sendai.Bot.Versions;

/// <summary>Versions as rows of one partition, so that a version and the pointer to it are written together.</summary>
internal static class VersionRows
{
    public const string Table = "Directory";
    public const string Partition = "versions";
    public const string Current = "current";

    private const string TablePrefix = "Table_";
    private const string First = "first";
    private const string Import = "import";
    private const string Pack = "pack";
    private const string Rollback = "rollback";
    private const string Contact = "contact";

    public static string Key(int number) => number.ToString("D8", CultureInfo.InvariantCulture);

    public static TableRow Write(CurrentVersion current) =>
        new TableRow(Partition, Current).Set("Number", current.Number).Set("PackHash", current.PackHash);

    public static CurrentVersion ReadCurrent(TableRow row) => Read(row, () => new CurrentVersion(row.GetInt32("Number")!.Value, row.GetString("PackHash")!, row.ETag));

    public static TableRow Write(DirectoryVersion version)
    {
        var row = new TableRow(Partition, Key(version.Number))
            .Set("At", version.At)
            .Set("Added", version.Counts.Added)
            .Set("Changed", version.Counts.Changed)
            .Set("Removed", version.Counts.Removed);
        foreach (var table in version.Tables)
        {
            row.Set(TablePrefix + table.Name, string.Create(
                CultureInfo.InvariantCulture,
                $"{table.ContentId} {table.Origin} {table.Rows} {table.Hash} {string.Join(',', table.Columns)}"));
        }

        return version.Cause switch
        {
            VersionCause.FirstImport => row.Set("Cause", First),
            VersionCause.Import import => row.Set("Cause", Import).Set("Tables", string.Join(' ', import.Tables)),
            VersionCause.PackUpdate update => row.Set("Cause", Pack).Set("Tables", string.Join(' ', update.Tables)),
            VersionCause.Rollback rollback => row.Set("Cause", Rollback).Set("RolledBackTo", rollback.To),
            VersionCause.ContactEdit edit => row.Set("Cause", Contact).Set("BodyId", edit.BodyId).Set("Label", edit.Label).Set("IsUndo", edit.IsUndo),
            _ => throw new InvalidOperationException("An unknown cause."),
        };
    }

    public static DirectoryVersion ReadVersion(TableRow row) => Read(row, () => new DirectoryVersion(
        int.Parse(row.RowKey, NumberStyles.None, CultureInfo.InvariantCulture),
        row.GetDateTimeOffset("At")!.Value,
        ReadCause(row),
        new ChangeCounts(row.GetInt32("Added") ?? 0, row.GetInt32("Changed") ?? 0, row.GetInt32("Removed") ?? 0),
        [.. row.Properties.Keys
            .Where(name => name.StartsWith(TablePrefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => ReadTable(name[TablePrefix.Length..], row.GetString(name)!.Split(' ', 5)))]));

    private static VersionCause ReadCause(TableRow row) => row.GetString("Cause") switch
    {
        First => new VersionCause.FirstImport(),
        Import => new VersionCause.Import(row.GetString("Tables")!.Split(' ')),
        Pack => new VersionCause.PackUpdate(row.GetString("Tables")!.Split(' ')),
        Rollback => new VersionCause.Rollback(row.GetInt32("RolledBackTo")!.Value),
        Contact => new VersionCause.ContactEdit(row.GetString("BodyId")!, row.GetString("Label")!, row.GetBoolean("IsUndo")!.Value),
        _ => throw new FormatException(),
    };

    private static StoredTable ReadTable(string name, string[] parts) => new(
        name, parts[0], Enum.Parse<TableOrigin>(parts[1]), int.Parse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture), parts[3], parts[4].Split(','));

    // These rows are written by this class alone. Whoever edits one by hand gets to know which it was.
    private static T Read<T>(TableRow row, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is FormatException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException)
        {
            throw new TableStoreException($"The row {row.RowKey} of {Table}/{Partition} cannot be read.", broken);
        }
    }
}
