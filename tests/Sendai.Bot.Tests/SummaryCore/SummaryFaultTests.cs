using System.Globalization;
using System.Text;
using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Teams.Tests.Support;
using Xunit.Abstractions;

namespace Sendai.Bot.Tests.SummaryCore;

/// <summary>
/// A summary for a thousand channels, of which almost every second kind fails in a way of its own. The program is killed five
/// times in the middle; then two instances share what is left, on the real clock, because the limits of Teams are asserted at
/// the connector. In the end everybody has it, or there is a reason; and then it is corrected.
/// </summary>
public abstract class SummaryFaultTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Recipients = 1000;

    /// <summary>Teams allows a bot so many calls a second in a tenant.</summary>
    private const int CallsASecond = 50;

    private static readonly (DeliveryStep Step, int Count)[] Kills =
    [
        (DeliveryStep.ExpansionBatchCommitted, 3), (DeliveryStep.Claimed, 40), (DeliveryStep.Sent, 60), (DeliveryStep.Recorded, 80), (DeliveryStep.Sent, 100),
    ];

    private string database = null!;
    private ConnectorServer connector = null!;
    private FaultyChannels channels = null!;

    public async Task InitializeAsync()
    {
        database = await NewDatabaseAsync();
        connector = await ConnectorServer.StartAsync();
        channels = new FaultyChannels(connector);
    }

    public async Task DisposeAsync() => await connector.DisposeAsync();

    protected abstract Task<string> NewDatabaseAsync();

    [Fact]
    public async Task AThousandRecipients_AllFaultsAndFiveKills_NobodyIsLostAndEachFailureHasItsReason()
    {
        string id;
        await using (var writer = new SummaryRig(database, TimeProvider.System, connector.Url))
        {
            await writer.SubscribeAsync(Recipients);
            id = (await writer.ScheduledAsync()).Id;
        }

        foreach (var (step, count) in Kills)
        {
            await ChildProgram.CrashAsync("summary", database, connector.Url, step.ToString(), count, channels.Life);
            // Whoever comes next has waited for the lease of the dead one to run out, for which only the clock is moved here: so
            // the calls of both are counted apart. What was on its way arrives first.
            await Task.Delay(TimeSpan.FromSeconds(1));
            channels.Life++;
        }

        var time = new ChildProgram.LaterTime(ChildProgram.LifeTime * channels.Life);
        await using var one = new SummaryRig(database, time, connector.Url);
        await using var two = new SummaryRig(database, time, connector.Url);
        await RunTogetherAsync(one, two);
        var lines = await one.LinesAsync(id);
        output.WriteLine(Report("送信", lines, lines.Select(line => channels.CopiesIn(NumberOf(line)))));
        AssertEverybody(lines);

        channels.Life++;
        await one.ChangedAsync(id, (summary, now) => summary.Correct(SummaryRig.Content("直した"), "", now));
        await RunTogetherAsync(one, two);
        var corrected = await one.LinesAsync(id);
        output.WriteLine(Report("訂正", corrected, lines.Select(line => channels.UpdatesIn(NumberOf(line)))));
        foreach (var (before, after) in lines.Zip(corrected))
        {
            Assert.Equal((before.State, before.Reason), (after.State, after.Reason));
            Assert.Equal(before.State == MessageState.Sent ? 1 : 0, channels.UpdatesIn(NumberOf(after)));
        }

        AssertLimits();
    }

    /// <summary>The life of a process that is killed.</summary>
    internal static async Task<int> LiveAsync(string database, string connector, TimeProvider time, DeliveryFault fault)
    {
        await using var rig = new SummaryRig(database, time, connector, fault: fault);
        await rig.Reviews.Service.StartAsync(default);
        await Task.Delay(ChildProgram.LongestLife);
        return 1;
    }

    private static async Task RunTogetherAsync(SummaryRig one, SummaryRig two)
    {
        await one.Reviews.Service.StartAsync(default);
        await two.Reviews.Service.StartAsync(default);
        for (var tries = 0; await one.PointersAsync() > 0; tries++)
        {
            Assert.True(tries < 600, "Something stays due.");
            await Task.Delay(500);
        }

        await one.Reviews.Service.StopAsync(default);
        await two.Reviews.Service.StopAsync(default);
    }

    private static int NumberOf(LedgerLine line)
    {
        var id = line.Recipient.Address.Conversation.Id!;
        return int.Parse(id.AsSpan(3, id.IndexOf('@', StringComparison.Ordinal) - 3), CultureInfo.InvariantCulture);
    }

    private void AssertEverybody(IReadOnlyList<LedgerLine> lines)
    {
        Assert.Equal(Enumerable.Range(0, Recipients), lines.Select(NumberOf).Order());
        foreach (var line in lines)
        {
            var (channel, copies) = (NumberOf(line), channels.CopiesIn(NumberOf(line)));
            if (FaultyChannels.RefusalOf(channel) is { } reason)
            {
                Assert.Equal((MessageState.Failed, reason), (line.State, line.Reason));
            }
            else if (line.State == MessageState.Failed)
            {
                // It broke off, and the one repeat was under way when the program was killed: it may be there, and says so.
                Assert.True(FaultyChannels.BreaksOff(channel) && line is { Reason: FailureReason.Unclear, Repeats: > 0 }, $"Channel {channel}: {line.Reason}");
            }
            else
            {
                Assert.Equal(MessageState.Sent, line.State);
                Assert.InRange(copies, 1, 1 + line.Repeats + (FaultyChannels.BreaksOff(channel) ? 1 : 0));
            }
        }
    }

    private void AssertLimits()
    {
        foreach (var life in channels.Arrivals)
        {
            var times = life.ToList();
            for (var n = CallsASecond; n < times.Count; n++)
            {
                Assert.True(times[n] - times[n - CallsASecond] >= TimeSpan.FromSeconds(1), $"More than {CallsASecond} in a second, life {life.Key}: {times[n] - times[n - CallsASecond]}, {times[n] - times[0]} after its first.");
            }
        }
    }

    private string Report(string what, IReadOnlyList<LedgerLine> lines, IEnumerable<int> copies)
    {
        var report = new StringBuilder($"{what}: {Recipients} recipients, {Kills.Length} kills\n");
        foreach (var state in lines.CountBy(line => $"{line.State} {line.Reason}").OrderBy(state => state.Key, StringComparer.Ordinal))
        {
            report.AppendLine(CultureInfo.InvariantCulture, $"  {state.Key}: {state.Value}");
        }

        report.AppendLine(CultureInfo.InvariantCulture, $"  more than one copy: {copies.Count(count => count > 1)}, recorded as possible: {lines.Count(line => line.Repeats > 0)}");
        foreach (var fault in channels.Faults.OrderBy(fault => fault.Key, StringComparer.Ordinal))
        {
            report.AppendLine(CultureInfo.InvariantCulture, $"  fault {fault.Key}: {fault.Value}");
        }

        return report.ToString();
    }
}

[Collection(nameof(Alone))]
public sealed class SqliteSummaryFaultTests(ITestOutputHelper output) : SummaryFaultTests(output)
{
    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: false);
}

[Collection(nameof(Alone))]
public sealed class AzuriteSummaryFaultTests(ITestOutputHelper output) : SummaryFaultTests(output)
{
    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: true);
}
