using Sendai.Bot.Delivery;

namespace Sendai.Bot.Watch;

/// <summary>Says every five minutes that the bot is alive, so that its silence can be an alert.</summary>
internal sealed class AliveService(OutboxLag lag, TimeProvider time, ILoggerFactory loggers) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    private readonly ILogger log = loggers.CreateLogger(WatchLog.Category);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            WatchLog.Alive(log, lag.Due, (long)lag.Oldest.TotalSeconds);
            await Task.Delay(Period, time, stoppingToken);
        }
    }
}
