namespace Sendai.Teams.Graph;

/// <summary>What stands in a calendar, for one attendee (Graph v1.0, "event resource type").</summary>
public sealed record GraphEvent
{
    /// <summary>The title.</summary>
    public required string Subject { get; init; }

    /// <summary>Plain text beneath it; may be empty.</summary>
    public required string Text { get; init; }

    /// <summary>The moment at which it begins, with any offset.</summary>
    public required DateTimeOffset Starts { get; init; }

    /// <summary>The moment at which it ends, with any offset.</summary>
    public required DateTimeOffset Ends { get; init; }

    /// <summary>The zone in which the times are written: a name of Windows or of IANA.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Where; may be empty.</summary>
    public required string Place { get; init; }

    /// <summary>The mail address of the attendee.</summary>
    public required string AttendeeAddress { get; init; }

    /// <summary>The name of the attendee; may be empty.</summary>
    public required string AttendeeName { get; init; }

    // A record would print the name and the address.
    /// <inheritdoc/>
    public override string ToString() => nameof(GraphEvent);
}
