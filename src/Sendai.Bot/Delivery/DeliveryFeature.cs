using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Sendai.Bot.Delivery;

/// <summary>Reaches people for every feature; see <see cref="Outbox"/> for how to use it.</summary>
internal static class DeliveryFeature
{
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.TryAddSingleton<DeliveryFault>(_ => static _ => Task.CompletedTask);
        services.AddSingleton<DeliverySignal>();
        services.AddSingleton<DueIndex>();
        services.AddSingleton<Audiences>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<ShardLeases>();
        services.AddSingleton<DeadConversations>();
        services.AddSingleton<Messenger>();
        services.AddSingleton<Expander>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<DueWork>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<DeliveryService>();
        services.AddHostedService(provider => provider.GetRequiredService<DeliveryService>());
        return services;
    }
}
