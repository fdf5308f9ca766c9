using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Sendai.Benchmarks.Delivery;
using Sendai.Tests.Support;

namespace Sendai.Benchmarks.Turns;

/// <summary>A steady stream of mixed words for many minutes: errors, how long an answer takes, and whether memory stays flat.</summary>
internal static class SoakBenchmark
{
    private static readonly TimeSpan Sample = TimeSpan.FromSeconds(10);

    // What people write in a day: questions most of all, a ward, lists, help, and words that nobody understands.
    private static readonly string[] Words =
    [
        "加算のことを聞きたい", "引きこもりの方の家族から相談された", "移動支援を使いたい", "青葉区", "通院の同行をだれに頼めるか", "予約したい",
        "ヘルプ", "自分の予約", "医療的ケアのある子の預け先", "お昼ごはんは何がいいですか",
    ];

    public static async Task<int> RunAsync(string program, int perSecond, double minutes)
    {
        using var connector = await ConnectorChild.StartAsync();
        await using var openId = await TestOpenId.StartAsync();
        using var load = new TurnLoad(connector, openId);
        var folder = Directory.CreateTempSubdirectory("sendai-soak-");
        await using var bot = Server.Start("dotnet", port => [program, "serve", "--no-playground", "--port", $"{port}"], load.Settings(Path.Combine(folder.FullName, "bot.db")));
        await bot.FirstAnswerAsync(load);
        await load.MeetAsync(bot.Address);
        Console.WriteLine($"{perSecond} a second for {minutes} minutes. Load average before: {TurnsBenchmark.LoadAverage()}\n");
        Console.WriteLine("| s | sent | errors | MB |\n|--:|--:|--:|--:|");

        var (times, errors, running, sent) = (new ConcurrentBag<double>(), 0, new List<Task>(), 0);
        var (cpu, watch) = (bot.CpuSeconds, Stopwatch.StartNew());
        var next = Sample;
        while (watch.Elapsed < TimeSpan.FromMinutes(minutes))
        {
            // By the clock and not by the answers: who waits for a slow answer holds nobody else back.
            for (; sent < watch.Elapsed.TotalSeconds * perSecond; sent++)
            {
                running.Add(AskAsync(sent));
            }

            if (watch.Elapsed >= next)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {next.TotalSeconds:F0} | {sent} | {errors} | {bot.Megabytes:F0} |"));
                next += Sample;
                running.RemoveAll(task => task.IsCompleted);
            }

            await Task.Delay(1);
        }

        await Task.WhenAll(running);
        await connector.SettledAsync();
        var sorted = times.Order().ToList();
        var answers = await connector.AnswersAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\n{sent} sent, {errors} errors, answers at the connector: {answers}. HTTP answer after {At(0.5):F1} ms (median), {At(0.99):F1} ms (p99), {sorted[^1]:F1} ms (longest). CPU {(bot.CpuSeconds - cpu) / watch.Elapsed.TotalSeconds:F2} cores. Load average after: {TurnsBenchmark.LoadAverage()}"));
        folder.Delete(recursive: true);
        return errors == 0 ? 0 : 1;

        double At(double part) => sorted[(int)(part * (sorted.Count - 1))];

        async Task AskAsync(int number)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                // Numbers after those of the beginning, so that none is a repetition.
                await load.PostAsync(bot.Address, 1_000_000 + number, Words[number % Words.Length], CancellationToken.None);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref errors);
            }
        }
    }
}
