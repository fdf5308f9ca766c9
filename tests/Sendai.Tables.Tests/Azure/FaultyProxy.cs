using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sendai.Tables.Tests.AzureTables;

/// <summary>What the proxy does with a request; "after" means that the service has carried it out.</summary>
public enum Mishap
{
    None,
    DropBefore,
    BusyBefore,
    DropAfter,
    SilenceAfter,
    HalfAfter,
    ErrorAfter,
    BusyAfter,
}

/// <summary>A request that went through the proxy, and whether the service has carried it out.</summary>
internal sealed record Passed(string Method, string Path, bool IsDone)
{
    public bool IsWrite => Method != "GET" && !Path.EndsWith("/Tables", StringComparison.Ordinal);
}

/// <summary>Stands between the store and Azurite and loses answers as it is told.</summary>
internal sealed class FaultyProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly int target;

    public FaultyProxy(int target)
    {
        this.target = target;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Asked for every request before it is passed on.</summary>
    public Func<Passed, Task<Mishap>> Plan { get; set; } = _ => Task.FromResult(Mishap.None);

    public ConcurrentQueue<Passed> Log { get; } = [];

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stop.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    // One connection of a client, which it keeps for one request after another.
    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        var stream = client.GetStream();
        try
        {
            while (await ReadAsync(stream) is { } request && await AnswerAsync(stream, request))
            {
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task<bool> AnswerAsync(NetworkStream client, byte[] request)
    {
        var line = Encoding.ASCII.GetString(request, 0, Array.IndexOf(request, (byte)'\r')).Split(' ');
        var passed = new Passed(line[0], line[1].Split('?')[0], false);
        var mishap = await Plan(passed);
        var response = mishap is Mishap.DropBefore or Mishap.BusyBefore ? [] : await ForwardAsync(request);
        Log.Enqueue(passed with { IsDone = IsDone(response) });
        switch (mishap)
        {
            case Mishap.None:
                await client.WriteAsync(response, stop.Token);
                return true;
            case Mishap.BusyBefore or Mishap.BusyAfter:
                await client.WriteAsync("HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stop.Token);
                return true;
            case Mishap.ErrorAfter:
                await client.WriteAsync("HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stop.Token);
                return true;
            case Mishap.HalfAfter:
                await client.WriteAsync(response.AsMemory(0, response.Length / 2), stop.Token);
                return false;
            case Mishap.SilenceAfter:
                await Task.Delay(Timeout.Infinite, stop.Token);
                return false;
            default:
                return false;
        }
    }

    // A transaction is answered with 202 in any case, and its part says whether it failed.
    private static bool IsDone(byte[] response) =>
        response.AsSpan().StartsWith("HTTP/1.1 2"u8) && response.AsSpan().IndexOf("\r\nHTTP/1.1 4"u8) < 0;

    private async Task<byte[]> ForwardAsync(byte[] request)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, target, stop.Token);
        var stream = server.GetStream();
        // So that the end of the answer is the end of the connection.
        var head = Encoding.ASCII.GetBytes("\r\nConnection: close");
        var at = request.AsSpan().IndexOf("\r\n"u8);
        await stream.WriteAsync((byte[])[.. request[..at], .. head, .. request[at..]], stop.Token);
        var answer = new MemoryStream();
        await stream.CopyToAsync(answer, stop.Token);
        var text = answer.ToArray();
        var close = text.AsSpan().IndexOf("\r\nConnection: close"u8);
        return close < 0 ? text : [.. text[..close], .. text[(close + head.Length)..]];
    }

    private async Task<byte[]?> ReadAsync(NetworkStream stream)
    {
        var request = new List<byte>();
        var buffer = new byte[64 * 1024];
        var length = int.MaxValue;
        while (request.Count < length)
        {
            var count = await stream.ReadAsync(buffer, stop.Token);
            if (count == 0)
            {
                return null;
            }

            request.AddRange(buffer.AsSpan(0, count));
            if (length == int.MaxValue)
            {
                length = LengthOf(request);
            }
        }

        return [.. request];
    }

    // Head and body together, once the head is there.
    private static int LengthOf(List<byte> request)
    {
        var text = Encoding.Latin1.GetString([.. request]);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return int.MaxValue;
        }

        var at = text.IndexOf("Content-Length: ", 0, end, StringComparison.OrdinalIgnoreCase);
        return end + 4 + (at < 0 ? 0 : int.Parse(text[(at + 16)..text.IndexOf('\r', at)], null));
    }
}
