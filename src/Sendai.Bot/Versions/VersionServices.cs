namespace Sendai.Bot.Versions;

/// <summary>The directory in the host.</summary>
internal static class VersionServices
{
    /// <summary>The directory of the store, followed while the program runs; the pack that comes with it goes in first.</summary>
    public static IServiceCollection AddDirectory(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => ShippedPack.Read(configuration));
        services.AddSingleton<VersionStore>();
        services.AddSingleton<PackIntake>();
        services.AddSingleton<CurrentDirectory>();
        services.AddSingleton<DirectoryRefresh>();
        services.AddHostedService(provider => provider.GetRequiredService<DirectoryRefresh>());
        return services;
    }
}
