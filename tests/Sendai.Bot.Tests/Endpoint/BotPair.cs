using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Delivery;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.Endpoint;

/// <summary>
/// Two processes of the built program on one store, behind a balancer that knows no sessions: each request goes to one of them
/// by lot. They start once, because the pack takes a while to go into Azurite; each test begins with a store that has nothing
/// else. <c>SENDAI_BALANCER_SEED</c> repeats the lots of an earlier run.
/// </summary>
internal sealed class BotPair
{
    /// <summary>By how many ticks the clock of a process is off.</summary>
    public const string ClockSetting = "SENDAI_TEST_CLOCK";

    private static readonly TimeSpan Offset = FixedTime.WorkingDayNoon.GetUtcNow() - TimeProvider.System.GetUtcNow();
    private static readonly AsyncLocal<bool> Wanted = new();
    private static readonly bool Always = Environment.GetEnvironmentVariable("SENDAI_INSTANCES") == "2";
    private static readonly SemaphoreSlim Free = new(1, 1);
    private static readonly Lazy<Task<BotPair>> Shared = new(StartAsync);
    private static readonly Random Lots = NewLots();
    private static string lastDatabase = "";

    private readonly List<Instance> instances = [];

    /// <summary>Whether what starts now shall be a pair: this test says so, or the whole run.</summary>
    public static bool IsWanted => Always || Wanted.Value;

    private static readonly IReadOnlyDictionary<string, string?> Administrators = new Dictionary<string, string?>
    {
        ["Access:Administrators:0"] = TestChannel.ObjectId(AccessBot.Administrator),
        ["Access:Administrators:1"] = TestChannel.ObjectId(AccessBot.OtherAdministrator),
    };

    /// <summary>Where all keep their rows.</summary>
    public required string Store { get; init; }

    /// <summary>What tests look at and change by hand goes through this one. It takes part in sending, and gets no requests.</summary>
    public required BotFactory Third { get; init; }

    /// <summary>What all of them have logged since the test began.</summary>
    public LogLines Log => Third.Log;

    /// <summary>
    /// The day of the tests, from noon on. It goes on: limits that count by the second are filled by many tests, and instances
    /// that stand still never hear of one another.
    /// </summary>
    public static TimeProvider Clock { get; } = new ChildProgram.LaterTime(Offset);

    /// <summary>The bots that a test of this class starts are the pair, when they have nothing that only one process can have.</summary>
    public static void Want() => Wanted.Value = true;

    /// <summary>The pair for one test at a time, which gives it back with <see cref="Return"/>.</summary>
    /// <param name="database">What names the store of the test: with the same one as before it is as it was.</param>
    public static async Task<BotPair> TakeAsync(string database)
    {
        if (!await Free.WaitAsync(TimeSpan.FromMinutes(3)))
        {
            throw new InvalidOperationException("The pair did not become free.");
        }

        var pair = await Shared.Value;
        pair.Log.All.Clear();
        if (database != lastDatabase)
        {
            await PairStore.EmptyAsync(pair.Store);
            lastDatabase = database;
        }

        return pair;
    }

    public static void Return() => Free.Release();

    private static async Task<BotPair> StartAsync()
    {
        var store = await Databases.NewAsync(onAzurite: true);
        // One after the other: each would bring the pack into Azurite, which takes its ten seconds of work each time.
        var pair = new BotPair { Store = store, Third = BotFactory.StartThird(store, Administrators) };
        for (var count = 0; count < 2; count++)
        {
            var instance = new Instance(store, pair.Log);
            pair.instances.Add(instance);
            await instance.ListensAsync();
        }

        return pair;
    }

    /// <summary>A client of one of them, or of whichever the lot says for each request.</summary>
    public HttpClient CreateClient(int? instance = null) =>
        new(new Balancer(() => instances[instance ?? Lot()].Address)) { BaseAddress = new Uri("http://localhost") };

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

    private sealed class Instance
    {
        private readonly int port = BotProgram.FreePort();
        private readonly LogLines log;
        private readonly Process process;

        public Instance(string store, LogLines log)
        {
            this.log = log;
            var settings = new Dictionary<string, string?>(BotFactory.Lively.Concat(Administrators))
            {
                [Databases.SettingOf(store)] = store,
                // As much as the bots of other tests log: nothing of what people type may be in it at any level.
                ["Logging:LogLevel:Default"] = "Trace",
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
                // The clock of the tests goes into the program from outside: it has no switch for that.
                [ClockSetting] = Offset.Ticks.ToString(CultureInfo.InvariantCulture),
                ["DOTNET_STARTUP_HOOKS"] = typeof(BotPair).Assembly.Location,
                ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(BotPair).Assembly.GetName().Name,
            };
            process = BotProgram.StartWith(settings, "serve", "--no-playground", "--no-samples", "--port", $"{port}");
            process.OutputDataReceived += (_, line) => log.All.Enqueue(line.Data ?? "");
            process.ErrorDataReceived += (_, line) => log.All.Enqueue(line.Data ?? "");
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        public Uri Address => new($"http://localhost:{port}");

        public async Task ListensAsync()
        {
            for (var tries = 0; !await IsListeningAsync(); tries++)
            {
                if (process.HasExited || tries > 24_000)
                {
                    throw new InvalidOperationException($"An instance does not start: {string.Join('\n', log.All)}");
                }

                await Task.Delay(25);
            }
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
