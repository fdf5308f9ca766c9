using Azure;
using Sendai.Tables;

namespace Sendai.Benchmarks.Tables;

/// <summary>What is measured, the same as in tests/tools/tables-peer.mjs.</summary>
internal sealed class Workload(ITableStore store, string table)
{
    private static readonly string Text = new('あ', 100);

    public Task InsertAsync(int count, int callers) => ShareAsync(count, callers, at => store.InsertAsync(table, Row("p", at), default));

    public Task ReadAsync(int count, int callers) => ShareAsync(count, callers, at => store.GetAsync(table, "p", Key(at), default));

    public Task BatchAsync(int count, int callers) => ShareAsync(count, callers, batch => store.TransactAsync(
        table, [.. Enumerable.Range(0, 100).Select(at => new TableOperation.Insert(Row($"b{batch}", at)))], default));

    public Task QueryAsync(int count) => ShareAsync(count, 1, async _ =>
    {
        var seen = 0;
        string? continuation = null;
        do
        {
            var page = await store.QueryAsync(table, new TableQuery { PartitionKey = "p", RowKeyBefore = Key(1000) }, continuation, default);
            seen += page.Rows.Count;
            continuation = page.Continuation;
        }
        while (continuation is not null);
        Expect(1000, seen);
    });

    /// <summary>Many callers count up one row; answers how many conditional writes met a newer version.</summary>
    public async Task<int> ContentionAsync(int count, int callers)
    {
        var tries = 0;
        await store.InsertAsync(table, new TableRow("c", "r").Set("number", 0), default);
        await ShareAsync(count, callers, _ => store.UpdateAsync(
            table,
            "c",
            "r",
            row =>
            {
                Interlocked.Increment(ref tries);
                row.Set("number", row.GetInt32("number")!.Value + 1);
            },
            default));
        Expect(count, (await store.GetAsync(table, "c", "r", default))!.GetInt32("number")!.Value);
        await store.DeleteAsync(table, "c", "r", ETag.All, default);
        return tries - count;
    }

    private static string Key(int at) => at.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);

    private static TableRow Row(string partition, int at) => new TableRow(partition, Key(at))
        .Set("text", Text).Set("number", at).Set("at", DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000)).Set("open", true);

    private static Task ShareAsync(int count, int callers, Func<int, Task> work)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var at = Interlocked.Increment(ref next); at < count; at = Interlocked.Increment(ref next))
            {
                await work(at);
            }
        })));
    }

    private static void Expect(int expected, int actual)
    {
        if (actual != expected)
        {
            throw new InvalidOperationException($"{actual} instead of {expected}");
        }
    }
}
