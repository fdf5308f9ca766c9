namespace Sendai.Bot.Delivery;

/// <summary>Wakes the poll of this process.</summary>
internal sealed class DeliverySignal(TimeProvider time)
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Nudge() => Volatile.Read(ref next).TrySetResult();

    /// <summary>Until somebody nudges, or at most so long. A nudge from now on counts for the next wait.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        try
        {
            await Volatile.Read(ref next).Task.WaitAsync(longest, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Nobody nudged.
        }

        Volatile.Write(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
