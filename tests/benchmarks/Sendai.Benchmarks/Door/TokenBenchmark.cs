using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Teams.Authentication;
using Sendai.Teams.Hosting;
using Sendai.Tests.Support;

namespace Sendai.Benchmarks.Door;

/// <summary>What it costs to validate a token: ours and <c>botframework-connector</c>, with the same tokens and the same OpenID metadata.</summary>
internal static class TokenBenchmark
{
    private const string ServiceUrl = "https://smba.trafficmanager.net/jp/";
    private const int Rounds = 5;
    private const int Count = 4000;

    public static async Task RunAsync()
    {
        await using var openId = await TestOpenId.StartAsync();
        string[] tokens = [.. Enumerable.Range(0, 100).Select(number => TestTokens.Create(
            openId.Key, ServiceUrl, TimeProvider.System.GetUtcNow(), claims => claims["jti"] = $"{number}"))];
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddTeamsChannel(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Bot:AppId"] = TestTokens.AppId, ["Bot:OpenIdMetadata"] = openId.MetadataUrl,
            }).Build())
            .BuildServiceProvider();
        var validator = services.GetRequiredService<TokenValidator>();
        await using var peer = await NodeSession.StartAsync("tokens-peer.mjs", openId.MetadataUrl, TestTokens.AppId, ServiceUrl);

        var (mine, theirs, floor) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            var ours = await MeasureAsync(validator, tokens);
            var peers = (await peer.AskAsync(new { run = "connector", tokens, count = Count })).GetProperty("cpuSeconds").GetDouble();
            var least = (await peer.AskAsync(new { run = "floor", tokens, count = Count, jwk = openId.Key.Jwk })).GetProperty("cpuSeconds").GetDouble();
            // Both are compiled while they run: the first round is thrown away.
            if (round >= 0)
            {
                mine.Add(ours);
                theirs.Add(peers);
                floor.Add(least);
            }
        }

        var (own, their, bare) = (Median(mine), Median(theirs), Median(floor));
        Console.WriteLine("| validation of a token | CPU s for 1,000 | ours / it |\n|---|--:|--:|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| ours | {own:F4} | |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| botframework-connector 4.23.3 | {their:F4} | {own / their:F2} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| Node's crypto.verify and JSON.parse alone | {bare:F4} | {own / bare:F2} |"));
    }

    private static async Task<double> MeasureAsync(TokenValidator validator, string[] tokens)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        for (var number = 0; number < Count; number++)
        {
            if (await validator.ValidateAsync($"Bearer {tokens[number % tokens.Length]}", CancellationToken.None) is not TokenResult.Accepted)
            {
                throw new InvalidOperationException("A good token was refused.");
            }
        }

        self.Refresh();
        return (self.TotalProcessorTime - before).TotalSeconds / Count * 1000;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
