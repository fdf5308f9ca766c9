using Microsoft.Extensions.DependencyInjection.Extensions;
using Sendai.Bot.Watch;
using Sendai.Tables;

namespace Sendai.Bot.Delivery;

/// <summary>Reaches people for every feature; see <see cref="Outbox"/> for how to use it.</summary>
internal static class DeliveryFeature
{
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.TryAddSingleton<DeliveryFault>(_ => static _ => Task.CompletedTask);
        services.AddSingleton<DeliverySignal>();
        services.AddSingleton<OutboxLag>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<DueIndex>();
        services.AddSingleton<Audiences>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<DuePost>();
        services.AddSingleton<ShardLeases>();
        services.AddSingleton<DeadConversations>();
        services.AddSingleton<Messenger>();
        services.AddSingleton<Expander>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<DueWork>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<DeliveryService>();
        services.AddHostedService<DeliveryStart>();
        return services;
    }

    /// <summary>Lets a feature do work when it is due; see <see cref="OutboxItem.Job"/>.</summary>
    /// <typeparam name="T">Who does it.</typeparam>
    /// <param name="services">The application's services.</param>
    /// <param name="name">Which rows.</param>
    /// <param name="run">How; see <see cref="JobHandler"/>.</param>
    public static IServiceCollection AddJob<T>(this IServiceCollection services, string name, Func<T, Func<TableRow, CancellationToken, Task<JobResult>>> run)
        where T : class => services
        .AddSingleton<T>()
        // Made when there is something to do: whoever does it may itself use the outbox.
        .AddSingleton(provider => new JobHandler(name, (row, stopping) => run(provider.GetRequiredService<T>())(row, stopping)));
}
