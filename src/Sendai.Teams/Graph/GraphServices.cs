using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sendai.Teams.Connector;

namespace Sendai.Teams.Graph;

/// <summary>Puts Graph into an application.</summary>
public static class GraphServices
{
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Registers <see cref="GraphClient"/> and <see cref="GraphTranscripts"/>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="identity">As whom it is called, and where.</param>
    public static IServiceCollection AddGraph(this IServiceCollection services, Func<IServiceProvider, GraphIdentity> identity)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(GraphClient.HttpClientName, client => client.Timeout = SendLimit)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A token goes to the endpoint, and to nobody whom it names.
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = ConnectionLifetime,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // They would name the mailbox.
            .RemoveAllLoggers();
        services.AddSingleton(provider =>
        {
            var (credential, endpoint) = identity(provider);
            var tokens = ActivatorUtilities.CreateInstance<ConnectorTokens>(provider, new ConnectorIdentity(credential, endpoint.Scope), "Graph");
            return ActivatorUtilities.CreateInstance<GraphCalls>(provider, endpoint, tokens);
        });
        services.AddSingleton(provider => new GraphClient(provider.GetRequiredService<GraphCalls>()));
        return services.AddSingleton(provider => new GraphTranscripts(provider.GetRequiredService<GraphCalls>()));
    }
}
