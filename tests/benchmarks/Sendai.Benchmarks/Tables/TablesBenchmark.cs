using System.Diagnostics;
using System.Globalization;
using Sendai.Tables.AzureTables;
using Sendai.Tests.Support;

namespace Sendai.Benchmarks.Tables;

/// <summary>
/// Ours and <c>@azure/data-tables</c> on the same Azurite in one run, turn by turn. Azurite fills a core of its own, so what
/// tells the clients apart is their CPU time.
/// </summary>
internal static class TablesBenchmark
{
    private const int WarmUps = 2;
    private const int Rounds = 5;

    private static readonly (string Run, int Count, int Callers, int Operations)[] Runs =
    [
        ("insert", 4000, 16, 4000),
        ("read", 4000, 16, 4000),
        ("batch", 60, 4, 60),
        ("contention", 300, 16, 300),
        ("query", 20, 1, 20),
    ];

    public static async Task<int> RunAsync()
    {
        var connection = (await Azurite.FreshAsync()).ConnectionString;
        await using var peer = await NodeSession.StartAsync("tables-peer.mjs", $"DefaultEndpointsProtocol=http;{connection}");
        var ours = new AzureTableStore(connection);

        Console.WriteLine("| run | callers | ours ops/s | peer ops/s | ratio | ours CPU s/1,000 | peer CPU s/1,000 | ratio | ours wasted | peer wasted |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        var results = new Dictionary<string, List<(Figures Ours, Figures Peer)>>();

        // Both are compiled while they run: the first rounds are thrown away.
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            foreach (var (run, count, callers, _) in Runs)
            {
                var mine = await MeasureAsync(() => OwnAsync(new Workload(ours, $"ours{round}"), run, count, callers));
                var theirs = await peer.AskAsync(new { run, table = $"peer{round}", count, callers });
                if (round >= WarmUps)
                {
                    results.TryAdd(run, []);
                    results[run].Add((mine, new Figures(
                        theirs.GetProperty("seconds").GetDouble(), theirs.GetProperty("cpuSeconds").GetDouble(), theirs.GetProperty("wasted").GetInt32())));
                }
            }
        }

        foreach (var (run, _, callers, operations) in Runs)
        {
            var mine = results[run].Select(pair => pair.Ours).ToList();
            var theirs = results[run].Select(pair => pair.Peer).ToList();
            var (rate, peerRate) = (operations / Median(mine, x => x.Seconds), operations / Median(theirs, x => x.Seconds));
            var (cpu, peerCpu) = (Median(mine, x => x.Cpu) / operations * 1000, Median(theirs, x => x.Cpu) / operations * 1000);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {run} | {callers} | {rate:F0} | {peerRate:F0} | {rate / peerRate:F2} | {cpu:F3} | {peerCpu:F3} | {cpu / peerCpu:F2} | {Median(mine, x => x.Wasted):F0} | {Median(theirs, x => x.Wasted):F0} |"));
        }

        return 0;
    }

    private static async Task<int> OwnAsync(Workload workload, string run, int count, int callers)
    {
        switch (run)
        {
            case "insert":
                await workload.InsertAsync(count, callers);
                return 0;
            case "read":
                await workload.ReadAsync(count, callers);
                return 0;
            case "batch":
                await workload.BatchAsync(count, callers);
                return 0;
            case "query":
                await workload.QueryAsync(count);
                return 0;
            default:
                return await workload.ContentionAsync(count, callers);
        }
    }

    private static async Task<Figures> MeasureAsync(Func<Task<int>> run)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var wasted = await run();
        process.Refresh();
        return new Figures(watch.Elapsed.TotalSeconds, (process.TotalProcessorTime - cpu).TotalSeconds, wasted);
    }

    private static double Median(IEnumerable<Figures> figures, Func<Figures, double> value) =>
        figures.Select(value).Order().ElementAt(Rounds / 2);

    private sealed record Figures(double Seconds, double Cpu, int Wasted);
}
