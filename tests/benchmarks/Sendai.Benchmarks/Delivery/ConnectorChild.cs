using System.Diagnostics;
using Sendai.Benchmarks.Door;

namespace Sendai.Benchmarks.Delivery;

/// <summary>A connector in a process of its own, so that what it uses is not counted with what calls it.</summary>
internal sealed class ConnectorChild : IDisposable
{
    /// <summary>The verb that makes this program such a process.</summary>
    public const string Verb = "sends-connector";

    private readonly Process process;

    private ConnectorChild(Process process, string url)
    {
        this.process = process;
        Url = url;
    }

    public string Url { get; }

    public static async Task<ConnectorChild> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Verb]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return new ConnectorChild(process, (await process.StandardOutput.ReadLineAsync())!);
    }

    /// <summary>The life of that process: until its input ends.</summary>
    public static async Task<int> RunAsync()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        Console.WriteLine(connector.Url);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
