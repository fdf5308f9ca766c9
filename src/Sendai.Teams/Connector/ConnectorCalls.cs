using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace Sendai.Teams.Connector;

/// <summary>One try of an operation: trust, token, HTTP. Whatever is not a success is thrown.</summary>
internal sealed class ConnectorCalls(
    IHttpClientFactory clients, ServiceHosts hosts, ConnectorTokens tokens, IEnumerable<ConversationBlocked> listeners, TimeProvider time, ILogger<ConnectorCalls> log)
{
    public Task<byte[]> TryAsync(ConnectorCall call, CancellationToken cancellationToken) =>
        Telemetry.Source.HasListeners() ? WatchedAsync(call, cancellationToken) : CallAsync(call, cancellationToken);

    private async Task<byte[]> WatchedAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        using var span = Telemetry.Source.StartActivity("connector", ActivityKind.Client);
        if (span?.IsAllDataRequested == true)
        {
            // Neither the URL nor the host: both hold ids, and somebody else chose them.
            span.SetTag("operation", call.Operation);
        }

        try
        {
            return await CallAsync(call, cancellationToken);
        }
        catch (Exception failure)
        {
            var refusal = failure as ConnectorException;
            span?.SetTag("http.response.status_code", (int?)refusal?.Status);
            span.Fail(refusal is null ? failure.GetType().FullName! : nameof(ConnectorException));
            throw;
        }
    }

    private async Task<byte[]> CallAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        // Before there is a token that could go astray. And who has none, a rig, has nothing to say to the world.
        if (!hosts.Trusts(call.ServiceUrl) || (!tokens.IsOn && !ServiceUrl.IsLoopback(call.ServiceUrl)))
        {
            throw new ArgumentException("This service URL is not trusted.", nameof(call));
        }

        var token = await tokens.GetAsync(cancellationToken);
        using var request = new HttpRequestMessage(call.Method, call.Url);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (call.Body is { } json)
        {
            request.Content = new ByteArrayContent(json);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        using var client = clients.CreateClient(ConnectorClient.HttpClientName);
        using var response = await client.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return body;
        }

        var refusal = new ConnectorException(response.StatusCode, RetryAfter.Of(response, time), ErrorResponse.CodeOf(body));
        if (refusal.IsBlocked)
        {
            await TellAsync(call.Conversation, refusal.Code!);
        }

        if (refusal.Status == HttpStatusCode.Unauthorized && token is not null)
        {
            tokens.Drop(token);
            refusal.MayPassWithAnotherToken = true;
        }

        throw refusal;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Who keeps book of the refusal must not hide it.")]
    private async Task TellAsync(string conversation, string code)
    {
        foreach (var blocked in listeners)
        {
            try
            {
                await blocked(conversation, code);
            }
            catch (Exception fault)
            {
                Log.BlockedNotKept(log, conversation, fault.GetType().FullName);
            }
        }
    }
}
