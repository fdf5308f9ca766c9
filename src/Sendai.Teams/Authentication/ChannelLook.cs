using Microsoft.Extensions.Configuration;
using Sendai.Teams.Hosting.Limits;

namespace Sendai.Teams.Authentication;

/// <summary>What the settings of the channel come to, for whoever looks before the bot is started or beside it.</summary>
public sealed class ChannelLook
{
    private readonly BotSettings settings;

    private ChannelLook(BotSettings settings) => this.settings = settings;

    /// <summary>The bot's app id; null when it has none, and then nobody comes in from outside.</summary>
    public string? AppId => settings.AppId;

    /// <summary>Where the keys of the connector are named.</summary>
    public Uri OpenIdMetadata => settings.OpenIdMetadata;

    /// <summary>The hosts to which the bot may speak.</summary>
    public IReadOnlyList<string> ServiceHosts => settings.ServiceHosts;

    /// <summary>Reads them.</summary>
    /// <exception cref="BotSettingsException">One cannot be used.</exception>
    public static ChannelLook Read(IConfiguration configuration)
    {
        ChannelLimits.From(configuration);
        return new ChannelLook(BotSettings.Read(configuration));
    }

    /// <summary>Reads the keys once, exactly as the bot does; why there are none, or null.</summary>
    /// <param name="clients">With what <c>AddTeamsChannel</c> has registered.</param>
    /// <param name="time">For the limit of ten seconds.</param>
    public async Task<KeyFailure?> ReadKeysAsync(IHttpClientFactory clients, TimeProvider time) =>
        await new OpenIdReader(settings, clients, time).ReadAsync() is KeyReading.Failed failed ? failed.Reason : null;
}
