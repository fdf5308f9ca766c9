namespace Sendai.Teams.Connector;

/// <summary>
/// Teams' limits (Teams docs, "Rate limiting for bots"): for a bot in one conversation, and for an app in one tenant. Whatever
/// goes to the connector counts here, whoever sends it.
/// </summary>
/// <remarks>
/// A call counts from its beginning until its window is over after its answer: it arrived before, so however long the way
/// was, the windows are kept where they are counted. The limit is for each thread, and the id of a thread,
/// <c>19:…;messageid=…</c>, counts for itself.
/// </remarks>
public sealed class SendLimits(TimeProvider time) : IDisposable
{
    private static readonly (int, TimeSpan)[] Sends =
    [
        (7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1)),
    ];

    private static readonly (int, TimeSpan)[] Reads =
    [
        (14, TimeSpan.FromSeconds(1)), (16, TimeSpan.FromSeconds(2)), (120, TimeSpan.FromSeconds(30)), (3600, TimeSpan.FromHours(1)),
    ];

    private readonly Lock gate = new();
    private readonly Dictionary<(string Conversation, bool IsRead), RateWindows> conversations = [];
    private readonly TenantBudget tenant = new(time);

    /// <summary>Divides the tenant's budget.</summary>
    /// <param name="owners">The processes alive that send for this bot, this one included.</param>
    public void Share(int owners) => tenant.Share(owners);

    /// <summary>Whether others may begin with theirs: what this process began with a greater share is over.</summary>
    public bool KeepsItsShare => tenant.KeepsItsShare;

    /// <summary>Delivers nothing for a second, because others have just delivered with what is this process's share from now on.</summary>
    public void Rest() => tenant.Rest();

    /// <summary>Until a conversation may get one more. That is no promise: an answer may take the room.</summary>
    /// <param name="conversation">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task RoomAsync(string conversation, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return conversations.TryGetValue((conversation, false), out var windows) && windows.Wait() is { } wait
                ? Task.Delay(wait, time, cancellationToken)
                : Task.CompletedTask;
        }
    }

    /// <summary>
    /// Until delivery's share of the tenant's budget has room for one more; disposed of when that one is through. Null when
    /// the conversation has no room any more: it is not worth the share.
    /// </summary>
    /// <param name="conversation">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IDisposable?> DeliveryAsync(string conversation, CancellationToken cancellationToken)
    {
        // First the budget, behind which there may be a long backlog: what waits for it must not count in the conversation,
        // where answers come and go.
        await tenant.BeginAsync(isDelivery: true, cancellationToken);
        if (TryBegin((conversation, false)) is { } windows)
        {
            return new Place(this, windows, isDelivery: true);
        }

        tenant.End(isDelivery: true);
        return null;
    }

    /// <summary>Drops conversations that no window covers any more.</summary>
    public void Forget()
    {
        lock (gate)
        {
            foreach (var (conversation, windows) in conversations)
            {
                if (windows.IsIdle)
                {
                    conversations.Remove(conversation);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => tenant.Dispose();

    /// <summary>Until there is room for what somebody waits for; disposed of when it is through.</summary>
    /// <param name="conversation">Its id.</param>
    /// <param name="isRead">Reads have windows of their own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<IDisposable> AnswerAsync(string conversation, bool isRead, CancellationToken cancellationToken)
    {
        RateWindows? windows;
        while ((windows = TryBegin((conversation, isRead), out var wait)) is null)
        {
            await Task.Delay(wait, time, cancellationToken);
        }

        try
        {
            await tenant.BeginAsync(isDelivery: false, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            End(windows);
            throw;
        }

        return new Place(this, windows, isDelivery: false);
    }

    private RateWindows? TryBegin((string Conversation, bool IsRead) key) => TryBegin(key, out _);

    private RateWindows? TryBegin((string Conversation, bool IsRead) key, out TimeSpan wait)
    {
        lock (gate)
        {
            if (!conversations.TryGetValue(key, out var windows))
            {
                conversations.Add(key, windows = new RateWindows(key.IsRead ? Reads : Sends, time));
            }

            var blocked = windows.Wait();
            wait = blocked ?? TimeSpan.Zero;
            if (blocked is not null)
            {
                return null;
            }

            windows.Begin();
            return windows;
        }
    }

    private void End(RateWindows windows)
    {
        lock (gate)
        {
            windows.End();
        }
    }

    private sealed class Place(SendLimits limits, RateWindows windows, bool isDelivery) : IDisposable
    {
        public void Dispose()
        {
            limits.End(windows);
            limits.tenant.End(isDelivery);
        }
    }
}
