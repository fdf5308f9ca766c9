using Sendai.Bot.Delivery;

namespace Sendai.Bot.Watch;

/// <summary>Says every five minutes that the bot is alive, so that its silence can be an alert.</summary>
internal sealed class AliveService(OutboxLag lag, TimeProvider time, ILoggerFactory loggers) : BackgroundService
{
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    private readonly ILogger log = loggers.CreateLogger(WatchLog.Category);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            WatchLog.Alive(log, lag.Due, (long)lag.Oldest.TotalSeconds);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
