using Sendai.Tables;

namespace Sendai.Bot.Turns;

/// <summary>Removes the rows of old turns, now and then.</summary>
internal sealed partial class TurnSweeper(SharedTurns turns, TimeProvider time, ILogger<TurnSweeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SharedTurns.Memory, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await turns.SweepAsync(stoppingToken);
            }
            catch (TableStoreException fault)
            {
                // They are in nobody's way; the next time they go.
                NotSwept(log, fault.GetType().FullName);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The rows of old turns stay a while longer: {ExceptionType}.")]
    private static partial void NotSwept(ILogger log, string? exceptionType);
}
