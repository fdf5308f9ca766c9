using System.Globalization;
using System.Text.Json.Serialization;

namespace Sendai.Teams.Graph;

/// <summary>An event as it travels (Graph v1.0, "event resource type").</summary>
internal sealed record EventBody(
    string Subject,
    ItemBody Body,
    DateTimeTimeZone Start,
    DateTimeTimeZone End,
    Location Location,
    IReadOnlyList<Attendee> Attendees,
    // Nobody reads the organiser's mailbox: whoever wants another time says so to the bot.
    bool ResponseRequested,
    bool AllowNewTimeProposals,
    string? TransactionId)
{
    public static EventBody Of(GraphEvent entry, Guid? transactionId) => new(
        entry.Subject,
        new ItemBody("text", entry.Text),
        DateTimeTimeZone.Of(entry.Starts, entry.TimeZone),
        DateTimeTimeZone.Of(entry.Ends, entry.TimeZone),
        new Location(entry.Place),
        [new Attendee(new EmailAddress(entry.AttendeeAddress, entry.AttendeeName.Length > 0 ? entry.AttendeeName : null), "required")],
        ResponseRequested: false,
        AllowNewTimeProposals: false,
        transactionId?.ToString("D"));
}

internal sealed record ItemBody(string ContentType, string Content);

/// <summary>A time on the wall of a zone; the text carries no offset.</summary>
internal sealed record DateTimeTimeZone(string DateTime, string TimeZone)
{
    public static DateTimeTimeZone Of(DateTimeOffset moment, string zone) => new(
        TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(zone))
            .ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        zone);
}

internal sealed record Location(string DisplayName);

internal sealed record Attendee(EmailAddress EmailAddress, string Type);

internal sealed record EmailAddress(string Address, string? Name);

internal sealed record CancelBody(string Comment);

/// <summary>All that is read of an event or a meeting.</summary>
internal sealed record EventId(string? Id = null);

/// <summary>All that is read of a refusal beside its code: which event has taken a transaction id before.</summary>
internal sealed record DuplicateResponse(DuplicateError? Error = null);

internal sealed record DuplicateError([property: JsonPropertyName("@event.existingEventId")] string? ExistingEventId = null);

/// <summary>All that is read of a list of online meetings (Graph v1.0, "onlineMeeting resource type").</summary>
internal sealed record MeetingList(IReadOnlyList<EventId>? Value = null);

/// <summary>All that is read of a page of transcripts (Graph v1.0, "callTranscript resource type").</summary>
internal sealed record TranscriptList(
    IReadOnlyList<TranscriptItem>? Value = null, [property: JsonPropertyName("@odata.nextLink")] string? NextLink = null);

internal sealed record TranscriptItem(string? Id = null, DateTimeOffset? CreatedDateTime = null);

/// <summary>A refusal whose reason stands further inside.</summary>
internal sealed record InnerResponse(InnerError? Error = null);

internal sealed record InnerError(string? Code = null, [property: JsonPropertyName("innerError")] InnerError? Inner = null);
