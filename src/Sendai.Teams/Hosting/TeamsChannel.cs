using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Sendai.Teams.Authentication;
using Sendai.Teams.Connector;
using Sendai.Teams.Hosting.Limits;

namespace Sendai.Teams.Hosting;

/// <summary>Puts the channel into an application.</summary>
public static class TeamsChannel
{
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(15);

    /// <summary>A page of 500 members takes a tenth of it.</summary>
    private const long MaxResponseBytes = 2 * 1024 * 1024;
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Registers the channel.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">Holds <c>Bot:AppId</c>, the bot's app id; without it the endpoint answers only in Development. <c>Bot:Issuer</c>,
    /// <c>Bot:OpenIdMetadata</c> and <c>Bot:ServiceHosts</c> are for other clouds than the public one.</param>
    public static IServiceCollection AddTeamsChannel(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddConnectorAuthentication(configuration);
        services.AddSingleton<ActivityRoutes>();
        services.Configure<KestrelServerOptions>(KestrelLimits.Set);
        services.AddSingleton(provider => new BodyReader(configuration, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new FrontDoor(configuration, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TurnRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<TurnRunner>());
        services.AddSingleton(provider => new ChannelReadiness(provider.GetRequiredService<BotSettings>(), provider.GetRequiredService<SigningKeys>()));
        services.AddSingleton<TurnClaims>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<OutgoingSender>();
        services.AddHostedService(provider => provider.GetRequiredService<OutgoingSender>());
        services.TryAddSingleton(ConnectorIdentity.None);
        services.AddSingleton<ConnectorTokens>();
        services.AddSingleton<ConnectorCalls>();
        services.AddSingleton<SendLimits>();
        // Benchmarks measure us and not the limits; towards anybody else they hold whatever is set.
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ConnectorPipeline>(provider, configuration["Limits:Outbound"] == "none"));
        services.AddSingleton(provider => new ConnectorClient(provider.GetRequiredService<ConnectorPipeline>()));
        services.AddHttpClient(ConnectorClient.HttpClientName, ConfigureClient)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A trusted service must not send us on to one that is not.
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = ConnectionLifetime,
            })
            // One handler for the whole process: a new one costs connections; its own connections grow old above instead.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<MessagesEndpoint>(
            provider, Access(provider.GetRequiredService<BotSettings>(), provider.GetRequiredService<IHostEnvironment>())));
        return services;
    }

    /// <summary>Maps <c>POST /api/messages</c>; other methods get 405.</summary>
    /// <param name="endpoints">The application.</param>
    /// <returns>The routes, for features to fill before the application runs.</returns>
    /// <exception cref="BotSettingsException">A setting cannot be used.</exception>
    public static ActivityRoutes MapTeamsChannel(this IEndpointRouteBuilder endpoints)
    {
        var messages = endpoints.ServiceProvider.GetRequiredService<MessagesEndpoint>();
        messages.SayWhetherOpen();
        endpoints.MapPost("/api/messages", messages.HandleAsync);
        return endpoints.ServiceProvider.GetRequiredService<ActivityRoutes>();
    }

    private static void ConfigureClient(HttpClient client)
    {
        client.Timeout = SendLimit;
        client.MaxResponseContentBufferSize = MaxResponseBytes;
    }

    private static ChannelAccess Access(BotSettings settings, IHostEnvironment environment) =>
        settings.AppId is not null ? ChannelAccess.ByToken
        : environment.IsDevelopment() ? ChannelAccess.LoopbackOnly
        : ChannelAccess.ClosedOutsideDevelopment;
}
