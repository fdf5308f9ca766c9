using System.Diagnostics;
using System.Globalization;
using Sendai.Benchmarks.Door;

namespace Sendai.Benchmarks.Delivery;

/// <summary>A connector in a process of its own, so that what it uses is not counted with what calls it.</summary>
internal sealed class ConnectorChild : IDisposable
{
    /// <summary>The verb that makes this program such a process.</summary>
    public const string Verb = "sends-connector";

    private readonly HttpClient client = new();
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

    /// <summary>How many answers it has got.</summary>
    public async Task<int> AnswersAsync() => int.Parse(await client.GetStringAsync(new Uri(Url)), CultureInfo.InvariantCulture);

    /// <summary>The last answer, as it came. The first call only makes it keep them.</summary>
    public Task<string> SampleAsync() => client.GetStringAsync(new Uri($"{Url}/sample"));

    /// <summary>Until it has got so many.</summary>
    public async Task ReachedAsync(int answers)
    {
        while (await AnswersAsync() < answers)
        {
            await Task.Delay(1);
        }
    }

    /// <summary>Until no more come.</summary>
    public async Task SettledAsync()
    {
        for (var (last, same) = (-1, 0); same < 10; await Task.Delay(50))
        {
            var now = await AnswersAsync();
            (last, same) = (now, now == last ? same + 1 : 0);
        }
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
        client.Dispose();
        process.Kill();
        process.Dispose();
    }
}
