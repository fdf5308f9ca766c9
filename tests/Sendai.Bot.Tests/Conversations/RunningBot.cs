using System.Diagnostics;
using System.Net.Sockets;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Conversations;

/// <summary>The bot as its own process on a free port, with a database of its own.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly Process process;

    private RunningBot(Process process, int port)
    {
        this.process = process;
        Endpoint = $"http://localhost:{port}/api/messages";
    }

    public string Endpoint { get; }

    /// <summary>With an empty store.</summary>
    public static Task<RunningBot> StartAsync(params IEnumerable<(string Name, string Value)> settings) => StartAsync(settings, "--no-samples");

    /// <summary>As somebody starts it who has just cloned the project.</summary>
    public static Task<RunningBot> StartWithSamplesAsync(params IEnumerable<(string Name, string Value)> settings) => StartAsync(settings, []);

    private static async Task<RunningBot> StartAsync(IEnumerable<(string Name, string Value)> settings, params IEnumerable<string> options)
    {
        var port = BotProgram.FreePort();
        var all = settings.Append(("Storage:Path", BotFactory.NewDatabase())).ToDictionary(setting => setting.Item1, setting => (string?)setting.Item2);
        var bot = new RunningBot(BotProgram.StartWith(all, ["serve", "--no-playground", .. options, "--port", $"{port}"]), port);
        bot.process.BeginOutputReadLine();
        bot.process.BeginErrorReadLine();
        for (var tries = 0; !await ListensAsync(port); tries++)
        {
            if (bot.process.HasExited || tries > 600)
            {
                await bot.DisposeAsync();
                throw new InvalidOperationException("The bot does not start.");
            }

            await Task.Delay(50);
        }

        return bot;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static async Task<bool> ListensAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("localhost", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
