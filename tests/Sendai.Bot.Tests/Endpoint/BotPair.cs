using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Sendai.Bot.Tests.Commands;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Endpoint;

/// <summary>
/// Two processes of the built program on one store, behind a balancer that knows no sessions: each request goes to one of them
/// by lot. <c>SENDAI_BALANCER_SEED</c> repeats the lots of an earlier run.
/// </summary>
internal sealed class BotPair : IAsyncDisposable
{
    /// <summary>Moves the clock of a process by so many ticks.</summary>
    public const string ClockSetting = "SENDAI_TEST_CLOCK";

    private static readonly AsyncLocal<bool> Wanted = new();
    private static readonly ConcurrentDictionary<string, Task<string>> Accounts = new(StringComparer.Ordinal);
    private static readonly bool Always = Environment.GetEnvironmentVariable("SENDAI_INSTANCES") == "2";
    private static readonly Random Lots = NewLots();

    private readonly List<Instance> instances = [];

    /// <summary>Whether what starts now shall be a pair: this test says so, or the whole run.</summary>
    public static bool IsWanted => Always || Wanted.Value;

    /// <summary>The bots that a test of this class starts are pairs, when they have nothing that only one process can have.</summary>
    public static void Want() => Wanted.Value = true;

    /// <summary>An account of Azurite in the place of a file: the same each time.</summary>
    public static Task<string> StoreOf(string database) =>
        Databases.SettingOf(database) == "Storage:ConnectionString" ? Task.FromResult(database) : Accounts.GetOrAdd(database, _ => Databases.NewAsync(onAzurite: true));

    public static async Task<BotPair> StartAsync(IReadOnlyDictionary<string, string?> settings, bool samples, TimeSpan clock)
    {
        var pair = new BotPair();
        try
        {
            for (var count = 0; count < 2; count++)
            {
                pair.instances.Add(new Instance(settings, samples, clock));
            }

            // Both at once, as after a new version was put there: they make the store together.
            await Task.WhenAll(pair.instances.Select(instance => instance.ListensAsync()));
            return pair;
        }
        catch
        {
            await pair.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client of one of them, or of whichever the lot says for each request.</summary>
    public HttpClient CreateClient(int? instance = null) =>
        new(new Balancer(() => instances[instance ?? Lot()].Address)) { BaseAddress = new Uri("http://localhost") };

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in instances)
        {
            await instance.DisposeAsync();
        }
    }

    private static Random NewLots()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SENDAI_BALANCER_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        Console.WriteLine($"SENDAI_BALANCER_SEED={seed}");
        return new Random(seed);
    }

    private static int Lot()
    {
        lock (Lots)
        {
            return Lots.Next(2);
        }
    }

    private sealed class Balancer(Func<Uri> next) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(next(), request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Instance : IAsyncDisposable
    {
        private readonly int port = BotProgram.FreePort();
        private readonly ConcurrentQueue<string> lines = new();
        private readonly Process process;

        public Instance(IReadOnlyDictionary<string, string?> settings, bool samples, TimeSpan clock)
        {
            var all = new Dictionary<string, string?>(settings)
            {
                // The clock of the tests goes into the program from outside: it has no switch for that.
                ["DOTNET_STARTUP_HOOKS"] = typeof(BotPair).Assembly.Location,
                ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(BotPair).Assembly.GetName().Name,
                [ClockSetting] = clock.Ticks.ToString(CultureInfo.InvariantCulture),
            };
            process = BotProgram.StartWith(all, ["serve", "--no-playground", .. samples ? Array.Empty<string>() : ["--no-samples"], "--port", $"{port}"]);
            process.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
            process.ErrorDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        public Uri Address => new($"http://localhost:{port}");

        public async Task ListensAsync()
        {
            for (var tries = 0; !await IsListeningAsync(); tries++)
            {
                if (process.HasExited || tries > 1200)
                {
                    throw new InvalidOperationException($"An instance does not start: {string.Join('\n', lines)}");
                }

                await Task.Delay(25);
            }
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

        private async Task<bool> IsListeningAsync()
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
}
