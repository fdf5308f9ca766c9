using Sendai.Bot.Watch;
using Sendai.Tables;

namespace Sendai.Bot.Keeping;

/// <summary>What is done by night: a backup, when there is a container for it, and the end of what was kept long enough.</summary>
internal static class KeepingServices
{
    public static IServiceCollection AddKeeping(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[BackupContainer.Setting] is { Length: > 0 })
        {
            services.AddSingleton(provider => new DailyBackup(
                BackupContainer.Open(configuration), () => Storage.OpenEngine(configuration), provider.GetRequiredService<TimeProvider>(), Watched(provider)).Daily);
        }

        services.AddSingleton(provider => new RetentionSweep(
            provider.GetRequiredService<ITableStore>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RetentionSweep>>()).Daily);
        services.AddHostedService<DailyWork>();
        return services;
    }

    private static ILogger Watched(IServiceProvider provider) => provider.GetRequiredService<ILoggerFactory>().CreateLogger(WatchLog.Category);
}
