using Sendai.Tables.AzureTables;
using Sendai.Tables.Backups;
using Sendai.Tables.Sqlite;

namespace Sendai.Tables.Tests.Backups;

/// <summary>Stores of either engine, with rows of every type and of every awkward value.</summary>
internal static class BackupRig
{
    public static readonly BackupHeader Header = new("1.2.3", new DateTimeOffset(2026, 11, 20, 18, 0, 0, TimeSpan.Zero), "Test", 2);

    public static async Task<ITableStore> OpenAsync(bool isAzure) =>
        isAzure ? new AzureTableStore((await Azurite.FreshAsync()).ConnectionString) : new SqliteTableStore(SqliteTableStore.InMemory);

    public static async Task FillAsync(ITableStore store)
    {
        for (var at = 0; at < 230; at++)
        {
            await store.InsertAsync("Many", new TableRow("one", $"r{at:D4}").Set("N", at).Set("Text", new string('山', 300)), default);
        }

        await store.InsertAsync("Many", new TableRow("other", "alone"), default);
        await store.InsertAsync("Large", new TableRow("p", "r").Set("A", new string('あ', 32768)).Set("B", new byte[65536]).Set("C", "\u0001\u2028\"\\😀"), default);
        await store.InsertAsync("Large", new TableRow("p", "s").Set("A", new string('\u3000', 32768)).Set("D", new string('\u0001', 32768)), default);
        var values = new TableRow("日本 '語", "キー'~")
            .Set("Zulu", "")
            .Set("Flag", false)
            .Set("Int", int.MinValue)
            .Set("Long", 7L)
            .Set("LongMax", long.MaxValue)
            .Set("Double", 1.0)
            .Set("Tiny", double.Epsilon)
            .Set("NaN", double.NaN)
            .Set("Infinite", double.NegativeInfinity)
            .Set("Date", new DateTimeOffset(2026, 11, 21, 1, 2, 3, TimeSpan.Zero).AddTicks(1234567))
            .Set("First", new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero))
            .Set("Guid", Guid.Parse("7d1c9a70-0000-4000-8000-00000000abcd"))
            .Set("Bytes", new byte[] { 0, 255, 10 })
            .Set("Empty", Array.Empty<byte>());
        await store.InsertAsync("Values", values, default);
        await store.InsertAsync("Left", new TableRow("p", "r"), default);
    }

    public static async Task<(byte[] Bytes, BackupTotals Totals)> BackUpAsync(ITableStore store, TimeProvider? time = null)
    {
        using var to = new MemoryStream();
        var totals = await new StoreBackup(store, new HashSet<string> { "Left" }, time ?? TimeProvider.System).WriteAsync(Header, to, _ => Task.FromResult(true), default);
        return (to.ToArray(), totals);
    }

    public static async Task RestoreAsync(ITableStore store, byte[] backup)
    {
        var content = await BackupContent.ReadAsync(new MemoryStream(backup), default);
        var restore = new StoreRestore(store, content);
        await restore.WriteAsync(new MemoryStream(backup), default);
        await restore.CompareAsync(new MemoryStream(backup), default);
    }

    /// <summary>Everything but versions, with the types of the values.</summary>
    public static async Task<List<string>> DumpAsync(ITableStore store, params string[] tables)
    {
        var lines = new List<string>();
        foreach (var table in tables)
        {
            await foreach (var row in store.ReadAllAsync(table, new TableQuery(), default))
            {
                lines.Add($"{table} {row.PartitionKey} {row.RowKey}: " + string.Join(' ', row.Properties.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value.GetType().Name}:{Show(one.Value)}")));
            }
        }

        return lines;
    }

    private static string Show(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTimeOffset date => date.ToString("O", null),
        _ => FormattableString.Invariant($"{value}"),
    };
}
