namespace Sendai.Bot.Samples;

/// <summary>The sample of the first run; in Development only, and never where somebody has asked for an empty store.</summary>
internal static class SampleServices
{
    public static IServiceCollection AddSamples(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<SampleSecretariat>();
        services.AddSingleton<SampleOffices>();
        services.AddSingleton<SampleSessions>();
        services.AddSingleton<SampleCases>();
        services.AddSingleton<SampleSummaries>();
        services.AddSingleton(provider => new SamplePart(0, provider.GetRequiredService<SampleSecretariat>().AddAsync));
        services.AddSingleton(provider => new SamplePart(1, provider.GetRequiredService<SampleOffices>().AddAsync));
        services.AddSingleton(provider => new SamplePart(2, provider.GetRequiredService<SampleSessions>().AddAsync));
        services.AddSingleton(provider => new SamplePart(3, provider.GetRequiredService<SampleCases>().AddAsync));
        services.AddSingleton(provider => new SamplePart(4, provider.GetRequiredService<SampleSummaries>().AddAsync));
        if (SampleSettings.Read(configuration) is { } settings)
        {
            services.AddSingleton(settings);
            services.AddHostedService<SampleSeeder>();
        }

        return services;
    }
}
