using System.Collections.Concurrent;
using System.Diagnostics;
using Sendai.Bot.Tests.Endpoint;
using Xunit.Abstractions;

namespace Sendai.Bot.Tests.Attacks;

[Collection(nameof(Alone))]
public sealed class MutatedBodyTests(ITestOutputHelper output)
{
    private const int Bodies = 50_000;
    private const long MayGrowBy = 64 * 1024 * 1024;

    [Theory]
    [InlineData("加")]
    [InlineData("加算")]
    public async Task LongQuestion_IsNotCutThroughALetter(string beginning)
    {
        await using var rig = await AttackRig.StartAsync();
        // Each of these letters takes two places, so one of the two questions has the end in the middle of one.
        var chat = new Chat(rig.Bot);
        var question = beginning + string.Concat(Enumerable.Repeat("\U00020BB7", 600));
        Assert.NotEmpty(await chat.SayAsync(question));
        Assert.Equal(200, (await rig.PostAsync(Presses.Of(chat, "consult.ask", new() { ["q"] = question }))).Press().StatusCode);
        rig.ScanLog();
        Assert.Empty(rig.Faults);
    }

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

        output.WriteLine($"{clock.Elapsed.TotalSeconds:F0} s, {grown / 1024} KB more, {rig.Faults.Count} faults, {string.Join(", ", statuses.OrderBy(pair => pair.Key))}");
        Assert.DoesNotContain(statuses.Keys, status => status >= 500 && status != 501);
        Assert.True(rig.Faults.Count == 0, string.Join('\n', rig.Faults));
        Assert.InRange(grown, long.MinValue, MayGrowBy);
        // The attack reached both the door and what lies behind it, the store included.
        Assert.NotEmpty(await rig.RowsAsync("Feedback"));
        Assert.NotEmpty(await rig.RowsAsync("People"));
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
