using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit.Abstractions;

namespace Sendai.Bot.Tests.Attacks;

[Collection(nameof(Alone))]
public sealed class MutatedBodyTests(ITestOutputHelper output)
{
    private const int Bodies = 50_000;
    private const long MayGrowBy = 64 * 1024 * 1024;

    [Fact]
    public async Task FiftyThousandBodies_AreAnsweredWithoutAFaultAndLeaveNothing()
    {
        await using var rig = await AttackRig.StartAsync();
        var seeds = ActivitySeeds.Of(rig.Bot);
        var statuses = new ConcurrentDictionary<int, int>();

        // What is kept for ten minutes fills up first.
        await AttackAsync(0, Bodies / 10);
        var before = await HeapAsync();
        var clock = Stopwatch.StartNew();
        await AttackAsync(Bodies / 10, Bodies);
        var grown = await HeapAsync() - before;

        output.WriteLine($"{clock.Elapsed.TotalSeconds:F0} s, {grown / 1024} KB more, {rig.Faults} faults, {string.Join(", ", statuses.OrderBy(pair => pair.Key))}");
        Assert.DoesNotContain(statuses.Keys, status => status >= 500 && status != 501);
        Assert.Equal(0, rig.Faults);
        Assert.InRange(grown, long.MinValue, MayGrowBy);
        // The attack reached both the door and what lies behind it.
        Assert.InRange(statuses[202], Bodies / 10, Bodies);
        Assert.InRange(statuses[400], Bodies / 10, Bodies);
        await rig.AssertAliveAsync();

        async Task AttackAsync(int first, int end)
        {
            for (; first < end; first += 1000)
            {
                await Parallel.ForAsync(first, first + 1000, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
                    statuses.AddOrUpdate((await rig.PostAsync(new Mutator(seeds, number).Next())).Status, 1, (_, count) => count + 1));
                rig.ScanLog();
                rig.Bot.Connector.Requests.Clear();
            }
        }

        async Task<long> HeapAsync()
        {
            await rig.AssertAliveAsync();
            rig.ScanLog();
            rig.Bot.Connector.Requests.Clear();
            return GC.GetTotalMemory(forceFullCollection: true);
        }
    }
}
