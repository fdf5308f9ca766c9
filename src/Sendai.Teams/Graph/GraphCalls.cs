using System.Net;
using System.Net.Http.Headers;
using Sendai.Teams.Connector;

namespace Sendai.Teams.Graph;

/// <summary>One call: token, HTTP. A token that is refused is tried once more as a new one; nothing else is repeated.</summary>
internal sealed class GraphCalls(IHttpClientFactory clients, GraphEndpoint endpoint, ConnectorTokens tokens, TimeProvider time)
{
    public async Task<GraphAnswer> SendAsync(HttpMethod method, string path, byte[] json, CancellationToken cancellationToken)
    {
        // Who has no token, a rig, has nothing to say to the world.
        if (!tokens.IsOn && !endpoint.IsLoopback)
        {
            throw new InvalidOperationException("Graph cannot be called without a credential.");
        }

        try
        {
            var token = await tokens.GetAsync(cancellationToken);
            var answer = await TryAsync(method, path, json, token, cancellationToken);
            if (answer.Status != HttpStatusCode.Unauthorized || token is null)
            {
                return answer;
            }

            tokens.Drop(token);
            return await TryAsync(method, path, json, await tokens.GetAsync(cancellationToken), cancellationToken);
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

    private async Task<GraphAnswer.Some> TryAsync(
        HttpMethod method, string path, byte[] json, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(endpoint.Url, path));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = new ByteArrayContent(json);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        using var client = clients.CreateClient(GraphClient.HttpClientName);
        using var response = await client.SendAsync(request, cancellationToken);
        return new GraphAnswer.Some(
            response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken), RetryAfter.Of(response, time));
    }
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
    }
}
