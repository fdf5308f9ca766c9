using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Sendai.Tables;

namespace Sendai.Bot.Keeping;

/// <summary>Does the daily tasks when it is time.</summary>
internal sealed class DailyWork(IEnumerable<DailyTask> tasks, ITableStore tables, CityClock clock, TimeProvider time) : BackgroundService
{
    /// <summary>Between two looks; the first one comes so long after the start, which has other things to do and may fail.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly List<DailyTask> tasks = [.. tasks];
    private readonly DayClaims claims = new(tables, time);

    /// <summary>One look.</summary>
    public async Task RunDueAsync(CancellationToken stopping)
    {
        foreach (var task in tasks)
        {
            var now = clock.Now;
            await RunAsync(task, now.TimeOfDay >= task.At ? now.Date : now.Date.PlusDays(-1), stopping);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Pause, time, stoppingToken);
            await RunDueAsync(stoppingToken);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever is wrong, it is told, and tried again later.")]
    private async Task RunAsync(DailyTask task, LocalDate day, CancellationToken stopping)
    {
        var isOurs = false;
        try
        {
            isOurs = await claims.TakeAsync(task.Name, day, stopping);
            if (isOurs)
            {
                await task.RunAsync(day, stopping);
                await claims.EndAsync(task.Name, day, CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await GiveBackAsync(task, isOurs, isAtOnce: true);
        }
        catch (Exception fault)
        {
            if (isOurs)
            {
                task.Failed(fault);
            }

            await GiveBackAsync(task, isOurs, isAtOnce: false);
        }
    }

    private async Task GiveBackAsync(DailyTask task, bool isOurs, bool isAtOnce)
    {
        try
        {
            if (isOurs)
            {
                await claims.GiveBackAsync(task.Name, isAtOnce, CancellationToken.None);
            }
        }
        catch (TableStoreException)
        {
            // The claim runs out by itself.
        }
    }
}
