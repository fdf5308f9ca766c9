using NodaTime;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Summaries;

/// <summary>
/// The summary of a meeting, with every rule about what may become of it. A value: each operation returns the summary as it is
/// afterwards. What was sent is never unsent: it is corrected or withdrawn.
/// </summary>
/// <param name="Id">Opaque.</param>
/// <param name="Meeting">The meeting.</param>
/// <param name="Content">What is said.</param>
/// <param name="NextSession">The session that can be booked from inside it; empty when there is none.</param>
public sealed record MeetingSummary(string Id, Meeting Meeting, SummaryContent Content, string NextSession)
{
    /// <summary>All versions that people may have are reworded together when it is withdrawn.</summary>
    private const int MostVersions = 50;

    private static readonly Duration Farthest = Duration.FromDays(90);

    /// <summary>Where it stands.</summary>
    public SummaryState State { get; private init; } = new SummaryState.Draft();

    /// <summary>The content that recipients get, from 1; each correction is one more.</summary>
    public int Version { get; private init; } = 1;

    /// <summary>When it was corrected last; null when it never was.</summary>
    public Instant? CorrectedAt { get; private init; }

    /// <summary>When those who have not read it were reminded; null when they were not.</summary>
    public Instant? RemindedAt { get; private init; }

    /// <summary>Whose it is.</summary>
    public Ward Ward => Meeting.Ward;

    /// <summary>The delivery of a summary that people have; null before and after.</summary>
    public SummaryState.Sent? Sent => State as SummaryState.Sent;

    /// <summary>The delivery, also of one that was withdrawn.</summary>
    public SummaryState.Sent? Delivery => State switch
    {
        SummaryState.Sent sent => sent,
        SummaryState.Withdrawn withdrawn => withdrawn.Was,
        _ => null,
    };

    /// <summary>A summary as a store gives it back. Nobody but a store may call this.</summary>
    public static MeetingSummary Restore(MeetingSummary summary, SummaryState state, int version, Instant? correctedAt, Instant? remindedAt)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return summary with { State = state, Version = version, CorrectedAt = correctedAt, RemindedAt = remindedAt };
    }

    /// <summary>Writes what is not sent yet. A plan to send it stays: it was made on purpose.</summary>
    public SummaryDecision Write(Meeting meeting, SummaryContent content, string nextSession)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(content);
        var after = this with { Meeting = meeting with { Ward = Ward }, Content = content, NextSession = nextSession };
        return content.IsEmpty || State is not (SummaryState.Draft or SummaryState.Scheduled) ? new SummaryDecision.NotNow(this)
            : after == this ? new SummaryDecision.Same(this)
            : new SummaryDecision.Changed(after);
    }

    /// <summary>Plans to send it, or plans that anew.</summary>
    /// <param name="at">When; what lies behind is now.</param>
    /// <param name="attempt">Tells this plan from others.</param>
    /// <param name="now">The moment.</param>
    public SummaryDecision Schedule(Instant at, string attempt, Instant now) =>
        State is SummaryState.Draft or SummaryState.Scheduled && !Content.IsEmpty && at - now <= Farthest
            ? new SummaryDecision.Changed(this with { State = new SummaryState.Scheduled(Instant.Max(at, now), attempt) })
            : new SummaryDecision.NotNow(this);

    /// <summary>Takes the plan to send it back, as long as it has not begun.</summary>
    public SummaryDecision Stop() => State is SummaryState.Scheduled
        ? new SummaryDecision.Changed(this with { State = new SummaryState.Draft() })
        : new SummaryDecision.NotNow(this);

    /// <summary>Takes back a plan that may have been carried out already, which nobody here can know.</summary>
    /// <param name="attempt">The plan that is meant.</param>
    public SummaryDecision Hold(string attempt) => State is SummaryState.Scheduled plan && plan.Attempt == attempt
        ? new SummaryDecision.Changed(this with { State = new SummaryState.Draft(plan.At) })
        : new SummaryDecision.NotNow(this);

    /// <summary>The delivery that was planned begins.</summary>
    /// <param name="attempt">The plan whose time has come.</param>
    /// <param name="came">The offices that are recorded as having come by now.</param>
    /// <param name="audience">The list of recipients, which stands.</param>
    /// <param name="recipients">How many they are.</param>
    /// <param name="now">The moment.</param>
    public SummaryDecision Begin(string attempt, IReadOnlyList<string> came, string audience, int recipients, Instant now) =>
        State is SummaryState.Scheduled plan && plan.Attempt == attempt && plan.At <= now
            ? new SummaryDecision.Changed(this with { Meeting = Meeting with { Came = came }, State = new SummaryState.Sent(now, audience, recipients) })
            : new SummaryDecision.NotNow(this);

    /// <summary>Says something else than before to everybody who has it.</summary>
    public SummaryDecision Correct(SummaryContent content, string nextSession, Instant now)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Sent is null || content.IsEmpty || Version >= MostVersions ? new SummaryDecision.NotNow(this)
            : content == Content && nextSession == NextSession ? new SummaryDecision.Same(this)
            : new SummaryDecision.Changed(this with { Content = content, NextSession = nextSession, Version = Version + 1, CorrectedAt = now });
    }

    /// <summary>Takes it back: a short notice stands in its place, and what it said is kept nowhere.</summary>
    public SummaryDecision Withdraw(Instant now) => Sent is { } sent
        ? new SummaryDecision.Changed(this with { Content = SummaryContent.Empty, NextSession = "", State = new SummaryState.Withdrawn(now, sent) })
        : new SummaryDecision.NotNow(this);

    /// <summary>Reminds those who have not read it, once.</summary>
    public SummaryDecision Remind(Instant now) => Sent is null || RemindedAt is not null
        ? new SummaryDecision.NotNow(this)
        : new SummaryDecision.Changed(this with { RemindedAt = now });
}
