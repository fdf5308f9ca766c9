using Sendai.Teams.Graph;

namespace Sendai.Bot.Calendar;

/// <summary>
/// Events in the calendar of the organiser's mailbox, each with one attendee. Nothing waits for it: whoever calls keeps the
/// <see cref="GraphResult"/> beside the booking and comes again after <see cref="GraphResult.Later"/>.
/// </summary>
internal sealed class OrganizerCalendar(CalendarSettings settings, GraphClient graph)
{
    /// <summary>As Exchange calls the zone of the people whom the bot serves.</summary>
    private const string Zone = "Tokyo Standard Time";

    /// <summary>Whether there is a mailbox to make events in.</summary>
    public bool IsConfigured => settings.Organizer is not null;

    /// <summary>
    /// Makes the event, or changes it. However often it is called with the same key, there is one event.
    /// </summary>
    /// <param name="entry">What stands in it.</param>
    /// <param name="attendeeAddress">Whom to invite; see <see cref="AttendeeAddress"/>.</param>
    /// <param name="attendeeName">Their name; may be empty.</param>
    /// <param name="eventId">The event that was made before; null as long as there is none.</param>
    /// <param name="cancellationToken">Gives up; it may still come about.</param>
    /// <returns>
    /// After <see cref="GraphResult.Gone"/> somebody has removed the event; Graph remembers the key of a removed one, so a new
    /// event needs an entry with another key.
    /// </returns>
    /// <exception cref="InvalidOperationException">It is not configured.</exception>
    public Task<GraphResult> PutAsync(
        CalendarEntry entry, string attendeeAddress, string attendeeName, string? eventId, CancellationToken cancellationToken)
    {
        var graphEvent = new GraphEvent
        {
            Subject = entry.Subject,
            Text = entry.TextWithLink,
            Starts = entry.Starts,
            Ends = entry.Ends,
            TimeZone = Zone,
            Place = entry.Place,
            AttendeeAddress = attendeeAddress,
            AttendeeName = attendeeName,
        };
        return eventId is null
            ? graph.CreateEventAsync(Organizer, graphEvent, entry.Id, cancellationToken)
            : graph.UpdateEventAsync(Organizer, eventId, graphEvent, cancellationToken);
    }

    /// <summary>Cancels an event; the attendee is told by mail. One that is gone already is <see cref="GraphResult.Gone"/>.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="comment">What the attendee reads.</param>
    /// <param name="cancellationToken">Gives up; it may still come about.</param>
    /// <exception cref="InvalidOperationException">It is not configured.</exception>
    public Task<GraphResult> CancelAsync(string eventId, string comment, CancellationToken cancellationToken) =>
        graph.CancelEventAsync(Organizer, eventId, comment, cancellationToken);

    private string Organizer => settings.Organizer ?? throw new InvalidOperationException("There is no organiser's mailbox.");
}
