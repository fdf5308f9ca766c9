using System.Globalization;
using Sendai.Benchmarks.Delivery;
using Sendai.Tests.Support;

namespace Sendai.Benchmarks.Turns;

/// <summary>What ways to publish the bot are worth: size on the disk, start to first answer, memory. See <c>publish.sh</c>.</summary>
internal static class StartsBenchmark
{
    private const int Starts = 5;
    private const int Questions = 500;

    /// <param name="folders">Folders of published bots.</param>
    public static async Task<int> RunAsync(params IEnumerable<string> folders)
    {
        using var connector = await ConnectorChild.StartAsync();
        await using var openId = await TestOpenId.StartAsync();
        using var load = new TurnLoad(connector, openId);
        var store = Directory.CreateTempSubdirectory("sendai-starts-");
        Console.WriteLine($"Load average before: {TurnsBenchmark.LoadAverage()}\n");
        Console.WriteLine("| publish | MB on the disk | into an empty store, s | start to first answer, s | CPU s until then | MB then | MB after 500 questions |\n|---|--:|--:|--:|--:|--:|--:|");
        foreach (var folder in folders)
        {
            var settings = load.Settings(Path.Combine(store.FullName, $"{Path.GetFileName(folder)}.db"));
            var alone = Path.Combine(folder, "Sendai.Bot");
            Server Start() => File.Exists(Path.Combine(folder, "System.Private.CoreLib.dll")) || !File.Exists(Path.Combine(folder, "Sendai.Bot.dll"))
                ? Server.Start(alone, Arguments, settings)
                : Server.Start("dotnet", port => [Path.Combine(folder, "Sendai.Bot.dll"), .. Arguments(port)], settings);
            double empty;
            await using (var first = Start())
            {
                empty = (await first.FirstAnswerAsync(load)).TotalSeconds;
            }

            var (seconds, cpu, memory, later) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
            for (var start = 0; start < Starts; start++)
            {
                await using var server = Start();
                seconds.Add((await server.FirstAnswerAsync(load)).TotalSeconds);
                cpu.Add(server.CpuSeconds);
                memory.Add(server.Megabytes);
                await load.AskAsync(server.Address, Questions);
                later.Add(server.PeakMegabytes);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {Path.GetFileName(folder)} | {SizeOf(folder):F0} | {empty:F2} | {TurnsBenchmark.Median(seconds):F2} | {TurnsBenchmark.Median(cpu):F2} | {TurnsBenchmark.Median(memory):F0} | {TurnsBenchmark.Median(later):F0} |"));
        }

        Console.WriteLine($"\nLoad average after: {TurnsBenchmark.LoadAverage()}");
        store.Delete(recursive: true);
        return 0;
    }

    private static IEnumerable<string> Arguments(int port) => ["serve", "--no-playground", "--port", $"{port}"];

    private static double SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1024.0 / 1024;
}
