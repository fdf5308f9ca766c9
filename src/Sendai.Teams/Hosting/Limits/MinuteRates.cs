namespace Sendai.Teams.Hosting.Limits;

/// <summary>
/// Counts what each key does within a minute that slides: of the minute before counts the share that still lies in it.
/// Holds a bounded number of keys; beyond it the oldest minute is forgotten early, which forgives and never refuses anybody.
/// </summary>
internal sealed class MinuteRates(TimeProvider time, int limit, int capacity = 20_000)
{
    private const long Minute = TimeSpan.TicksPerMinute;

    private readonly Lock gate = new();
    private Dictionary<UInt128, Count> now = [];
    private Dictionary<UInt128, Count> before = [];
    private long minute;

    /// <summary>How many keys it holds.</summary>
    internal int Keys => now.Count + before.Count;

    /// <summary>Counts one more, unless it would be too many: what is refused does not count.</summary>
    /// <param name="key">Who.</param>
    /// <param name="isFirstRefusal">Whether it is refused for the first time in this minute of the clock.</param>
    public bool Take(UInt128 key, out bool isFirstRefusal)
    {
        lock (gate)
        {
            var ticks = time.GetUtcNow().UtcTicks;
            Turn(ticks / Minute);
            var share = 1 - ((double)(ticks % Minute) / Minute);
            var count = now.GetValueOrDefault(key);
            var isWithin = count.Taken + (before.GetValueOrDefault(key).Taken * share) + 1 <= limit;
            isFirstRefusal = !isWithin && !count.IsRefused;
            now[key] = isWithin ? count with { Taken = count.Taken + 1 } : count with { IsRefused = true };
            return isWithin;
        }
    }

    private void Turn(long current)
    {
        if (current != minute || now.Count >= capacity)
        {
            // A clock that is set back begins anew.
            before = current == minute || current == minute + 1 ? now : [];
            now = [];
            minute = current;
        }
    }

    private readonly record struct Count(int Taken, bool IsRefused);
}
