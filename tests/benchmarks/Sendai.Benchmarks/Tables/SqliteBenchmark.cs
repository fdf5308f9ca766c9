using System.Diagnostics;
using System.Globalization;
using Sendai.Tables.Sqlite;

namespace Sendai.Benchmarks.Tables;

/// <summary>The embedded engine: transactions per second with one and 16 callers, and what a row takes on the disk.</summary>
internal static class SqliteBenchmark
{
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "store.db");
            await using (var store = new SqliteTableStore(file))
            {
                await RunAsync(store);
            }

            // Closing has moved the log into the file.
            const int Rows = (4000 * 3) + (100 * 100);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(double)new FileInfo(file).Length / Rows:F0} bytes a row on the disk, with {Rows} rows of 100 Japanese characters, a number, a date and a flag"));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(SqliteTableStore store)
    {
        Console.WriteLine("| run | callers | per second |");
        Console.WriteLine("|---|---|---|");
        await new Workload(store, "warmup").InsertAsync(4000, 4);
        foreach (var callers in (int[])[1, 16])
        {
            var workload = new Workload(store, $"with{callers}");
            await PrintAsync("insert (one transaction each)", callers, 4000, () => workload.InsertAsync(4000, callers));
            await PrintAsync("point read", callers, 20000, async () =>
            {
                for (var pass = 0; pass < 5; pass++)
                {
                    await workload.ReadAsync(4000, callers);
                }
            });
            await PrintAsync("transaction of 100 rows", callers, 50, () => workload.BatchAsync(50, callers));
            await PrintAsync("conditional replace of one row", callers, 1000, () => workload.ContentionAsync(1000, callers));
            await PrintAsync("query of 1,000 rows", callers, 50, () => workload.QueryAsync(50));
        }
    }

    private static async Task PrintAsync(string run, int callers, int operations, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {run} | {callers} | {operations / watch.Elapsed.TotalSeconds:F0} |"));
    }
}
