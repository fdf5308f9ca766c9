namespace Sendai.Bot.Watch;

/// <summary>What operations need: is it alive, is it ready, what does it do.</summary>
internal static class WatchFeature
{
    private const string Ok = "ok";
    private const string NotReady = "not ready";

    public static IServiceCollection AddWatch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Readiness>();
        services.AddHostedService<AliveService>();
        services.AddExport(configuration);
        return services;
    }

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>. Strangers may ask too, so they learn one word.</summary>
    public static void MapWatch(this WebApplication app)
    {
        var readiness = app.Services.GetRequiredService<Readiness>();
        app.MapGet("/health/live", context => context.Response.WriteAsync(Ok));
        app.MapGet("/health/ready", async context =>
        {
            var isReady = await readiness.IsReadyAsync();
            context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.WriteAsync(isReady ? Ok : NotReady);
        });
    }
}
