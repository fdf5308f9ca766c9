using System.Globalization;
using Azure;
using Sendai.Tables.Sqlite;

namespace Sendai.Tables.Tests.Sqlite.Children;

/// <summary>Writes from several tasks until it is killed, and says what was acknowledged, a line each.</summary>
/// <remarks>
/// <para>"row task n": a row n is in the partition. "counter task n": the one row of the partition says n.</para>
/// <para>"transaction task n": all rows of the partition say n, and there is one row more when n is even.</para>
/// </remarks>
internal static class WritingChild
{
    public const string Verb = "write";
    public const string Table = "Things";
    public const int Tasks = 3;
    public const int Rows = 20;

    public static string Partition(string kind, string round, int task) => $"{kind}-{round}-{task}";

    // Some grow over several pages, so that a row can be cut in the middle.
    public static string Text(int n) => new('字', n % 7 * 700);

    public static async Task<int> RunAsync(string file, string round)
    {
        await using var store = new SqliteTableStore(file);
        await Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Run(() => WriteAsync(store, round, task))));
        return 0;
    }

    private static async Task WriteAsync(SqliteTableStore store, string round, int task)
    {
        for (var n = 0; ; n++)
        {
            Acknowledge("row", task, n, await store.InsertAsync(Table, Row("row", round, task, n, n), CancellationToken.None));
            Acknowledge("counter", task, n, await store.UpsertAsync(Table, Row("counter", round, task, 0, n), CancellationToken.None));
            Acknowledge("transaction", task, n, await store.TransactAsync(Table, Operations(round, task, n), CancellationToken.None));
        }
    }

    private static TableOperation[] Operations(string round, int task, int n)
    {
        var last = Row("transaction", round, task, Rows - 1, n);
        return
        [
            .. Enumerable.Range(0, Rows - 1).Select(row => new TableOperation.Upsert(Row("transaction", round, task, row, n))),
            n % 2 == 0 ? new TableOperation.Insert(last) : new TableOperation.Delete(last.PartitionKey, last.RowKey, ETag.All),
        ];
    }

    private static TableRow Row(string kind, string round, int task, int row, int n) =>
        new TableRow(Partition(kind, round, task), row.ToString("D6", CultureInfo.InvariantCulture)).Set("N", n).Set("Text", Text(row + n));

    private static void Acknowledge(string kind, int task, int n, object result)
    {
        if (result is not (WriteResult.Written or TransactionResult.Written))
        {
            throw new InvalidOperationException($"{kind} {task} {n}: {result}");
        }

        // In one call, so that the lines of several tasks do not mix.
        Console.Out.WriteLine($"{kind} {task} {n}");
    }
}
