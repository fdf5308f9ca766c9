namespace Sendai.Teams.Connector;

/// <summary>How much was done lately and how much is under way, against so many in so long. Not for two threads at once.</summary>
/// <param name="limits">How many in how long, the longest last.</param>
/// <param name="time">The clock.</param>
internal sealed class RateWindows((int Count, TimeSpan Window)[] limits, TimeProvider time)
{
    /// <summary>Between two looks while everything that counts is still on its way.</summary>
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(50);

    private readonly List<long> done = [];
    private int underWay;

    /// <summary>Whether no window remembers anything.</summary>
    public bool IsIdle => underWay == 0 && (done is not [.., var last] || time.GetElapsedTime(last) > limits[^1].Window);

    /// <summary>How long until there may be one more; null when it may be now.</summary>
    public TimeSpan? Wait()
    {
        var longest = TimeSpan.Zero;
        foreach (var (count, window) in limits)
        {
            // What is under way will count from its end on, so it takes its part of every window already.
            var free = count - underWay;
            var wait = free <= 0 ? Busy : done.Count >= free ? window - time.GetElapsedTime(done[^free]) : TimeSpan.Zero;
            longest = wait > longest ? wait : longest;
        }

        return longest > TimeSpan.Zero ? longest : null;
    }

    public void Begin() => underWay++;

    public void End()
    {
        underWay--;
        done.Add(time.GetTimestamp());
        if (done.Count > limits[^1].Count)
        {
            done.RemoveAt(0);
        }
    }
}
