using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Sendai.Teams.Activities;

namespace Sendai.Teams.Connector;

/// <summary>
/// The operations of the connector (Bot Framework REST, "Conversation operations"). Limits, tokens and repeats are the same
/// for all of them: <c>ConnectorPipeline</c> and docs/adr/0010.
/// </summary>
/// <remarks>
/// Every method throws <see cref="ConnectorException"/> for a refusal, <see cref="HttpRequestException"/> or
/// <see cref="OperationCanceledException"/> when no answer came, <see cref="ArgumentException"/> for a service URL that is
/// not trusted, and <see cref="InvalidDataException"/> for an answer that cannot be read where one is needed.
/// </remarks>
public sealed class ConnectorClient
{
    /// <summary>The name of the client in <see cref="IHttpClientFactory"/>.</summary>
    public const string HttpClientName = "connector";

    private const int PageSize = 500;

    /// <summary>A team has at most 25,000 members; what goes on longer than this is no list.</summary>
    private const int MostPages = 200;

    private readonly ConnectorPipeline pipeline;
    private readonly Func<ConnectorCall, CancellationToken, Task<ConnectorResult>> send;

    internal ConnectorClient(ConnectorPipeline pipeline)
        : this(pipeline, pipeline.SendAsync)
    {
    }

    private ConnectorClient(ConnectorPipeline pipeline, Func<ConnectorCall, CancellationToken, Task<ConnectorResult>> send)
    {
        this.pipeline = pipeline;
        this.send = send;
    }

    /// <summary>The same client for a caller who asks <see cref="SendLimits"/> and counts tries itself: every failure is thrown at once.</summary>
    public ConnectorClient WithoutRetriesAndLimits() => new(pipeline, pipeline.SendOnceAsync);

    /// <summary>Puts a new message into a conversation: <c>POST /v3/conversations/{conversationId}/activities</c>.</summary>
    /// <param name="serviceUrl">The connector's absolute URL, as an inbound activity gave it.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="activity">What to send.</param>
    /// <param name="cancellationToken">Stops waiting; the message may still appear.</param>
    public Task<ResourceResponse> SendToConversationAsync(
        string serviceUrl, string conversationId, Activity activity, CancellationToken cancellationToken) =>
        SendAsync(ConnectorCall.Of(HttpMethod.Post, serviceUrl, conversationId, "/activities", Json(activity)), cancellationToken);

    /// <summary>Answers an activity, in its thread where there are threads: <c>POST …/activities/{activityId}</c>.</summary>
    /// <param name="serviceUrl">The connector's absolute URL, as an inbound activity gave it.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="activityId">The activity to answer.</param>
    /// <param name="activity">What to send.</param>
    /// <param name="cancellationToken">Stops waiting; the message may still appear.</param>
    public Task<ResourceResponse> ReplyToActivityAsync(
        string serviceUrl, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken) =>
        SendAsync(ConnectorCall.Of(HttpMethod.Post, serviceUrl, conversationId, ActivityOf(activityId), Json(activity)), cancellationToken);

    /// <summary>Overwrites a message of the bot: <c>PUT …/activities/{activityId}</c>.</summary>
    /// <param name="serviceUrl">The connector's absolute URL, as an inbound activity gave it.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="activityId">The message to overwrite.</param>
    /// <param name="activity">What stands there from now on.</param>
    /// <param name="cancellationToken">Stops waiting; the message may still change.</param>
    public Task<ResourceResponse> UpdateActivityAsync(
        string serviceUrl, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken) =>
        SendAsync(ConnectorCall.Of(HttpMethod.Put, serviceUrl, conversationId, ActivityOf(activityId), Json(activity)), cancellationToken);

    /// <summary>Removes a message of the bot: <c>DELETE …/activities/{activityId}</c>.</summary>
    /// <param name="serviceUrl">The connector's absolute URL, as an inbound activity gave it.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="activityId">The message to remove.</param>
    /// <param name="cancellationToken">Stops waiting; the message may still go.</param>
    public Task DeleteActivityAsync(string serviceUrl, string conversationId, string activityId, CancellationToken cancellationToken) =>
        send(ConnectorCall.Of(HttpMethod.Delete, serviceUrl, conversationId, ActivityOf(activityId)), cancellationToken);

