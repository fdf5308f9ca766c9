using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Sendai.Tables.AzureTables;

namespace Sendai.Tables.Tests.AzureTables;

/// <summary>Answers in place of the service, in the order given; keeps what was sent.</summary>
internal sealed class StubService(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private int asked;

    public ConcurrentQueue<(string Line, Dictionary<string, string> Headers, TimeSpan At)> Requests { get; } = [];

    public static Func<HttpResponseMessage> Answer(HttpStatusCode status, string body = "", params (string Name, string Value)[] headers) => () =>
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
        {
            answer.Headers.Add(name, value);
        }

        return answer;
    };

    public TableClientOptions Options()
    {
        var options = new TableClientOptions { Transport = new HttpClientTransport(this) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxRetries = 2;
        return options;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Enqueue((
            $"{request.Method} {request.RequestUri!.PathAndQuery}",
            request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            Stopwatch.GetElapsedTime(0)));
        var at = Math.Min(Interlocked.Increment(ref asked), answers.Length) - 1;
        return Task.FromResult(answers[at]());
    }
}

/// <summary>Gives out one token and keeps what it was asked for.</summary>
internal sealed class StubCredential : TokenCredential
{
    public ConcurrentQueue<string> Scopes { get; } = [];

    public string? Refusal { get; init; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scopes.Enqueue(string.Join(' ', requestContext.Scopes));
        return Refusal is not null ? throw new InvalidOperationException(Refusal) : new("the-token", DateTimeOffset.MaxValue);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
