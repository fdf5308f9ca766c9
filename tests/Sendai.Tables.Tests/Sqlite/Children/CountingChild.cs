using System.Globalization;
using Sendai.Tables.Sqlite;

namespace Sendai.Tables.Tests.Sqlite.Children;

/// <summary>Raises two numbers so many times, the one by single writes and the other by transactions, as others of its kind do too.</summary>
internal static class CountingChild
{
    public const string Verb = "count";
    public const string Table = "Things";

    public static async Task<int> RunAsync(string file, string times)
    {
        await using var store = new SqliteTableStore(file);
        // Together with the others, or the first would be done before the last has started.
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
        for (var left = int.Parse(times, CultureInfo.InvariantCulture); left > 0; left--)
        {
            while (await IncrementAsync(store) is WriteResult.Conflict)
            {
            }

            while (await IncrementTogetherAsync(store) is TransactionResult.Failed { Reason: WriteResult.Conflict })
            {
            }
        }

        Console.WriteLine("done");
        return 0;
    }

    private static async Task<WriteResult> IncrementAsync(SqliteTableStore store)
    {
        var row = await ReadAsync(store, "single");
        return await store.ReplaceAsync(Table, row.Set("N", row.GetInt32("N")!.Value + 1), row.ETag, CancellationToken.None);
    }

    private static async Task<TransactionResult> IncrementTogetherAsync(SqliteTableStore store)
    {
        var row = await ReadAsync(store, "together");
        var next = row.GetInt32("N")!.Value + 1;
        return await store.TransactAsync(
            Table,
            [
                // A merge reads before it writes, so it is the one that could find out too late that another was faster.
                new TableOperation.Merge(new TableRow("p", "together").Set("N", next), row.ETag),
                new TableOperation.Upsert(new TableRow("p", "touched").Set("N", next)),
            ],
            CancellationToken.None);
    }

    private static async Task<TableRow> ReadAsync(SqliteTableStore store, string rowKey) =>
        (await store.GetAsync(Table, "p", rowKey, CancellationToken.None))!;
}
