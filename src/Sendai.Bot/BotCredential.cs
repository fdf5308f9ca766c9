using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Identity;
using Sendai.Teams.Authentication;
using Sendai.Teams.Connector;

namespace Sendai.Bot;

/// <summary>
/// As whom the bot calls Teams, by settings; docs/adr/0010 says which kind to prefer. <c>Bot:Credential</c> names the kind,
/// because guessing from whatever is set would one day take the wrong one: <c>ManagedIdentity</c>, <c>Workload</c>,
/// <c>Certificate</c> or <c>Secret</c>. Only a managed identity in Azure is found without being named.
/// </summary>
internal static class BotCredential
{
    private const string Missing =
        "Bot:AppId を使うときは、Teams に送るための資格情報も設定してください。"
        + "Bot:Credential に ManagedIdentity、Workload、Certificate、Secret のどれかを書きます。"
        + "送信をこのコンピューターの中だけで試すときは、Bot:OutboundToken に none と書いてください。";

    /// <summary>Registers the bot's identity; settings that cannot be used are told where the bot starts.</summary>
    public static IServiceCollection AddBotCredential(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(_ => Read(configuration));

    /// <exception cref="BotSettingsException">There is an app id, but not what belongs to it.</exception>
    public static ConnectorIdentity Read(IConfiguration configuration)
    {
        var settings = new Settings(configuration);
        var isOff = settings["OutboundToken"] switch
        {
            null => false,
            "none" => true,
            _ => throw new BotSettingsException("Bot:OutboundToken に書けるのは none だけです。ふだんは何も書きません。"),
        };
        return isOff || settings["AppId"] is not { } appId
            ? ConnectorIdentity.None
            : new ConnectorIdentity(CredentialOf(settings, appId), settings["Scope"] ?? ConnectorIdentity.PublicScope);
    }

    private static TokenCredential CredentialOf(Settings settings, string appId) => settings["Credential"] switch
    {
        "ManagedIdentity" => ManagedIdentity(settings["ManagedIdentityClientId"] ?? appId),
        "Workload" => Workload(settings, appId),
        "Certificate" => Certificate(settings, appId),
        "Secret" => new ClientSecretCredential(
            settings.Needed("TenantId"), appId, settings.Needed("ClientSecret"), settings.At(new ClientSecretCredentialOptions())),
        null when settings["ManagedIdentityClientId"] is { } client => ManagedIdentity(client),
        null when settings.IsOnAzure => ManagedIdentity(appId),
        _ => throw new BotSettingsException(Missing),
    };

    private static ManagedIdentityCredential ManagedIdentity(string clientId) => new(ManagedIdentityId.FromUserAssignedClientId(clientId));

    /// <summary>The app trusts somebody else's token: a managed identity's, or the one in a file that a cluster keeps fresh.</summary>
    private static TokenCredential Workload(Settings settings, string appId)
    {
        var tenant = settings.Needed("TenantId");
        if (settings["FederatedIdentityClientId"] is not { } identity)
        {
            return new WorkloadIdentityCredential(settings.At(new WorkloadIdentityCredentialOptions
            {
                TenantId = tenant,
                ClientId = appId,
                TokenFilePath = settings.File("FederatedTokenFile"),
            }));
        }

        var managed = ManagedIdentity(identity);
        var audience = new TokenRequestContext([settings["FederatedScope"] ?? "api://AzureADTokenExchange/.default"]);
        return new ClientAssertionCredential(
            tenant,
            appId,
            async cancellationToken => (await managed.GetTokenAsync(audience, cancellationToken)).Token,
            settings.At(new ClientAssertionCredentialOptions()));
    }

    private static ClientCertificateCredential Certificate(Settings settings, string appId)
    {
        var tenant = settings.Needed("TenantId");
        var path = settings.File("CertificatePath");
        var options = settings.At(new ClientCertificateCredentialOptions());
        if (settings["CertificatePasswordFile"] is null)
        {
            return new ClientCertificateCredential(tenant, appId, path, options);
        }

        try
        {
            var password = File.ReadAllText(settings.File("CertificatePasswordFile")).TrimEnd('\r', '\n');
            return new ClientCertificateCredential(tenant, appId, X509CertificateLoader.LoadPkcs12FromFile(path, password), options);
        }
        catch (CryptographicException)
        {
            throw new BotSettingsException("Bot:CertificatePath の証明書を開けません。パスワードのファイルも確かめてください。");
        }
    }

    /// <summary><c>Bot:*</c>; what is empty is not there.</summary>
    private sealed class Settings(IConfiguration configuration)
    {
        /// <summary>Whether App Service or Container Apps give this program identities.</summary>
        public bool IsOnAzure => configuration["IDENTITY_ENDPOINT"] is { Length: > 0 };

        public string? this[string name] => configuration[$"Bot:{name}"] is { Length: > 0 } value ? value : null;

        public string Needed(string name) => this[name]
            ?? throw new BotSettingsException($"Bot:Credential が {this["Credential"]} のときは、Bot:{name} も設定してください。");

        public string File(string name) => System.IO.File.Exists(Needed(name))
            ? Needed(name)
            : throw new BotSettingsException($"Bot:{name} のファイルが見つかりません。");

        /// <summary>With the authority of another cloud than the public one.</summary>
        public T At<T>(T options)
            where T : TokenCredentialOptions
        {
            if (this["Authority"] is { } authority)
            {
                options.AuthorityHost = Uri.TryCreate(authority, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps
                    ? url
                    : throw new BotSettingsException("Bot:Authority は https:// で始まるアドレスを書いてください。例：https://login.microsoftonline.us");
            }

            return options;
        }
    }
}
