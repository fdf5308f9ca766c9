using Microsoft.Extensions.Configuration;
using Sendai.Teams.Connector;

namespace Sendai.Teams.Hosting.Limits;

/// <summary>
/// Two entrances: what the settings loosen is loose only for service hosts of this machine, that is for test rigs; so no
/// setting can open the bot to the world.
/// </summary>
internal sealed class FrontDoor(IConfiguration configuration, TimeProvider time) : IDisposable
{
    private readonly Entrance world = new(ChannelLimits.From(configuration).NoLooserThanDefault(), time);
    private readonly Entrance loopback = new(ChannelLimits.From(configuration), time);

    /// <summary>Whether a turn may begin now; it may have to wait for its place.</summary>
    public Task<Admittance> AdmitAsync(Turn turn) =>
        (ServiceUrl.Read(turn.Reference.ServiceUrl) is { IsLoopback: true } ? loopback : world).AdmitAsync(turn);

    public void Dispose()
    {
        world.Dispose();
        loopback.Dispose();
    }
}
