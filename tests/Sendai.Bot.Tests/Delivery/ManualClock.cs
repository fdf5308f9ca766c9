namespace Sendai.Bot.Tests.Delivery;

/// <summary>A clock, its timestamps and its timers, that move only when a test moves them.</summary>
internal sealed class ManualClock(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = start ?? new(2026, 11, 18, 3, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now => GetUtcNow();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Until somebody waits for just so long.</summary>
    public async Task AwaitedAsync(TimeSpan wait)
    {
        for (var tries = 0; ; tries++)
        {
            lock (gate)
            {
                if (timers.Exists(timer => timer.Due == now + wait))
                {
                    return;
                }
            }

            Assert.True(tries < 1000, $"Nobody waits for {wait}.");
            await Task.Delay(10);
        }
    }

    public void Advance(TimeSpan by) => MoveTo(Now + by);

    /// <summary>To the next timer, when it is no further than that.</summary>
    public void AdvanceToNext(TimeSpan atMost) => AdvanceTowardsNext(atMost, atMost);

    /// <summary>At most a step, when the next timer is no further than that.</summary>
    public void AdvanceTowardsNext(TimeSpan step, TimeSpan atMost)
    {
        DateTimeOffset? next;
        lock (gate)
        {
            next = timers.Count == 0 ? null : timers.Min(timer => timer.Due);
        }

        if (next <= Now + atMost)
        {
            MoveTo(next.Value < Now + step ? next.Value : Now + step);
        }
    }

    private void MoveTo(DateTimeOffset to)
    {
        while (true)
        {
            Timer? next;
            lock (gate)
            {
                next = timers.MinBy(timer => timer.Due);
                if (next is null || next.Due > to)
                {
                    now = to > now ? to : now;
                    return;
                }

                now = next.Due > now ? next.Due : now;
                timers.Remove(next);
            }

            next.Fire();
        }
    }

    private sealed class Timer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock.now + dueTime;
                    clock.timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
