using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Sendai.Bot.Playground;

/// <summary>
/// Starts the Agents Playground from tests/tools once the bot listens, and ends it with the bot. Whatever goes wrong here is one line
/// for the developer: the bot itself goes on.
/// </summary>
internal sealed class PlaygroundLauncher(IServer server, IHostEnvironment environment, IHostApplicationLifetime lifetime)
    : BackgroundService
{
    private const int NodeIsTooOld = 3; // install.mjs
    private const string PreferredPort = "56150";

    private const string Instead = "端末で試せます: dotnet run --project src/Sendai.Bot -- ask \"相談の内容\"";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, lifetime.ApplicationStarted).WaitAsync(stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stoppingToken.ThrowIfCancellationRequested();
            if (FindTools() is not { } tools)
            {
                await SayAsync($"Agents Playground の道具（tests/tools）が見つかりません。{Instead}");
            }
            else if (await InstallAsync(tools, stoppingToken))
            {
                await RunAsync(tools, stoppingToken);
            }
        }
        catch (Win32Exception)
        {
            await SayAsync($"Node.js が見つからないため、Agents Playground を開けません（20 以上が必要です）。{Instead}");
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The bot stops.
        }
    }

    private static async Task<bool> InstallAsync(string tools, CancellationToken stoppingToken)
    {
        await using var install = NodeChild.Start(tools, "install.mjs");
        if (await install.ReadLineAsync(stoppingToken) is not null)
        {
            await SayAsync("Agents Playground を準備しています。初回は1分ほどかかります。");
        }

        var exitCode = await install.WaitAsync(stoppingToken);
        if (exitCode != 0)
        {
            await SayAsync(exitCode == NodeIsTooOld
                ? $"Node.js が古いため、Agents Playground を開けません（20 以上が必要です）。{Instead}"
                : $"Agents Playground を準備できませんでした（{install.LastError}）。{Instead}");
        }

        return exitCode == 0;
    }

    private async Task RunAsync(string tools, CancellationToken stoppingToken)
    {
        await using var playground = NodeChild.Start(tools, "playground.mjs", BotEndpoint(), PreferredPort);
        if (await playground.ReadLineAsync(stoppingToken) is { } ready)
        {
            using var json = JsonDocument.Parse(ready);
            await SayAsync($"Agents Playground: {json.RootElement.GetProperty("url").GetString()} をブラウザーで開いてください。");
        }

        var exitCode = await playground.WaitAsync(stoppingToken);

        // Ctrl+C reaches the child as well, and it may be the first to go.
        await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
        await SayAsync($"Agents Playground が終わりました（終了コード {exitCode} {playground.LastError}）。ボットは動いています。{Instead}");
    }

    private string BotEndpoint()
    {
        var addresses = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        var address = BindingAddress.Parse(addresses.FirstOrDefault(a => a.StartsWith("http:", StringComparison.Ordinal)) ?? addresses.First());
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}/api/messages";
    }

    private string? FindTools()
    {
        foreach (var start in new[] { environment.ContentRootPath, AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var tools = Path.Combine(folder.FullName, "tests", "tools");
                if (File.Exists(Path.Combine(tools, "playground.mjs")))
                {
                    return tools;
                }
            }
        }

        return null;
    }

    private static Task SayAsync(string line) => Console.Out.WriteLineAsync(line);
}
