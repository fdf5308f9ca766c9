using Sendai.Teams.Authentication;

namespace Sendai.Teams.Hosting;

/// <summary>Whether the channel could let anybody in.</summary>
public sealed class ChannelReadiness
{
    private readonly BotSettings settings;
    private readonly SigningKeys keys;

    internal ChannelReadiness(BotSettings settings, SigningKeys keys)
    {
        this.settings = settings;
        this.keys = keys;
    }

    /// <summary>
    /// Whether the keys are known by which tokens are judged; true where no tokens are asked for. Asking for them here also
    /// spares the first person the wait.
    /// </summary>
    /// <param name="cancellationToken">Stops waiting; the reading goes on.</param>
    public async Task<bool> HasKeysAsync(CancellationToken cancellationToken) => settings.AppId is null || await keys.AnyAsync(cancellationToken);
}
