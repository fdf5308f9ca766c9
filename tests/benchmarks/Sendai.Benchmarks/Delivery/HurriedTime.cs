namespace Sendai.Benchmarks.Delivery;

/// <summary>A clock for the limits of Teams alone, on which a second is a millisecond: nothing waits for them.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Hurry = 1000;

    public override long TimestampFrequency => System.TimestampFrequency / Hurry;

    public override long GetTimestamp() => System.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Shortened(dueTime), Timeout.InfiniteTimeSpan));

    private static TimeSpan Shortened(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Hurry;

    private sealed class Timer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Shortened(dueTime), Timeout.InfiniteTimeSpan);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
