using System.Globalization;
using Sendai.Tables.Sqlite;
using Sendai.Tables.Tests.Sqlite.Children;

namespace Sendai.Tables.Tests.Sqlite;

/// <summary>What a process that was killed in the middle of its writes leaves behind.</summary>
public sealed class KilledProcessTests : IDisposable
{
    private const int Rounds = 12;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // All rounds share a file, so each also opens what a killed one left behind, and what was found must stay.
    [Fact]
    public async Task Writes_OfAKilledProcess_AreThereWhenAcknowledgedAndElseAbsentOrWhole()
    {
        var file = folder.File("store.db");
        var random = new Random();
        var acknowledged = new List<Dictionary<string, int>>();
        for (var round = 0; round < Rounds; round++)
        {
            // Every fourth dies at its start or soon after: in the middle of creating or recovering the file.
            var delay = TimeSpan.FromMilliseconds(random.Next(round % 4 == 0 ? 400 : 150));
            acknowledged.Add(await RunAndKillAsync(file, $"{round}", waitForFirst: round % 4 != 0, delay));

            await using var store = new SqliteTableStore(file);
            await CheckAsync(store, round, acknowledged[round]);
        }

        await using var last = new SqliteTableStore(file);
        for (var round = 0; round < Rounds; round++)
        {
            await CheckAsync(last, round, acknowledged[round]);
        }

        Assert.True(acknowledged.Sum(each => each.Values.Sum()) > Rounds, "The processes wrote too little to prove anything.");
    }

    // The highest number of each kind and task.
    private static async Task<Dictionary<string, int>> RunAndKillAsync(string file, string round, bool waitForFirst, TimeSpan delay)
    {
        using var child = ChildProcess.Start(WritingChild.Verb, file, round);
        var lines = new List<string>();
        if (waitForFirst)
        {
            lines.Add((await child.StandardOutput.ReadLineAsync())!);
        }

        var rest = child.StandardOutput.ReadToEndAsync();
        await Task.Delay(delay);
        child.Kill();
        lines.AddRange((await rest).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await child.WaitForExitAsync();
        return lines.Select(line => line.Split(' ')).GroupBy(words => $"{words[0]} {words[1]}").ToDictionary(
            group => group.Key, group => group.Max(words => int.Parse(words[2], CultureInfo.InvariantCulture)));
    }

    private static async Task CheckAsync(SqliteTableStore store, int round, Dictionary<string, int> acknowledged)
    {
        for (var task = 0; task < WritingChild.Tasks; task++)
        {
            var inserted = await ReadAsync(store, "row", round, task);
            Assert.Equal(Enumerable.Range(0, inserted.Count), inserted.Select(row => row.N));
            AssertLast("row", inserted.Count - 1);

            var counter = await ReadAsync(store, "counter", round, task);
            AssertLast("counter", counter.Count == 0 ? -1 : Assert.Single(counter).N);

            var together = await ReadAsync(store, "transaction", round, task);
            var last = together.Count == 0 ? -1 : Assert.Single(together.Select(row => row.N).Distinct());
            Assert.Equal(last < 0 ? 0 : WritingChild.Rows - (last % 2), together.Count);
            AssertLast("transaction", last);

            // Each task waits for its answer, so there is at most one write that was done and not acknowledged.
            void AssertLast(string kind, int found)
            {
                var known = acknowledged.GetValueOrDefault($"{kind} {task}", -1);
                Assert.InRange(found, known, known + 1);
            }
        }
    }

    private static async Task<List<(int Row, int N)>> ReadAsync(SqliteTableStore store, string kind, int round, int task)
    {
        var query = new TableQuery { PartitionKey = WritingChild.Partition(kind, $"{round}", task) };
        var found = new List<(int, int)>();
        string? continuation = null;
        do
        {
            var page = await store.QueryAsync(WritingChild.Table, query, continuation, CancellationToken.None);
            foreach (var row in page.Rows)
            {
                var (key, n) = (int.Parse(row.RowKey, CultureInfo.InvariantCulture), row.GetInt32("N")!.Value);
                Assert.Equal(WritingChild.Text(key + n), row.GetString("Text"));
                found.Add((key, n));
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);

        return found;
    }
}
