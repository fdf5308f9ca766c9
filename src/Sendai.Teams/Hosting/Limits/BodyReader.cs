using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Net.Http.Headers;

namespace Sendai.Teams.Hosting.Limits;

/// <summary>Reads bodies as far as the limits allow. Memory grows only with what has really come.</summary>
internal sealed class BodyReader(IConfiguration configuration, TimeProvider time)
{
    // What is announced is believed up to here; an activity is a kilobyte.
    private const int FirstBytes = 4096;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    private readonly int maxBytes = ChannelLimits.From(configuration).BodyBytes;

    /// <summary>Ends by itself when the sender goes away.</summary>
    public async Task<BodyResult> ReadAsync(HttpRequest request)
    {
        // Also keeps out what a web page can send to this machine without asking first: plain text and forms.
        if (!request.HasJsonContentType() || !IsAsItIs(request))
        {
            return new BodyResult.Refused(StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.ContentLength > maxBytes)
        {
            return new BodyResult.Refused(StatusCodes.Status413PayloadTooLarge);
        }

        using var limit = new CancellationTokenSource(TimeLimit, time);
        try
        {
            return await ReadAsync(request, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new BodyResult.Refused(StatusCodes.Status408RequestTimeout);
        }
        catch (BadHttpRequestException bad)
        {
            // Slower than Kestrel allows, or not HTTP.
            return new BodyResult.Refused(bad.StatusCode);
        }
        catch (IOException)
        {
            // The sender is gone. Kestrel would try to read the rest and log a fault of its own.
            request.HttpContext.Abort();
            return new BodyResult.Refused(StatusCodes.Status400BadRequest);
        }
    }

    private async Task<BodyResult> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // One more, to see its end.
        var buffer = new byte[Math.Min(request.ContentLength + 1 ?? FirstBytes, FirstBytes)];
        for (var length = 0; ;)
        {
            var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken);
            length += read;
            if (read == 0)
            {
                return new BodyResult.Whole(buffer.AsMemory(0, length));
            }

            if (length > maxBytes)
            {
                return new BodyResult.Refused(StatusCodes.Status413PayloadTooLarge);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(2 * length, maxBytes + 1));
            }
        }
    }

    /// <summary>Nothing here unpacks: a small body cannot become a large one.</summary>
    private static bool IsAsItIs(HttpRequest request) =>
        request.Headers[HeaderNames.ContentEncoding].All(encoding => string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase));
}

/// <summary>What became of a body.</summary>
internal abstract record BodyResult
{
    /// <summary>All of it came.</summary>
    internal sealed record Whole(ReadOnlyMemory<byte> Bytes) : BodyResult;

    /// <summary>It is not read, or not to its end.</summary>
    /// <param name="Status">The HTTP status to answer.</param>
    internal sealed record Refused(int Status) : BodyResult;
}
