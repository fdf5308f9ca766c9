using System.Net;
using System.Text.Json;

namespace Sendai.Teams.Graph;

/// <summary>Events in the calendar of an organiser (Graph v1.0, "Create event", "Update event", "event: cancel"); docs/wire/graph.md.</summary>
/// <remarks>
/// Every outcome of a call is a <see cref="GraphResult"/>. Thrown are: <see cref="OperationCanceledException"/> when the caller
/// gives up, <see cref="TimeZoneNotFoundException"/> for a zone that nobody knows, and
/// <see cref="InvalidOperationException"/> when there is no credential and Graph is not on this machine.
/// </remarks>
public sealed class GraphClient
{
    /// <summary>The name of the client in <see cref="IHttpClientFactory"/>.</summary>
    public const string HttpClientName = "graph";

    /// <summary>Another event than this one has the transaction id: it was made from other words, or in an earlier call.</summary>
    private const string DuplicateTransactionId = "ErrorDuplicateTransactionId";

    private readonly GraphCalls calls;

    internal GraphClient(GraphCalls calls) => this.calls = calls;

    /// <summary>
    /// Makes an event and invites the attendee. A repeat with the same transaction id makes no second one: it finds the first,
    /// and brings it up to date where Graph says that it was made from other words.
    /// </summary>
    /// <param name="organizer">The mailbox, by its object id or its sign-in name.</param>
    /// <param name="entry">What stands in it.</param>
    /// <param name="transactionId">The same for every try of the same event, and for no other one.</param>
    /// <param name="cancellationToken">Gives up; the event may still come about.</param>
    /// <returns><see cref="GraphResult.Gone"/> when the transaction id belongs to an event that was removed: it needs another one.</returns>
    public async Task<GraphResult> CreateEventAsync(string organizer, GraphEvent entry, Guid transactionId, CancellationToken cancellationToken)
    {
        switch (await calls.SendAsync(HttpMethod.Post, EventsOf(organizer), Json(entry, transactionId), cancellationToken))
        {
            case GraphAnswer.Some { IsSuccess: true } made:
                // Without an id it cannot be changed later; the same call again finds it.
                return IdIn(made.Body) is { } id ? new GraphResult.Done(id) : new GraphResult.Later(null, "NoId");
            case GraphAnswer.Some refusal when refusal.Code == DuplicateTransactionId && ExistingIn(refusal.Body) is { } existing:
                return await UpdateEventAsync(organizer, existing, entry, cancellationToken);
            case var other:
                return Failure(other);
        }
    }

    /// <summary>Changes an event; the attendee is told.</summary>
    /// <param name="organizer">The mailbox, by its object id or its sign-in name.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="entry">What stands in it from now on.</param>
    /// <param name="cancellationToken">Gives up; the event may still change.</param>
    public async Task<GraphResult> UpdateEventAsync(string organizer, string eventId, GraphEvent entry, CancellationToken cancellationToken) =>
        OfExisting(eventId, await calls.SendAsync(
            HttpMethod.Patch, EventOf(organizer, eventId), Json(entry, transactionId: null), cancellationToken));

    /// <summary>Cancels an event; the attendee is told.</summary>
    /// <param name="organizer">The mailbox, by its object id or its sign-in name.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="comment">What the attendee reads.</param>
    /// <param name="cancellationToken">Gives up; the event may still be cancelled.</param>
    public async Task<GraphResult> CancelEventAsync(string organizer, string eventId, string comment, CancellationToken cancellationToken) =>
        OfExisting(eventId, await calls.SendAsync(
            HttpMethod.Post,
            $"{EventOf(organizer, eventId)}/cancel",
            JsonSerializer.SerializeToUtf8Bytes(new CancelBody(comment), GraphJson.Wire.CancelBody),
            cancellationToken));

    private static GraphResult OfExisting(string eventId, GraphAnswer answer) => answer switch
    {
        GraphAnswer.Some { IsSuccess: true } => new GraphResult.Done(eventId),
        GraphAnswer.Some { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } => new GraphResult.Gone(),
        _ => Failure(answer),
    };

    private static GraphResult Failure(GraphAnswer answer)
    {
        if (answer is not GraphAnswer.Some some)
        {
            return new GraphResult.Later(null, ((GraphAnswer.None)answer).Why);
        }

        // An event that was made in an earlier call is there for good.
        return some.Passes && some.Code != DuplicateTransactionId
            ? new GraphResult.Later(some.RetryAfter, some.Code)
            : new GraphResult.Refused(some.Code);
    }

    private static string EventsOf(string organizer) => $"/v1.0/users/{Uri.EscapeDataString(organizer)}/events";

    private static string EventOf(string organizer, string eventId) => $"{EventsOf(organizer)}/{Uri.EscapeDataString(eventId)}";

    private static byte[] Json(GraphEvent entry, Guid? transactionId) =>
        JsonSerializer.SerializeToUtf8Bytes(EventBody.Of(entry, transactionId), GraphJson.Wire.EventBody);

    private static string? IdIn(byte[] body) => GraphId.Known(GraphJson.Read(body, GraphJson.Wire.EventId)?.Id);

    private static string? ExistingIn(byte[] body) => GraphId.Known(GraphJson.Read(body, GraphJson.Wire.DuplicateResponse)?.Error?.ExistingEventId);
}
