namespace Sendai.Bot.Delivery;

/// <summary>
/// The times that the promises rest on. Clocks of instances may differ by <see cref="Skew"/>: more costs order and
/// budget for a while, never a message; sending twice would need a clock that is wrong by most of <see cref="Claim"/>.
/// </summary>
internal static class DeliveryTimes
{
    /// <summary>The longest sleep between two looks for due messages.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    /// <summary>The least sleep between two looks, however often somebody nudges.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>How often an instance says that it is alive.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    /// <summary>How long an instance that says nothing still owns its shards.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    /// <summary>How long one message is its claimer's; the send itself must be over long before.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromSeconds(60);

    public static readonly TimeSpan Send = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a pointer may wait for its message: longer than any transaction takes, its retries included.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);
}
