using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Sendai.Tests.Support;

namespace Sendai.Benchmarks.Door;

/// <summary>
/// Whole turns through the program on Kestrel: a message comes in, is answered with a card at a connector on this machine.
/// With tokens in Production beside Development without, turn by turn in one run. What the front door costs is the difference.
/// </summary>
internal static class DoorBenchmark
{
    private const int Rounds = 5;
    private const int Turns = 2000;
    private const int Callers = 16;

    private const string Tenant = "33333333-2222-3333-4444-555555555555";

    // As the second message of somebody who has chosen a ward: one card.
    private const string Text = "加算のことを聞きたい";

    public static async Task<int> RunAsync()
    {
        await TokenBenchmark.RunAsync();
        await using var connector = await LoopbackConnector.StartAsync();
        await using var openId = await TestOpenId.StartAsync();
        var folder = Directory.CreateTempSubdirectory("sendai-door-");
        await using var open = await BotChild.StartAsync("Development", new Dictionary<string, string>
        {
            ["Storage:Path"] = Path.Combine(folder.FullName, "open.db"), ["Limits:Outbound"] = "none",
        });
        await using var guarded = await BotChild.StartAsync("Production", new Dictionary<string, string>
        {
            ["Storage:Path"] = Path.Combine(folder.FullName, "guarded.db"), ["Limits:Outbound"] = "none",
            ["Bot:AppId"] = TestTokens.AppId, ["Bot:OpenIdMetadata"] = openId.MetadataUrl, ["Bot:ServiceHosts"] = "127.0.0.1", ["Bot:OutboundToken"] = "none",
            ["Access:Tenants:0"] = Tenant,
        });

        var (without, with) = (new List<Figures>(), new List<Figures>());
        for (var round = -1; round < Rounds; round++)
        {
            var token = TestTokens.Create(openId.Key, connector.Url, TimeProvider.System.GetUtcNow());
            var (plain, checkedOnes) = (await MeasureAsync(open, connector, round, null), await MeasureAsync(guarded, connector, round, token));
            // Both are compiled while they run: the first round is thrown away.
            if (round >= 0)
            {
                if (plain.Bytes < 0.9 * checkedOnes.Bytes || checkedOnes.Bytes < 0.9 * plain.Bytes)
                {
                    throw new InvalidOperationException("The two did not give the same answers.");
                }

                without.Add(plain);
                with.Add(checkedOnes);
            }
        }

        Console.WriteLine("\n| turns | per second | CPU s for 1,000 | KB allocated for one |\n|---|--:|--:|--:|");
        Row("without tokens", without);
        Row("with tokens", with);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| ratio | {Median(with, x => x.PerSecond) / Median(without, x => x.PerSecond):F2} | {Median(with, x => x.Cpu) / Median(without, x => x.Cpu):F2} | {Median(with, x => x.Kilobytes) / Median(without, x => x.Kilobytes):F2} |"));
        folder.Delete(recursive: true);
        return 0;

        static void Row(string name, List<Figures> figures) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {Median(figures, x => x.PerSecond):F0} | {Median(figures, x => x.Cpu):F3} | {Median(figures, x => x.Kilobytes):F0} |"));
    }

    private static async Task<Figures> MeasureAsync(BotChild bot, LoopbackConnector connector, int round, string? token)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{bot.Port}") };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        var (answered, bytes, before) = (connector.Answers, connector.Bytes, await bot.UsedAsync());
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, Turns, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (turn, stop) =>
        {
            // A person and a conversation each, as its limits are meant.
            var id = $"{round}-{turn}";
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(
                $$"""{"type":"message","id":"{{id}}","serviceUrl":"{{connector.Url}}","channelId":"msteams","from":{"id":"29:{{id}}"},"recipient":{"id":"28:bot"},"conversation":{"id":"19:{{id}}@thread.tacv2","conversationType":"channel","tenantId":"{{Tenant}}"},"channelData":{"tenant":{"id":"{{Tenant}}"} },"text":"{{Text}}"}"""));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await client.PostAsync(new Uri("/api/messages", UriKind.Relative), content, stop);
            response.EnsureSuccessStatusCode();
        });
        while (connector.Answers < answered + Turns)
        {
            await Task.Delay(1);
        }

        var seconds = watch.Elapsed.TotalSeconds;
        var after = await bot.UsedAsync();
        return new Figures(Turns / seconds, (after.CpuSeconds - before.CpuSeconds) / Turns * 1000, (after.AllocatedBytes - before.AllocatedBytes) / 1024.0 / Turns, connector.Bytes - bytes);
    }

    private static double Median(IEnumerable<Figures> figures, Func<Figures, double> value) => figures.Select(value).Order().ElementAt(Rounds / 2);

    private sealed record Figures(double PerSecond, double Cpu, double Kilobytes, long Bytes);
}
