using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Sendai.Teams.Activities;

namespace Sendai.Teams.Connector;

/// <summary>
/// Writes into conversations (Bot Framework REST, "Conversation operations").
/// </summary>
/// <remarks>
/// There is no idempotency key on this wire: a POST repeated after an unclear failure may stand twice in the conversation.
/// So only what was certainly not carried out is tried again, 429 and 412, three tries in all
/// (see <see cref="WithoutRetries"/>).
/// Every method throws <see cref="ConnectorException"/> for any other status, <see cref="HttpRequestException"/> when nobody answers,
/// and <see cref="ArgumentException"/> for a service URL that is not trusted.
/// </remarks>
public sealed class ConnectorClient
{
    /// <summary>The name of the client in <see cref="IHttpClientFactory"/>.</summary>
    public const string HttpClientName = "connector";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly IHttpClientFactory clients;
    private readonly TimeProvider time;
    private readonly int tries;

    /// <summary>A client over the named HTTP client.</summary>
    /// <param name="clients">Where HTTP clients come from.</param>
    /// <param name="time">The clock for waits between tries.</param>
    public ConnectorClient(IHttpClientFactory clients, TimeProvider time)
        : this(clients, time, tries: 3)
    {
    }

    private ConnectorClient(IHttpClientFactory clients, TimeProvider time, int tries)
    {
        this.clients = clients;
        this.time = time;
        this.tries = tries;
    }

    /// <summary>The same client for a caller who keeps count of tries itself: every refusal is thrown at once.</summary>
    public ConnectorClient WithoutRetries() => new(clients, time, tries: 1);

    /// <summary>Puts a new message into a conversation: <c>POST /v3/conversations/{conversationId}/activities</c>.</summary>
    /// <param name="serviceUrl">The connector's absolute URL, as an inbound activity gave it.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="activity">What to send.</param>
    /// <param name="cancellationToken">Stops waiting; the message may still appear.</param>
    public Task<ResourceResponse> SendToConversationAsync(
        string serviceUrl, string conversationId, Activity activity, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, ActivitiesOf(serviceUrl, conversationId), activity, cancellationToken);

    /// <summary>Answers an activity, in its thread where there are threads: <c>POST …/activities/{activityId}</c>.</summary>
    /// <param name="serviceUrl">The connector's absolute URL, as an inbound activity gave it.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="activityId">The activity to answer.</param>
    /// <param name="activity">What to send.</param>
    /// <param name="cancellationToken">Stops waiting; the message may still appear.</param>
    public Task<ResourceResponse> ReplyToActivityAsync(
        string serviceUrl, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, ActivityOf(serviceUrl, conversationId, activityId), activity, cancellationToken);

    /// <summary>Overwrites a message of the bot: <c>PUT …/activities/{activityId}</c>.</summary>
    /// <param name="serviceUrl">The connector's absolute URL, as an inbound activity gave it.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="activityId">The message to overwrite.</param>
    /// <param name="activity">What stands there from now on.</param>
    /// <param name="cancellationToken">Stops waiting; the message may still change.</param>
    public Task<ResourceResponse> UpdateActivityAsync(
        string serviceUrl, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, ActivityOf(serviceUrl, conversationId, activityId), activity, cancellationToken);

    /// <summary>All members of a conversation; throws rather than leave somebody out.</summary>
    /// <param name="serviceUrl">The connector's absolute URL, as an inbound activity gave it.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<TeamsChannelAccount>> GetMembersAsync(
        string serviceUrl, string conversationId, CancellationToken cancellationToken)
    {
        var members = new List<TeamsChannelAccount>();
        string? next = null;
        do
        {
            using var client = clients.CreateClient(HttpClientName);
            using var response = await client.GetAsync(
                new Uri($"{ActivitiesOf(serviceUrl, conversationId)[..^"activities".Length]}pagedmembers?pageSize=500{(next is null ? "" : $"&continuationToken={Uri.EscapeDataString(next)}")}"), cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new ConnectorException(response.StatusCode);
            }

            var page = JsonSerializer.Deserialize(
                await response.Content.ReadAsByteArrayAsync(cancellationToken), ConnectorJson.Wire.TeamsPagedMembers) ?? throw new InvalidDataException();
            members.AddRange(page.Members ?? []);
            next = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(next));
        return members;
    }

    private static string ActivityOf(string serviceUrl, string conversationId, string activityId) =>
        $"{ActivitiesOf(serviceUrl, conversationId)}/{Uri.EscapeDataString(activityId)}";

    private static string ActivitiesOf(string serviceUrl, string conversationId) =>
        ServiceUrl.IsLoopback(serviceUrl)
            ? $"{serviceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(conversationId)}/activities"
            : throw new ArgumentException("Only a service URL on this machine is trusted.", nameof(serviceUrl));

    private static async Task<ResourceResponse> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            // A 202 has no body: the message is on its way, but cannot be updated later.
            return body.Length == 0 ? new() : JsonSerializer.Deserialize(body, ConnectorJson.Wire.ResourceResponse) ?? new();
        }
        catch (JsonException)
        {
            // The message was taken; failing here would make callers believe that it was not.
            return new();
        }
    }

    private async Task<ResourceResponse> SendAsync(HttpMethod method, string url, Activity activity, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Activity);
        using var client = clients.CreateClient(HttpClientName);
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(method, url) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            using var response = await client.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return await ReadAsync(response, cancellationToken);
            }

            if (attempt == tries || response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed))
            {
                throw new ConnectorException(response.StatusCode, AskedWait(response));
            }

            await Task.Delay(WaitAfter(response, attempt), time, cancellationToken);
        }
    }

    private TimeSpan WaitAfter(HttpResponseMessage response, int attempt)
    {
        var wait = AskedWait(response) ?? TimeSpan.FromSeconds(attempt);
        return wait > LongestWait ? LongestWait : wait;
    }

    private TimeSpan? AskedWait(HttpResponseMessage response)
    {
        TimeSpan? wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
