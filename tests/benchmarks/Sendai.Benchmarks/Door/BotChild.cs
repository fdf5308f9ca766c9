using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Sendai.Bot.Commands;

namespace Sendai.Benchmarks.Door;

/// <summary>The bot's own program in a process of its own, which says when asked what it has used so far.</summary>
internal sealed class BotChild : IAsyncDisposable
{
    /// <summary>The verb that makes this program such a process.</summary>
    public const string Verb = "door-bot";

    // The bot's own lines go to the same place.
    private const string Mark = "used-so-far";

    private readonly Process process;

    private BotChild(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Starts it with these settings and waits until it listens.</summary>
    public static async Task<BotChild> StartAsync(string environment, IReadOnlyDictionary<string, string> settings)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Verb, "serve", "--no-playground", "--port", $"{port}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = environment, ["Logging__LogLevel__Default"] = "Warning" },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var bot = new BotChild(Process.Start(start)!, port);
        await bot.ListensAsync();
        return bot;
    }

    public async Task<Used> UsedAsync()
    {
        await process.StandardInput.WriteLineAsync();
        var parts = (await ReadAsync(Mark)).Split(' ');
        return new Used(double.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Inside the child: runs the bot, and answers every line with its CPU seconds and the bytes that it has allocated.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        _ = Task.Run(() =>
        {
            using var self = Process.GetCurrentProcess();
            while (Console.ReadLine() is not null)
            {
                self.Refresh();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Mark} {self.TotalProcessorTime.TotalSeconds} {GC.GetTotalAllocatedBytes()}"));
            }
        });
        return await (Task<int>)typeof(CommandLine).Assembly.EntryPoint!.DeclaringType!
            .GetMethod("<Main>$", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.Invoke(null, [arguments])!;
    }

    /// <summary>Until it answers. What it says of itself depends on its environment and on what is logged.</summary>
    private async Task ListensAsync()
    {
        using var client = new HttpClient();
        while (!process.HasExited)
        {
            try
            {
                using var alive = await client.GetAsync(new Uri($"http://localhost:{Port}/health/live"));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20);
            }
        }

        throw new InvalidOperationException("The bot has ended.");
    }

    /// <summary>The next line with this in it.</summary>
    private async Task<string> ReadAsync(string part)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(part, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException("The bot has ended.");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

/// <summary>What a process has used since it began.</summary>
internal sealed record Used(double CpuSeconds, long AllocatedBytes);
