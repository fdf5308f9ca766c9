using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Sendai.Benchmarks.Turns;

/// <summary>A process that answers on <c>/api/messages</c>, seen from outside: what it has used the system says.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process process;
    private readonly Stopwatch sinceStart;

    private Server(Process process, Stopwatch sinceStart, int port)
    {
        this.process = process;
        this.sinceStart = sinceStart;
        Address = new Uri($"http://localhost:{port}/api/messages");
    }

    public Uri Address { get; }

    /// <summary>Seconds of CPU since it began, user and system.</summary>
    public double CpuSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>The most that it ever had in memory.</summary>
    public double PeakMegabytes => StatusOf("VmHWM:");

    /// <summary>What it has in memory now.</summary>
    public double Megabytes => StatusOf("VmRSS:");

    /// <summary>Starts it; it need not listen yet.</summary>
    /// <param name="program">The file to run.</param>
    /// <param name="arguments">Its arguments, made with the port.</param>
    /// <param name="settings">Its environment.</param>
    public static Server Start(string program, Func<int, IEnumerable<string>> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(program, arguments(port)) { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return new Server(process, watch, port);
    }

    /// <summary>Until its first answer is at the connector; how long after its start that was.</summary>
    /// <param name="load">Asks.</param>
    public async Task<TimeSpan> FirstAnswerAsync(TurnLoad load)
    {
        while (sinceStart.Elapsed < Patience && !process.HasExited)
        {
            try
            {
                await load.AskOnceAsync(Address);
                return sinceStart.Elapsed;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
                await Task.Delay(2);
            }
        }

        throw new InvalidOperationException("It does not answer.");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private double StatusOf(string name)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
