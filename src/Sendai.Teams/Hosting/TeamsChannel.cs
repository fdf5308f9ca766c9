using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sendai.Teams.Connector;

namespace Sendai.Teams.Hosting;

/// <summary>Puts the channel into an application.</summary>
public static class TeamsChannel
{
    /// <summary>Registers the channel.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">Holds <c>Bot:AppId</c>, the bot's app id; without it the endpoint answers only in Development.</param>
    public static IServiceCollection AddTeamsChannel(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ActivityRoutes>();
        services.AddSingleton<ConnectorClient>();
        services.AddHttpClient(ConnectorClient.HttpClientName);
        return services;
    }

    /// <summary>Maps <c>POST /api/messages</c>; other methods get 405.</summary>
    /// <param name="endpoints">The application.</param>
    /// <returns>The routes, for features to fill.</returns>
    public static ActivityRoutes MapTeamsChannel(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/messages", () => Results.StatusCode(StatusCodes.Status401Unauthorized));
        return endpoints.ServiceProvider.GetRequiredService<ActivityRoutes>();
    }
}
