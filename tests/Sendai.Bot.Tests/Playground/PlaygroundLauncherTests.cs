using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Sendai.Bot.Playground;

namespace Sendai.Bot.Tests.Playground;

/// <summary>The launcher of a local run, in a host of its own. It is not part of a Release build.</summary>
public sealed partial class PlaygroundLauncherTests
{
    [Fact]
    public async Task Launcher_OpensThePlaygroundAndEndsItWithTheBot()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddPlayground();
        await using var bot = builder.Build();
        var console = Console.Out;
        await using var said = new Lines();
        Console.SetOut(said);
        try
        {
            await bot.StartAsync();
            var url = await SaidAsync(said, Address());
            using var http = new HttpClient();
            Assert.Contains("pong", await http.GetStringAsync(new Uri($"{url}/_debug/ping")), StringComparison.Ordinal);

            await bot.StopAsync();
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync(new Uri($"{url}/_debug/ping")));
            Assert.DoesNotContain("終わりました", string.Concat(said.Heard), StringComparison.Ordinal);
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    private static async Task<string> SaidAsync(Lines said, Regex pattern)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            if (pattern.Match(string.Concat(said.Heard)) is { Success: true } match)
            {
                return match.Value;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    [GeneratedRegex("http://localhost:[0-9]+")]
    private static partial Regex Address();

    private sealed class Lines : TextWriter
    {
        public ConcurrentQueue<string> Heard { get; } = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value) => Heard.Enqueue(value ?? "");
    }
}
