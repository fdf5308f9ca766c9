using Sendai.Teams.Hosting;

namespace Sendai.Bot.Turns;

/// <summary>What several instances of the bot need to be one.</summary>
internal static class TurnServices
{
    /// <summary>Nothing when the store is a file: that has one instance, which remembers by itself.</summary>
    public static IServiceCollection AddSharedTurns(this IServiceCollection services, IConfiguration configuration)
    {
        if (!Storage.IsShared(configuration))
        {
            return services;
        }

        services.AddSingleton<SharedTurns>();
        services.AddSingleton<ISharedTurns>(provider => provider.GetRequiredService<SharedTurns>());
        services.AddHostedService<TurnSweeper>();
        return services;
    }
}
