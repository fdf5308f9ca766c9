using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Commands;

/// <summary>The built program as a process of its own, from its own output folder.</summary>
internal static class BotProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static string Folder { get; } = Path.Combine(
        NodeTools.Repository, "src", "Sendai.Bot", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/', '\\')));

    /// <summary>Starts it with a database of its own, in Development as a person who has just cloned it would.</summary>
    public static Process Start(params IEnumerable<string> arguments) => StartOn(BotFactory.NewDatabase(), arguments);

    /// <summary>Starts it with this database.</summary>
    public static Process StartOn(string database, params IEnumerable<string> arguments) =>
        StartWith(new Dictionary<string, string?> { [Databases.SettingOf(database)] = database }, arguments);

    /// <summary>Starts it with these settings.</summary>
    public static Process StartWith(IReadOnlyDictionary<string, string?> settings, params IEnumerable<string> arguments)
    {
        var program = Path.Combine(Folder, "Sendai.Bot.dll");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException($"{program} is not built.");
        }

        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                // Whatever the language of the machine, people read Japanese.
                ["LANG"] = "C.UTF-8",
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end.</summary>
    public static Task<Ran> RunAsync(params IEnumerable<string> arguments) => RunOnAsync(BotFactory.NewDatabase(), arguments);

    /// <summary>Runs it to its end with this database.</summary>
    public static Task<Ran> RunOnAsync(string database, params IEnumerable<string> arguments) => EndOfAsync(StartOn(database, arguments));

    /// <summary>Runs it to its end with these settings.</summary>
    public static Task<Ran> RunWithAsync(IReadOnlyDictionary<string, string?> settings, params IEnumerable<string> arguments) =>
        EndOfAsync(StartWith(settings, arguments));

    private static async Task<Ran> EndOfAsync(Process started)
    {
        using var process = started;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new Ran(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

internal sealed record Ran(int ExitCode, string Output, string Error)
{
    public string[] OutputLines => Lines(Output);

    /// <summary>It failed, and said so in one line that is no stack trace.</summary>
    public string AssertFailedInOneLine()
    {
        Assert.NotEqual(0, ExitCode);
        var line = Assert.Single(Lines(Error));
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Output, StringComparison.Ordinal);
        return line;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
