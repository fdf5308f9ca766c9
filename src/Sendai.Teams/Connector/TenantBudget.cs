namespace Sendai.Teams.Connector;

/// <summary>
/// What an app may call in one tenant in a second. Who answers a person goes before who delivers, and delivery never has
/// all of it. One budget for the process, whatever the tenant: with several of them it is stricter than Teams.
/// </summary>
internal sealed class TenantBudget(TimeProvider time) : IDisposable
{
    private const int PerSecond = 50;
    private const int DeliveryPerSecond = 40;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Queue<(long At, bool IsDelivery, bool IsOurs)> ended = [];
    private readonly Queue<TaskCompletionSource> answers = [];
    private readonly Queue<TaskCompletionSource> deliveries = [];
    private ITimer? timer;
    private int sharers = 1;
    private int counted;
    private int delivered;

    /// <summary>Whether no more is under way, or was in the last second, than this process's share of now.</summary>
    public bool KeepsItsShare
    {
        get
        {
            lock (gate)
            {
                LetIn();
                return counted <= Most;
            }
        }
    }

    private int Most => Math.Max(1, PerSecond / sharers);

    /// <summary>
    /// How many processes divide the budget among them. Where that is news, this one has used its share of delivery for now:
    /// what others sent in the last second, when they were fewer or more, counts as well.
    /// </summary>
    public void Share(int owners)
    {
        lock (gate)
        {
            if (sharers != Math.Max(1, owners))
            {
                sharers = Math.Max(1, owners);
                Rest();
            }
        }
    }

    /// <summary>Delivers nothing for a second; answers go on.</summary>
    public void Rest()
    {
        lock (gate)
        {
            for (var share = Math.Max(1, DeliveryPerSecond / sharers); share > 0; share--)
            {
                ended.Enqueue((time.GetTimestamp(), true, false));
                delivered++;
            }
        }
    }

    /// <summary>Until there is room for one more; it counts until a second after its <see cref="End"/>.</summary>
    public async Task BeginAsync(bool isDelivery, CancellationToken cancellationToken)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            (isDelivery ? deliveries : answers).Enqueue(turn);
            LetIn();
        }

        await using (cancellationToken.UnsafeRegister(static turn => ((TaskCompletionSource)turn!).TrySetCanceled(), turn))
        {
            await turn.Task;
        }
    }

    /// <summary>
    /// Its answer is there. Only from here on the second runs: so a process that stood still cannot make up for it in a rush.
    /// </summary>
    public void End(bool isDelivery)
    {
        lock (gate)
        {
            ended.Enqueue((time.GetTimestamp(), isDelivery, true));
            LetIn();
        }
    }

    public void Dispose() => timer?.Dispose();

    private void LetIn()
    {
        while (ended.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) >= Window)
        {
            ended.Dequeue();
            counted -= oldest.IsOurs ? 1 : 0;
            delivered -= oldest.IsDelivery ? 1 : 0;
        }

        while (counted < Most && LetIn(answers))
        {
            counted++;
        }

        while (counted < Most && delivered < Math.Max(1, DeliveryPerSecond / sharers) && LetIn(deliveries))
        {
            counted++;
            delivered++;
        }

        if (answers.Count + deliveries.Count > 0 && ended.TryPeek(out var next))
        {
            // Timers count whole milliseconds; one that came too early would be set again and again. And time goes on between
            // two looks at the clock: minus one millisecond would be never.
            var wait = Math.Max(0, Math.Ceiling((Window - time.GetElapsedTime(next.At)).TotalMilliseconds));
            timer ??= time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
        }
    }

    private static bool LetIn(Queue<TaskCompletionSource> waiting)
    {
        while (waiting.TryDequeue(out var turn))
        {
            // Otherwise it has given up.
            if (turn.TrySetResult())
            {
                return true;
            }
        }

        return false;
    }

    private void Look()
    {
        lock (gate)
        {
            LetIn();
        }
    }
}
