using System.Diagnostics.CodeAnalysis;
using Sendai.Teams.Connector;

namespace Sendai.Bot.Delivery;

/// <summary>
/// Works on what is due: one after the other within a lane, lanes beside each other. A lane that waits, for a limit or
/// for another try, holds nobody else back.
/// </summary>
internal sealed class Dispatcher(
    ShardLeases leases, DueWork work, SendLimits limits, DeliverySignal signal, TimeProvider time, ILogger<Dispatcher> log) : IDisposable
{
    /// <summary>Messages at work at a time: their words are in memory.</summary>
    private const int Places = 64;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Lane> lanes = [];
    private readonly SemaphoreSlim places = new(Places);

    /// <summary>Begins with what is not under way yet.</summary>
    /// <param name="shard">The shard of the pointers.</param>
    /// <param name="pointers">What is due, in order.</param>
    /// <param name="stopping">Begins nothing more.</param>
    public void Begin(int shard, IReadOnlyList<DuePointer> pointers, CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        foreach (var group in pointers.GroupBy(pointer => pointer.Lane))
        {
            lock (gate)
            {
                if (!lanes.TryGetValue(group.Key, out var lane))
                {
                    lanes.Add(group.Key, lane = new Lane(shard));
                }

                if (lane.Running is not null)
                {
                    // What came after it began is found when it ends.
                    lane.HasMore = true;
                }
                else if (lane.NotBefore <= now)
                {
                    DuePointer[] due = [.. group];
                    lane.Since = now;
                    lane.Running = Task.Run(() => RunAsync(group.Key, lane, due, stopping), CancellationToken.None);
                }
            }
        }
    }

    /// <summary>Lets go of lanes that have waited long enough; who still has something due begins anew.</summary>
    public void Forget()
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            foreach (var (key, lane) in lanes)
            {
                if (lane.Running is null && lane.NotBefore <= now)
                {
                    lanes.Remove(key);
                }
            }
        }
    }

    /// <summary>Whether something of a shard is under way.</summary>
    public bool IsBusy(int shard)
    {
        lock (gate)
        {
            return lanes.Values.Any(lane => lane.Shard == shard && lane.Running is not null);
        }
    }

    /// <summary>How long something has been under way without an end: nothing here should take minutes.</summary>
    public TimeSpan LongestAtWork()
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            return lanes.Values.Where(lane => lane.Running is not null).Select(lane => now - lane.Since).DefaultIfEmpty().Max();
        }
    }

    /// <summary>Until nothing is under way.</summary>
    public Task IdleAsync()
    {
        lock (gate)
        {
            return Task.WhenAll(lanes.Values.Select(lane => lane.Running).OfType<Task>());
        }
    }

    public void Dispose() => places.Dispose();

    private async Task RunAsync(string key, Lane lane, DuePointer[] due, CancellationToken stopping)
    {
        DateTimeOffset? notBefore = null;
        for (var at = 0; at < due.Length && notBefore is null && !stopping.IsCancellationRequested && leases.Owns(lane.Shard); at++)
        {
            notBefore = await FollowAsync(due[at], stopping);
            lane.Since = time.GetUtcNow();
        }

        lock (gate)
        {
            lane.Running = null;
            lane.NotBefore = notBefore ?? DateTimeOffset.MinValue;
            if (notBefore is null)
            {
                lanes.Remove(key);
            }

            if (lane.HasMore)
            {
                lane.HasMore = false;
                signal.Nudge();
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "One message that cannot be worked on must not end the others.")]
    private async Task<DateTimeOffset?> FollowAsync(DuePointer pointer, CancellationToken stopping)
    {
        try
        {
            await limits.RoomAsync(pointer.Lane, stopping);
            await places.WaitAsync(stopping);
            try
            {
                return await work.FollowAsync(pointer, stopping);
            }
            finally
            {
                places.Release();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            DeliveryLog.LaneFailed(log, pointer.MessageKey, failure.GetType().FullName);
            return time.GetUtcNow() + DeliveryTimes.Poll;
        }
    }

    private sealed class Lane(int shard)
    {
        public int Shard { get; } = shard;

        public Task? Running { get; set; }

        public bool HasMore { get; set; }

        /// <summary>When what is under way was begun.</summary>
        public DateTimeOffset Since { get; set; }

        public DateTimeOffset NotBefore { get; set; } = DateTimeOffset.MinValue;
    }
}
