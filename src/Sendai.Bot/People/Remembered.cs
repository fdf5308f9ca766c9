namespace Sendai.Bot.People;

/// <summary>
/// What this process has just found to be stored as it is, so that a lively conversation costs the store nothing. It is
/// bounded, and forgets within a minute, because other processes write as well.
/// </summary>
internal sealed class Remembered(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (int Print, long At)> known = new(StringComparer.Ordinal);

    /// <summary>Whether this is what is stored under a key.</summary>
    public bool Has(string key, int print)
    {
        lock (gate)
        {
            return known.TryGetValue(key, out var one) && one.Print == print && time.GetElapsedTime(one.At) < Lifetime;
        }
    }

    /// <summary>From now on this is stored there.</summary>
    public void Keep(string key, int print)
    {
        lock (gate)
        {
            if (known.Count >= Most)
            {
                known.Clear();
            }

            known[key] = (print, time.GetTimestamp());
        }
    }

    /// <summary>Somebody changes what is stored.</summary>
    public void Forget(string key)
    {
        lock (gate)
        {
            known.Remove(key);
        }
    }
}
