using System.Collections.Concurrent;

namespace Sendai.Bot.Delivery;

/// <summary>
/// Teams' limits (docs/wire, "rate limits"): for a bot in one conversation, and for an app in one tenant. A conversation is
/// one lane's, so nobody else asks for it meanwhile.
/// </summary>
internal sealed class SendLimits(TimeProvider time)
{
    /// <summary>Teams allows 50; answers to people and the way of a request take their part.</summary>
    private const double TenantPerSecond = 40;

    private static readonly (int Count, TimeSpan Window)[] PerConversation =
    [
        (7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1)),
    ];

    private readonly ConcurrentDictionary<string, List<long>> sends = [];
    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();
    private TimeSpan nextForTenant = TimeSpan.Zero;

    private TimeSpan Now => time.GetElapsedTime(start);

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

    /// <summary>Until this instance's share of the tenant's budget has room for one more.</summary>
    public Task TenantAsync(int sharers, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var now = Now;
            var mine = nextForTenant > now ? nextForTenant : now;
            nextForTenant = mine + TimeSpan.FromSeconds(sharers / TenantPerSecond);
            return DelayAsync(mine - now, cancellationToken);
        }
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

    private Task DelayAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;
}