    /// <summary>Opens a chat with a person, or a thread in a channel: <c>POST /v3/conversations</c>.</summary>
    /// <param name="serviceUrl">The connector's absolute URL, as an inbound activity gave it.</param>
    /// <param name="parameters">With whom or where.</param>
    /// <param name="cancellationToken">Stops waiting; the conversation may still come about.</param>
    public async Task<ConversationResourceResponse> CreateConversationAsync(
        string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken)
    {
        var result = await send(ConnectorCall.Create(serviceUrl, parameters), cancellationToken);
        return Read(result.Body, ConnectorJson.Wire.ConversationResourceResponse) is { Id.Length: > 0 } made ? made : throw Unreadable();
    }

    /// <summary>A page of a conversation's members: <c>GET …/pagedmembers</c>. A channel's are its own, where it is private or shared.</summary>
    /// <param name="serviceUrl">The connector's absolute URL, as an inbound activity gave it.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="pageSize">How many at most; Teams gives between 50 and 500.</param>
    /// <param name="continuationToken">Of the page before; null for the first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TeamsPagedMembers> GetPagedMembersAsync(
        string serviceUrl, string conversationId, int pageSize, string? continuationToken, CancellationToken cancellationToken)
    {
        var query = $"?pageSize={pageSize.ToString(CultureInfo.InvariantCulture)}"
            + (string.IsNullOrEmpty(continuationToken) ? "" : $"&continuationToken={Uri.EscapeDataString(continuationToken)}");
        var result = await send(
            ConnectorCall.Of(HttpMethod.Get, serviceUrl, conversationId, $"/pagedmembers{query}"), cancellationToken);
        return Read(result.Body, ConnectorJson.Wire.TeamsPagedMembers) ?? throw Unreadable();
    }

    /// <summary>All members of a conversation; throws rather than leave somebody out.</summary>
    /// <param name="serviceUrl">The connector's absolute URL, as an inbound activity gave it.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<TeamsChannelAccount>> GetMembersAsync(
        string serviceUrl, string conversationId, CancellationToken cancellationToken)
    {
        var members = new List<TeamsChannelAccount>();
        string? next = null;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await GetPagedMembersAsync(serviceUrl, conversationId, PageSize, next, cancellationToken);
            members.AddRange(page.Members ?? []);
            next = page.ContinuationToken;
            if (string.IsNullOrEmpty(next))
            {
                return members;
            }
        }

        throw Unreadable();
    }

    /// <summary>One member of a conversation: <c>GET …/members/{memberId}</c>. Who is none is a <see cref="ConnectorException"/> with 404.</summary>
    /// <param name="serviceUrl">The connector's absolute URL, as an inbound activity gave it.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="memberId">The person's id on the channel; in Teams their object id works as well.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TeamsChannelAccount> GetMemberAsync(
        string serviceUrl, string conversationId, string memberId, CancellationToken cancellationToken)
    {
        var result = await send(
            ConnectorCall.Of(HttpMethod.Get, serviceUrl, conversationId, $"/members/{Uri.EscapeDataString(memberId)}"), cancellationToken);
        return Read(result.Body, ConnectorJson.Wire.TeamsChannelAccount) is { Id.Length: > 0 } member ? member : throw Unreadable();
    }

    private static string ActivityOf(string activityId) => $"/activities/{Uri.EscapeDataString(activityId)}";

    private static byte[] Json(Activity activity) => ConnectorCall.Json(activity, ActivityJson.Wire.Activity);

    private static T? Read<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return body.Length == 0 ? null : JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            // Its message would quote the answer.
            return null;
        }
    }

    private static InvalidDataException Unreadable() => new("The connector's answer cannot be read.");

    private async Task<ResourceResponse> SendAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        var result = await send(call, cancellationToken);
        // A 202 has no body: the message is on its way, but cannot be updated later. And what was taken does not become
        // untaken because its answer cannot be read.
        return (Read(result.Body, ConnectorJson.Wire.ResourceResponse) ?? new()) with { MayStandTwice = result.MayStandTwice };
    }
}
