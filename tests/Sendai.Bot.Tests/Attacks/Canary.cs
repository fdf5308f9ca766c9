using System.Net;
using System.Net.Sockets;

namespace Sendai.Bot.Tests.Attacks;

/// <summary>A server of this machine that nobody has a reason to call; it counts who does.</summary>
internal sealed class Canary : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private int visits;

    public Canary()
    {
        listener.Start();
        _ = CountAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Visits => visits;

    public void Dispose() => listener.Dispose();

    private async Task CountAsync()
    {
        try
        {
            while (true)
            {
                using var visitor = await listener.AcceptSocketAsync();
                Interlocked.Increment(ref visits);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
