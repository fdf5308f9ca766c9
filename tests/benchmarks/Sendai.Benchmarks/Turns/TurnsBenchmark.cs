using System.Globalization;
using Sendai.Benchmarks.Delivery;
using Sendai.Tests.Support;

namespace Sendai.Benchmarks.Turns;

/// <summary>
/// The whole turn beside the least that a turn can be and beside an echo of <c>botbuilder</c>: the same people, the same
/// connector, replies of the same size, one after the other in each round.
/// </summary>
internal static class TurnsBenchmark
{
    private const int Rounds = 9;
    private const int Starts = 5;

    // The first rounds do not count: code is compiled again and again until some 30,000 turns have shown how it is used.
    private const int WarmUps = 15;

    public static async Task<int> RunAsync(string program, int questions)
    {
        using var connector = await ConnectorChild.StartAsync();
        await using var openId = await TestOpenId.StartAsync();
        using var load = new TurnLoad(connector, openId);
        var folder = Directory.CreateTempSubdirectory("sendai-turns-");
        var reply = Path.Combine(folder.FullName, "reply.json");
        Server Bot() => Server.Start("dotnet", port => [program, "serve", "--no-playground", "--port", $"{port}"], load.Settings(Path.Combine(folder.FullName, "bot.db")));
        await using (var first = Bot())
        {
            // Brings the pack into the store, and gives the reply that the others repeat.
            await first.FirstAnswerAsync(load);
            await load.MeetAsync(first.Address);
            await connector.SampleAsync();
            await load.AskOnceAsync(first.Address);
            await File.WriteAllTextAsync(reply, await connector.SampleAsync());
        }

        var echo = Path.Combine(NodeTools.Folder, "echo-botbuilder.mjs");
        (string Name, Func<Server> Start)[] servers =
        [
            ("this bot", Bot),
            ("bare ASP.NET Core", () => Server.Start(Environment.ProcessPath!, port => [BareChild.Verb, $"{port}", reply])),
            ("bare, its card written each time", () => Server.Start(Environment.ProcessPath!, port => [BareChild.Verb, $"{port}", reply, BareChild.Writing])),
            ("botbuilder 4.23.3 (npm)", () => Server.Start("node", port => [echo, $"{port}", reply])),
            ("botbuilder that checks tokens", () => Server.Start("node", port => [echo, $"{port}", reply, openId.MetadataUrl, TestTokens.AppId])),
        ];
        Console.WriteLine($"A reply has {new FileInfo(reply).Length} bytes. Load average before: {LoadAverage()}");
        var starts = new List<double>[servers.Length];
        var figures = new List<Figure>[servers.Length];
        var cold = new Figure[servers.Length];
        var peaks = new double[servers.Length];
        for (var at = 0; at < servers.Length; at++)
        {
            starts[at] = [];
            figures[at] = [];
            for (var start = 0; start < Starts; start++)
            {
                await using var server = servers[at].Start();
                starts[at].Add((await server.FirstAnswerAsync(load)).TotalSeconds);
            }
        }

        var running = servers.Select(server => server.Start()).ToArray();
        foreach (var server in running)
        {
            await server.FirstAnswerAsync(load);
        }

        for (var round = -WarmUps; round < Rounds; round++)
        {
            for (var at = 0; at < running.Length; at++)
            {
                var before = running[at].CpuSeconds;
                var seconds = await load.AskAsync(running[at].Address, questions);
                if (round == -WarmUps)
                {
                    cold[at] = new Figure(questions / seconds, (running[at].CpuSeconds - before) / questions * 1000);
                }
                else if (round >= 0)
                {
                    figures[at].Add(new Figure(questions / seconds, (running[at].CpuSeconds - before) / questions * 1000));
                }
            }
        }

        for (var at = 0; at < running.Length; at++)
        {
            peaks[at] = running[at].PeakMegabytes;
            await running[at].DisposeAsync();
        }

        Console.WriteLine($"Load average after: {LoadAverage()}\n");
        Console.WriteLine($"| | replies/s | this bot / it | CPU s for 1,000 | of the first {questions} | peak MB | start to first answer, s |\n|---|--:|--:|--:|--:|--:|--:|");
        for (var at = 0; at < servers.Length; at++)
        {
            var rate = Median(figures[at].Select(one => one.PerSecond));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {servers[at].Name} | {rate:F0} | {Median(figures[0].Select(one => one.PerSecond)) / rate:F2} | {Median(figures[at].Select(one => one.Cpu)):F3} | {cold[at].Cpu:F3} | {peaks[at]:F0} | {Median(starts[at]):F2} |"));
        }

        folder.Delete(recursive: true);
        return 0;
    }

    /// <summary>Others on the machine take what is measured here.</summary>
    public static string LoadAverage() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private sealed record Figure(double PerSecond, double Cpu);
}
