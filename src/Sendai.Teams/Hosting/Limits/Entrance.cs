using System.Threading.RateLimiting;

namespace Sendai.Teams.Hosting.Limits;

/// <summary>Lets turns begin as far as the limits allow.</summary>
internal sealed class Entrance(ChannelLimits limits, TimeProvider time) : IDisposable
{
    // Teams waits about 5 seconds for the answer to a button; what is not at work after one is better answered with "busy".
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(1);

    private readonly MinuteRates users = new(time, limits.PerUser);
    private readonly MinuteRates conversations = new(time, limits.PerConversation);
    private readonly ConcurrencyLimiter places = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = limits.TurnsAtWork,
        QueueLimit = limits.TurnsWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public async Task<Admittance> AdmitAsync(Turn turn)
    {
        if (!users.Take(Fingerprint.Of(turn.Reference.User.Id!), out var isFirst)
            || !conversations.Take(Fingerprint.Of(turn.Reference.Conversation.Id!), out isFirst))
        {
            return new Admittance.TooMany(isFirst);
        }

        // Most find a place at once, and need no patience. Whoever waits already stays before them.
        if (places.AttemptAcquire() is { IsAcquired: true } free)
        {
            return new Admittance.Entered(free, TimeSpan.Zero);
        }

        var since = time.GetUtcNow();
        using var patience = new CancellationTokenSource(WaitLimit, time);
        try
        {
            var place = await places.AcquireAsync(permitCount: 1, patience.Token);
            var waited = time.GetUtcNow() - since;
            return place.IsAcquired
                // A clock that is set must not make it longer than it can have been.
                ? new Admittance.Entered(place, waited < TimeSpan.Zero ? TimeSpan.Zero : waited > WaitLimit ? WaitLimit : waited)
                : new Admittance.Busy();
        }
        catch (OperationCanceledException)
        {
            return new Admittance.Busy();
        }
    }

    public void Dispose() => places.Dispose();
}
