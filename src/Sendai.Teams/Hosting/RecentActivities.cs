namespace Sendai.Teams.Hosting;

/// <summary>
/// Remembers for ten minutes what was taken in, so that an activity which Teams sends again has one effect.
/// Holds a bounded number of entries of a bounded size; the oldest goes first.
/// </summary>
internal sealed class RecentActivities(TimeProvider time, int capacity)
{
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<UInt128, Entry> entries = [];
    private readonly Queue<Entry> oldestFirst = new();

    /// <summary>The entry of a key; null when it was not taken in, or too long ago.</summary>
    public Entry? Find(UInt128 key)
    {
        lock (gate)
        {
            DropOld(time.GetUtcNow());
            return entries.GetValueOrDefault(key);
        }
    }

    /// <summary>The entry of a key, and whether this call made it: then the caller does the work and settles the entry.</summary>
    public Entry Begin(UInt128 key, out bool isFirst)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            DropOld(now);
            if (entries.TryGetValue(key, out var known))
            {
                isFirst = false;
                return known;
            }

            if (oldestFirst.Count == capacity)
            {
                Drop(oldestFirst.Dequeue());
            }

            var entry = new Entry(key, now);
            entries.Add(key, entry);
            oldestFirst.Enqueue(entry);
            isFirst = true;
            return entry;
        }
    }

    /// <summary>Lets the same activity be taken again.</summary>
    public void Forget(UInt128 key)
    {
        lock (gate)
        {
            entries.Remove(key);
        }
    }

    /// <summary>Lets the same activity be taken again, unless it has been by now.</summary>
    public void Forget(Entry? entry)
    {
        lock (gate)
        {
            Drop(entry);
        }
    }

    private void DropOld(DateTimeOffset now)
    {
        while (oldestFirst.TryPeek(out var oldest) && oldest.TakenAt + Memory <= now)
        {
            Drop(oldestFirst.Dequeue());
        }
    }

    private void Drop(Entry? entry)
    {
        if (entry is not null && entries.TryGetValue(entry.Key, out var current) && ReferenceEquals(current, entry))
        {
            entries.Remove(entry.Key);
        }
    }

    /// <summary>One activity that was taken in.</summary>
    internal sealed class Entry(UInt128 key, DateTimeOffset takenAt)
    {
        // Made when it is asked for: a message has none, and most of what is remembered are messages.
        private TaskCompletionSource<byte[]>? answer;

        public UInt128 Key { get; } = key;

        public DateTimeOffset TakenAt { get; } = takenAt;

        /// <summary>What the first invoke was answered; later ones wait for it.</summary>
        public Task<byte[]> Answer => Source.Task;

        private TaskCompletionSource<byte[]> Source =>
            LazyInitializer.EnsureInitialized(ref answer, () => new(TaskCreationOptions.RunContinuationsAsynchronously));

        public void Settle(byte[] response) => Source.TrySetResult(response);
    }
}
