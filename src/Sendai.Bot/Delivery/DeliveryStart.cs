namespace Sendai.Bot.Delivery;

/// <summary>
/// Delivery begins when the bot listens. One that cannot start, because another has its port, sends nothing and takes no
/// shard; and nobody would stop it before its store is gone. It ends beside the turns that are still under way, not after
/// them: a platform that stops a program waits for so long and no longer, and what they write is sent by whoever comes next.
/// </summary>
internal sealed class DeliveryStart(DeliveryService delivery) : IHostedLifecycleService
{
    private Task stopping = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => delivery.StartAsync(cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        stopping = delivery.StopAsync(cancellationToken);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => stopping;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
