using System.Diagnostics.CodeAnalysis;
using Sendai.Teams.Connector;

namespace Sendai.Bot.Delivery;

/// <summary>Looks for what is due, again and again, in the shards that this instance owns.</summary>
internal sealed class DeliveryService(
    ShardLeases leases,
    DueIndex due,
    Dispatcher dispatcher,
    SendLimits limits,
    DeliverySignal signal,
    OutboxLag lag,
    TimeProvider time,
    ILogger<DeliveryService> log) : BackgroundService
{
    private bool isBroken;

    /// <summary>One look: what is found is begun, not waited for.</summary>
    public async Task PollAsync(CancellationToken stopping)
    {
        await leases.RefreshAsync(dispatcher.IsBusy, stopping);
        var all = new List<DuePointer>();
        foreach (var shard in leases.Owned)
        {
            var now = time.GetUtcNow();
            var pointers = await due.ReadAsync(shard, leases.CursorOf(shard), now, stopping);
            dispatcher.Begin(shard, pointers, stopping);
            all.AddRange(pointers);
            // A writer's clock may be behind, and its write may take a while: so long a day that is over stays open.
            await leases.AdvanceAsync(shard, Shard.Bucket(Earlier(pointers is [var oldest, ..] ? oldest.DueAt : now, now - DeliveryTimes.Grace)), stopping);
        }

        lag.Look(all);
        dispatcher.Forget();
        limits.Forget();
    }

    /// <summary>Ends what is under way, begins nothing more, and lets others take over at once.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await dispatcher.IdleAsync().WaitAsync(cancellationToken);
            await leases.ReleaseAllAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            DeliveryLog.StoppedInTheMiddle(log);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            DeliveryLog.PollFailed(log, fault.GetType().FullName);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host need not wait for the store.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            await TryPollAsync(stoppingToken);
            // Nudges that come in a rush are one; and a poll that costs much, because much waits, is made less often.
            var cost = time.GetElapsedTime(began);
            await Task.Delay(cost * 2 > DeliveryTimes.Pause ? cost * 2 : DeliveryTimes.Pause, time, stoppingToken);
            await signal.WaitAsync(DeliveryTimes.Poll - DeliveryTimes.Pause, stoppingToken);
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset first, DateTimeOffset second) => first < second ? first : second;

    [SuppressMessage("Design", "CA1031", Justification = "Whatever is wrong with the store, the next look may find it healed.")]
    private async Task TryPollAsync(CancellationToken stoppingToken)
    {
        try
        {
            await PollAsync(stoppingToken);
            if (isBroken)
            {
                isBroken = false;
                DeliveryLog.PollRecovered(log);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The loop ends.
        }
        catch (Exception failure)
        {
            if (!isBroken)
            {
                isBroken = true;
                DeliveryLog.PollFailed(log, failure.GetType().FullName);
            }
        }
    }
}
