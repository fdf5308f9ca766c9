using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Teams.Connector;

namespace Sendai.Teams.Authentication;

/// <summary>Registers the parts of authentication.</summary>
internal static class AuthenticationServices
{
    public static IServiceCollection AddConnectorAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        // Read when they are first needed: a setting that cannot be used is then told where the bot starts.
        services.AddSingleton(_ => BotSettings.Read(configuration));
        services.AddSingleton(provider => new ServiceHosts(provider.GetRequiredService<BotSettings>()));
        services.AddSingleton<Admission>();
        services.AddSingleton<OpenIdReader>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<TokenValidator>();
        services.AddHttpClient(OpenIdReader.HttpClientName, client =>
            {
                client.MaxResponseContentBufferSize = OpenIdReader.MaxBytes;
                client.Timeout = Timeout.InfiniteTimeSpan;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();

        // Not AddAuthentication: it brings data protection, whose keys would be written to the disk of the machine for nobody.
        services.AddAuthenticationCore(options => options.AddScheme<ConnectorAuthentication>(ConnectorAuthentication.SchemeName, displayName: null));
        services.AddWebEncoders();
        services.AddTransient<ConnectorAuthentication>();
        return services;
    }
}
