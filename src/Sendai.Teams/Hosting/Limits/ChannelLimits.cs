using System.Globalization;
using Microsoft.Extensions.Configuration;
using Sendai.Teams.Authentication;

namespace Sendai.Teams.Hosting.Limits;

/// <summary>How much the channel takes in (<c>Limits:*</c>; docs/adr/0011).</summary>
/// <param name="PerConversation">Activities of one conversation within a minute.</param>
/// <param name="PerUser">Activities of one person within a minute.</param>
/// <param name="TurnsAtWork">Turns whose handler runs at the same time.</param>
/// <param name="TurnsWaiting">Turns that wait for their place.</param>
/// <param name="BodyBytes">The longest body.</param>
internal sealed record ChannelLimits(int PerConversation, int PerUser, int TurnsAtWork, int TurnsWaiting, int BodyBytes)
{
    /// <summary>Far above what people do, far below what hurts.</summary>
    public static ChannelLimits Default { get; } = new(60, 30, 64, 256, 256 * 1024);

    /// <summary>As the settings say; what they do not say is the default.</summary>
    /// <exception cref="BotSettingsException">A setting is not a number, or too small to let anything in.</exception>
    public static ChannelLimits From(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Limits");
        return new(
            Read(nameof(PerConversation), Default.PerConversation, least: 1),
            Read(nameof(PerUser), Default.PerUser, least: 1),
            Read(nameof(TurnsAtWork), Default.TurnsAtWork, least: 1),
            Read(nameof(TurnsWaiting), Default.TurnsWaiting, least: 0),
            // Read before anybody knows whose body it is, so it can only be made smaller.
            Math.Min(Read(nameof(BodyBytes), Default.BodyBytes, least: 1024), Default.BodyBytes));

        int Read(string name, int normal, int least) =>
            settings[name] is not { Length: > 0 } text ? normal
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least ? value
            : throw new BotSettingsException($"Limits:{name} には、{least} 以上の数を書いてください。");
    }

    /// <summary>The same without what is looser than the default.</summary>
    public ChannelLimits NoLooserThanDefault() => new(
        Math.Min(PerConversation, Default.PerConversation),
        Math.Min(PerUser, Default.PerUser),
        Math.Min(TurnsAtWork, Default.TurnsAtWork),
        Math.Min(TurnsWaiting, Default.TurnsWaiting),
        Math.Min(BodyBytes, Default.BodyBytes));
}
