namespace Sendai.Teams.Tests.Support;

/// <summary>A clock that moves only when a test moves it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = new(2026, 4, 1, 3, 0, 0, TimeSpan.Zero);

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
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (gate)
        {
            now += by;
            due = [.. timers.Where(timer => timer.Due <= now)];
            timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Fire());
    }

    /// <summary>Waits until somebody waits for this long, and then lets that time pass.</summary>
    public async Task ElapseAsync(TimeSpan wait)
    {
        await AwaitedAsync(wait);
        Advance(wait);
    }

    /// <summary>Waits until somebody waits for this long.</summary>
    public async Task AwaitedAsync(TimeSpan wait)
    {
        for (var tries = 0; ; tries++)
        {
            lock (gate)
            {
                if (timers.Exists(timer => timer.Due == now + wait))
                {
                    break;
                }
            }

            Assert.True(tries < 500, $"Nobody waits for {wait}.");
            await Task.Delay(10);
        }
    }

    /// <summary>Waits until somebody waits for a time of their own choosing, lets it pass, and says how long it was.</summary>
    public async Task<TimeSpan> NextWaitAsync()
    {
        for (var tries = 0; tries < 500; tries++)
        {
            if (UntilNext() is { } wait)
            {
                Advance(wait);
                return wait;
            }

            await Task.Delay(10);
        }

        throw new TimeoutException("Nobody waits.");
    }

    /// <summary>Lets time pass, from one wait to the next, until something is over.</summary>
    public async Task PassAsync(Task task)
    {
        for (var idle = 0; !task.IsCompleted;)
        {
            if (UntilNext() is { } wait)
            {
                Advance(wait);
                await Task.Yield();
            }
            else
            {
                // It is on its way through something real.
                Assert.True(idle++ < 10_000, "It is never over.");
                await Task.Delay(1);
            }
        }
    }

    private TimeSpan? UntilNext()
    {
        lock (gate)
        {
            return timers.Count == 0 ? null : timers.Min(timer => timer.Due) - now;
        }
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = time.now + dueTime;
                    time.timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
