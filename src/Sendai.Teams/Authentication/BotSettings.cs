using Microsoft.Extensions.Configuration;

namespace Sendai.Teams.Authentication;

/// <summary>Who the bot is and whose tokens it believes: <c>Bot:*</c>. The defaults are the public cloud.</summary>
/// <param name="AppId">The bot's app id; null when it has none, and then there are no tokens.</param>
/// <param name="Issuer">Who issues the tokens.</param>
/// <param name="OpenIdMetadata">Where the keys of the issuer are named.</param>
/// <param name="ServiceHosts">The hosts to which the bot may speak, each as it stands in a URL.</param>
internal sealed record BotSettings(string? AppId, string Issuer, Uri OpenIdMetadata, IReadOnlyList<string> ServiceHosts)
{
    private const string PublicIssuer = "https://api.botframework.com";
    private const string PublicMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    // Exact hosts: anybody can register a name under trafficmanager.net.
    private static readonly string[] PublicHosts = ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"];

    /// <exception cref="BotSettingsException">A setting cannot be used.</exception>
    public static BotSettings Read(IConfiguration configuration) => new(
        AppIdOf(configuration["Bot:AppId"]),
        configuration["Bot:Issuer"] is { Length: > 0 } issuer ? issuer : PublicIssuer,
        MetadataOf(configuration["Bot:OpenIdMetadata"] is { Length: > 0 } metadata ? metadata : PublicMetadata),
        HostsOf(configuration.GetSection("Bot:ServiceHosts")));

    private static string? AppIdOf(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : Guid.TryParseExact(text, "D", out _) ? text
        : throw new BotSettingsException("Bot:AppId は 00000000-0000-0000-0000-000000000000 の形で書いてください。");

    private static Uri MetadataOf(string text) =>
        OpenIdAddress.Read(text)
        ?? throw new BotSettingsException("Bot:OpenIdMetadata は https:// で始まるアドレスを書いてください。http:// を使えるのは、このコンピューターの中のアドレスだけです。");

    /// <summary>One text with commas or spaces, or a list.</summary>
    private static string[] HostsOf(IConfigurationSection section)
    {
        string[] hosts = [.. section.GetChildren().Select(child => child.Value).Prepend(section.Value)
            .SelectMany(value => value?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])];
        return hosts.All(IsHost)
            ? hosts is [] ? PublicHosts : hosts
            : throw new BotSettingsException("Bot:ServiceHosts には、ホスト名だけを書いてください。* は使えません。例：smba.trafficmanager.net");
    }

    private static bool IsHost(string host) => Uri.CheckHostName(host) != UriHostNameType.Unknown && !host.EndsWith('.');
}
