using System.Diagnostics.CodeAnalysis;
using Sendai.Bot.Delivery;
using Sendai.Bot.Versions;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Watch;

/// <summary>
/// Whether this instance can do its work. Whoever asks gets an answer within two seconds, and however many ask, the store is
/// looked into once in two seconds. What is missing stands in the log and nowhere else.
/// </summary>
internal sealed class Readiness(
    ITableStore tables,
    ChannelReadiness channel,
    CurrentDirectory directory,
    OutboxLag lag,
    Dispatcher dispatcher,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILoggerFactory loggers)
{
    /// <summary>How long an answer holds.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(2);

    /// <summary>How long each check may take; they run beside each other.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// Longer than delivery stands still for any reason but its own: what waits because Teams does not answer is not waited for here.
    /// </summary>
    private static readonly TimeSpan LongestAtWork = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan LongestWithoutLook = TimeSpan.FromMinutes(5);

    private readonly ILogger log = loggers.CreateLogger(WatchLog.Category);
    private readonly Lock gate = new();
    private Task<bool>? last;
    private long lastAt;
    private string missing = "";

    public async Task<bool> IsReadyAsync()
    {
        Task<bool> answer;
        lock (gate)
        {
            if (last is null || (last.IsCompleted && time.GetElapsedTime(lastAt) >= Memory))
            {
                lastAt = time.GetTimestamp();
                last = Task.Run(CheckAsync);
            }

            answer = last;
        }

        return await answer && !lifetime.ApplicationStopping.IsCancellationRequested;
    }

    private async Task<bool> CheckAsync()
    {
        (string Name, Task<bool> Passes)[] checks =
        [
            ("store", WithinAsync(async stop => await tables.GetAsync("Leases", "delivery", "ready", stop) is null)),
            ("keys", WithinAsync(channel.HasKeysAsync)),
            ("directory", Task.FromResult(directory.IsLoaded)),
            ("outbox", Task.FromResult(lag.SinceLook < LongestWithoutLook && dispatcher.LongestAtWork() < LongestAtWork)),
        ];
        var passed = await Task.WhenAll(checks.Select(check => check.Passes));
        Tell(string.Join(", ", checks.Where((_, at) => !passed[at]).Select(check => check.Name)));
        return missing.Length == 0;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong, the answer is that it does.")]
    private async Task<bool> WithinAsync(Func<CancellationToken, Task<bool>> check)
    {
        using var stop = new CancellationTokenSource(Limit, time);
        try
        {
            // Also what does not look at its token must not keep anybody waiting.
            return await check(stop.Token).WaitAsync(stop.Token);
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>When it begins and when it ends, not for every question.</summary>
    private void Tell(string now)
    {
        if (now == missing)
        {
            return;
        }

        missing = now;
        if (now.Length > 0)
        {
            WatchLog.NotReady(log, now);
        }
        else
        {
            WatchLog.Ready(log);
        }
    }
}
