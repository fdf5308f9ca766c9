using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Sendai.Teams.Hosting.Limits;

/// <summary>What the server itself bounds, before there is a request: slow bodies and many connections.</summary>
internal static class KestrelLimits
{
    public static void Set(KestrelServerOptions kestrel)
    {
        kestrel.Limits.MaxConcurrentConnections = 1000;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1000, gracePeriod: TimeSpan.FromSeconds(5));
        // A little above what is read, so that the bot's own answer is the one that is given.
        kestrel.Limits.MaxRequestBodySize = 2 * ChannelLimits.Default.BodyBytes;
    }
}
