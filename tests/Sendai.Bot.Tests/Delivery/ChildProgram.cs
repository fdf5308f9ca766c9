using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Sendai.Bot.Delivery;
using Sendai.Bot.Tests.CaseCore;
using Sendai.Bot.Tests.ReviewCore;
using Sendai.Bot.Tests.SummaryCore;
using static Sendai.Bot.Tests.Delivery.DeliveryRig;

namespace Sendai.Bot.Tests.Delivery;

/// <summary>
/// What the crash tests run as a process of its own: <c>dotnet Sendai.Bot.Tests.dll message|expansion|review|case|summary DATABASE CONNECTOR STEP COUNT LIFE</c>
/// does its work and kills itself (SIGKILL) after having done the step so often. Each life is so much later than the one
/// before that nothing of that one holds any more.
/// </summary>
internal static class ChildProgram
{
    /// <summary>The one step that is the feature's own.</summary>
    public const string TransactionCommitted = nameof(TransactionCommitted);

    public const int Recipients = 1000;

    /// <summary>The exit code of a process that was killed.</summary>
    public const int Killed = 128 + 9;

    public static readonly TimeSpan LifeTime = DeliveryTimes.Grace;

    /// <summary>Whoever has not reached its step by then never will; a slow machine needs a while.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(4);

    public static async Task<int> Main(string[] args)
    {
        var (what, database, connector, step, count) = (args[0], args[1], args[2], args[3], int.Parse(args[4], null));
        async Task ReachedAsync(string reached)
        {
            if (reached == step && Interlocked.Decrement(ref count) == 0)
            {
                using var self = Process.GetCurrentProcess();
                self.Kill();
                await Task.Delay(Timeout.Infinite);
            }
        }

        using var lines = new ErrorLines();
        var later = new LaterTime(LifeTime * int.Parse(args[5], null));
        if (what == "review")
        {
            return await ReviewCrashTests.LiveAsync(database, connector, later, ReachedAsync);
        }

        if (what == "summary")
        {
            return await SummaryFaultTests.LiveAsync(database, connector, later, reached => ReachedAsync(reached.ToString()));
        }

        if (what == "case")
        {
            return await CaseCrashTests.LiveAsync(database, step, later, () => ReachedAsync(step));
        }

        await using var rig = new DeliveryRig(database, later, fault: reached => ReachedAsync(reached.ToString()), log: lines);
        if (await rig.Tables.GetAsync(Table, Partition, "cause", default) is null)
        {
            await PostAsync(rig, what, connector);
        }

        await ReachedAsync(TransactionCommitted);
        rig.Outbox.Nudge();
        await rig.Service.StartAsync(default);
        await Task.Delay(LongestLife);
        return 1;
    }

    /// <summary>Runs it until it has killed itself; what it had logged.</summary>
    public static async Task<string> CrashAsync(string what, string database, string connector, string step, int count = 1, int life = 0)
    {
        var (exitCode, log) = await RunAsync(what, database, connector, step, count, life);
        Assert.True(exitCode == Killed, $"It ended with {exitCode} instead of killing itself: {log}");
        return log;
    }

    /// <summary>Runs it to its end, whichever that is.</summary>
    public static async Task<(int ExitCode, string Log)> RunAsync(string what, string database, string connector, string step, int count, int life = 0)
    {
        using var child = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(ChildProgram).Assembly.Location, what, database, connector, step, $"{count}", $"{life}"]) { RedirectStandardError = true })!;
        var log = await child.StandardError.ReadToEndAsync();
        await child.WaitForExitAsync();
        return (child.ExitCode, log);
    }

    private static async Task PostAsync(DeliveryRig rig, string what, string connector)
    {
        if (what == "message")
        {
            await rig.PostAsync(Message("m1", To(connector, "a:1")));
            return;
        }

        await rig.Audiences.FreezeAsync("audience", [.. Enumerable.Range(0, Recipients).Select(n => To(connector, $"a:{n}"))], default);
        await rig.PostAsync(new OutboxItem.Expansion("summary", "audience", Text("summary")));
    }

    /// <summary>Nothing is lost when the process is killed.</summary>
    private sealed class ErrorLines : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Console.Error.WriteLine(formatter(state, exception));
    }

    /// <summary>The clock of a life.</summary>
    internal sealed class LaterTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
