namespace Sendai.Bot.Delivery;

/// <summary>
/// Delivery begins when the bot listens. One that cannot start, because another has its port, sends nothing and takes no
/// shard; and nobody would stop it before its store is gone.
/// </summary>
internal sealed class DeliveryStart(DeliveryService delivery) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => delivery.StartAsync(cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => delivery.StopAsync(cancellationToken);

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
