using System.Collections.Concurrent;

namespace Sendai.Bot.Delivery;

/// <summary>
/// Teams' limits (Teams docs, "Rate limiting for bots"): for a bot in one conversation, and for an app in one tenant. A
/// conversation is one lane's, so nobody else asks for it meanwhile.
/// </summary>
internal sealed class SendLimits(TimeProvider time)
{
    /// <summary>Teams allows 50 in a second; answers to people take their part of it.</summary>
    private const int PerTenant = 40;

    private static readonly TimeSpan TenantWindow = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks while everything that counts is still on its way.</summary>
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(50);

    private static readonly (int Count, TimeSpan Window)[] PerConversation =
    [
        (7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1)),
    ];

    private readonly ConcurrentDictionary<string, List<long>> sends = [];
    private readonly Lock gate = new();
    private readonly Queue<long> ended = [];
    private int counted;

    private long Timestamp => time.GetTimestamp();

    /// <summary>Until the conversation may get one more.</summary>
    public Task ConversationAsync(string conversation, CancellationToken cancellationToken)
    {
        if (!sends.TryGetValue(conversation, out var done))
        {
            return Task.CompletedTask;
        }

        lock (done)
        {
            var wait = PerConversation
                .Where(limit => done.Count >= limit.Count)
                .Select(limit => limit.Window - time.GetElapsedTime(done[^limit.Count]))
                .Append(TimeSpan.Zero)
                .Max();
            return DelayAsync(wait, cancellationToken);
        }
    }

    /// <summary>
    /// Until this instance's share of the tenant's budget has room for one more. What is returned is disposed of when that
    /// one is through, and counts for a second after: so a process that stood still cannot make up for it in a rush.
    /// </summary>
    public async Task<IDisposable> TenantAsync(int sharers, CancellationToken cancellationToken)
    {
        while (Take(sharers) is { } wait)
        {
            await DelayAsync(wait, cancellationToken);
        }

        return new Place(this);
    }

    /// <summary>
    /// Counts a send when its answer is there: it arrived before, so however long the way was, the windows are kept where
    /// they are counted.
    /// </summary>
    public void Sent(string conversation)
    {
        var done = sends.GetOrAdd(conversation, _ => []);
        lock (done)
        {
            done.Add(time.GetTimestamp());
            if (done.Count > PerConversation[^1].Count)
            {
                done.RemoveAt(0);
            }
        }
    }

    /// <summary>Lets go of conversations that no window covers any more.</summary>
    public void Forget()
    {
        foreach (var (conversation, done) in sends)
        {
            lock (done)
            {
                if (done is [.., var last] && time.GetElapsedTime(last) > PerConversation[^1].Window)
                {
                    sends.TryRemove(conversation, out _);
                }
            }
        }
    }

    private TimeSpan? Take(int sharers)
    {
        lock (gate)
        {
            while (ended.TryPeek(out var first) && time.GetElapsedTime(first) >= TenantWindow)
            {
                ended.Dequeue();
                counted--;
            }

            if (counted < Math.Max(1, PerTenant / sharers))
            {
                counted++;
                return null;
            }

            return ended.TryPeek(out var oldest) ? TenantWindow - time.GetElapsedTime(oldest) : Busy;
        }
    }

    // Time goes on between two looks at the clock, and a wait of minus one millisecond would never end.
    private Task DelayAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;

    private sealed class Place(SendLimits limits) : IDisposable
    {
        public void Dispose()
        {
            lock (limits.gate)
            {
                limits.ended.Enqueue(limits.Timestamp);
            }
        }
    }
}
