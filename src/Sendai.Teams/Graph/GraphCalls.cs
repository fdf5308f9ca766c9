using System.Net;
using System.Net.Http.Headers;
using Sendai.Teams.Connector;

namespace Sendai.Teams.Graph;

/// <summary>One call: token, HTTP. A token that is refused is tried once more as a new one; nothing else is repeated.</summary>
internal sealed class GraphCalls(IHttpClientFactory clients, GraphEndpoint endpoint, ConnectorTokens tokens, TimeProvider time)
{
    /// <summary>An event with its attendees is a few kilobytes.</summary>
    private const long UsualAnswer = 256 * 1024;

    /// <summary>Sends a body.</summary>
    public Task<GraphAnswer> SendAsync(HttpMethod method, string path, byte[] json, CancellationToken cancellationToken) =>
        SendAsync(new Call(method, path, json, null, UsualAnswer), cancellationToken);

    /// <summary>Reads.</summary>
    /// <param name="path">What; always a path, never another host.</param>
    /// <param name="accept">In which form.</param>
    /// <param name="longestAnswer">In bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<GraphAnswer> ReadAsync(string path, string accept, long longestAnswer, CancellationToken cancellationToken) =>
        SendAsync(new Call(HttpMethod.Get, path, null, accept, longestAnswer), cancellationToken);

    /// <summary>The path of a link that Graph gave; null when it leads elsewhere, where no token goes.</summary>
    public string? PathOf(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var url)
        && Uri.Compare(url, endpoint.Url, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
            ? url.PathAndQuery
            : null;

    private async Task<GraphAnswer> SendAsync(Call call, CancellationToken cancellationToken)
    {
        // Who has no token, a rig, has nothing to say to the world.
        if (!tokens.IsOn && !endpoint.IsLoopback)
        {
            throw new InvalidOperationException("Graph cannot be called without a credential.");
        }

        try
        {
            var token = await tokens.GetAsync(cancellationToken);
            var answer = await TryAsync(call, token, cancellationToken);
            if (answer.Status != HttpStatusCode.Unauthorized || token is null)
            {
                return answer;
            }

            tokens.Drop(token);
            return await TryAsync(call, await tokens.GetAsync(cancellationToken), cancellationToken);
        }
        catch (TokenUnavailableException)
        {
            return new GraphAnswer.None("NoToken");
        }
        catch (HttpRequestException failure)
        {
            return new GraphAnswer.None(failure.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new GraphAnswer.None("Timeout");
        }
    }

    private async Task<GraphAnswer.Some> TryAsync(Call call, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, new Uri(endpoint.Url, call.Path));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (call.Accept is { } accept)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        }

        if (call.Json is { } json)
        {
            request.Content = new ByteArrayContent(json);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        using var client = clients.CreateClient(GraphClient.HttpClientName);
        client.MaxResponseContentBufferSize = call.LongestAnswer;
        using var response = await client.SendAsync(request, cancellationToken);
        return new GraphAnswer.Some(
            response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken), RetryAfter.Of(response, time));
    }

    /// <summary>What is asked.</summary>
    private sealed record Call(HttpMethod Method, string Path, byte[]? Json, string? Accept, long LongestAnswer);
}

/// <summary>What came back.</summary>
internal abstract record GraphAnswer
{
    private GraphAnswer()
    {
    }

    /// <summary>Nothing; whether the call was carried out, nobody knows.</summary>
    internal sealed record None(string Why) : GraphAnswer;

    /// <summary>An answer, for better or worse.</summary>
    internal sealed record Some(HttpStatusCode Status, byte[] Body, TimeSpan? RetryAfter) : GraphAnswer
    {
        public bool IsSuccess => (int)Status is >= 200 and <= 299;

        /// <summary>Whether the same call may fare better later.</summary>
        public bool Passes => (int)Status >= 500
            || Status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
            // Somebody else was at the same thing at the same moment.
            or HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed;

        /// <summary>Graph's word for why not, or the status.</summary>
        public string Code => ErrorResponse.CodeOf(Body) ?? $"Http{(int)Status}";
    }
}
