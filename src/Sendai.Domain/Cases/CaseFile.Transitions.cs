using NodaTime;

namespace Sendai.Domain.Cases;

/// <content>What leads from one state to another.</content>
public sealed partial record CaseFile
{
    /// <summary>事務局 has read it.</summary>
    public CaseDecision Check(string who, Instant now) => State is CaseState.Received ? To(new CaseState.Checked(null), who, now) : NotNow;

    /// <summary>事務局 asks the submitter for more.</summary>
    public CaseDecision Return(ScreenedText reason, string who, Instant now) =>
        State is CaseState.Received or CaseState.Checked { Pending: null } ? To(new CaseState.Returned(reason), who, now) : NotNow;

    /// <summary>The submitter hands it in once more, under its number.</summary>
    public CaseDecision Resubmit(ScreenedCase content, Instant now) => State is CaseState.Returned
        ? (this with { Content = content }).To(new CaseState.Received(), Submitter.Key, now)
        : NotNow;

    /// <summary>The submitter takes it back. A place that it has is given up afterwards.</summary>
    public CaseDecision Withdraw(Instant now) =>
        State is CaseState.Received or CaseState.Checked or CaseState.Scheduled or CaseState.Returned ? To(new CaseState.Withdrawn(), Submitter.Key, now) : NotNow;

    /// <summary>It was returned and lay for too long: it is withdrawn, by nobody.</summary>
    public CaseDecision Lapse(Instant now) => LapsesAt <= now ? To(new CaseState.Withdrawn(), "", now) : NotNow;

    /// <summary>事務局 wants a place in a session for it. One try at a time; one whose time is over is none.</summary>
    public CaseDecision Seek(CaseHold hold, Instant now) =>
        State is CaseState.Checked { Pending: var pending } && (pending is null || pending.Until <= now)
            ? new CaseDecision.Changed(this with { State = new CaseState.Checked(hold) })
            : NotNow;

    /// <summary>There was no place, or it took too long.</summary>
    public CaseDecision GiveUpSeeking(string attempt) =>
        State is CaseState.Checked { Pending: { } pending } && pending.Attempt == attempt
            ? new CaseDecision.Changed(this with { State = new CaseState.Checked(null) })
            : NotNow;

    /// <summary>The place of a try is there.</summary>
    public CaseDecision Schedule(CaseSlot slot, string who, Instant now) =>
        State is CaseState.Checked { Pending: { } pending } && pending.Attempt == slot?.Attempt
            ? To(new CaseState.Scheduled(slot), who, now)
            : NotNow;

    /// <summary>The session of its place was moved.</summary>
    public CaseDecision FollowSlot(CaseSlot slot) => Slot is { } before && before.Attempt == slot?.Attempt && before != slot
        ? new CaseDecision.Changed(this with { State = new CaseState.Scheduled(slot) })
        : NotNow;

    /// <summary>It has no place any more: 事務局 took it back, or the session does not take place.</summary>
    public CaseDecision Unschedule(string who, Instant now) => State is CaseState.Scheduled
        ? (this with { Participants = [] }).To(new CaseState.Checked(null), who, now)
        : NotNow;

    /// <summary>It was discussed.</summary>
    public CaseDecision Hold(LocalDate on, string who, Instant now) => State is CaseState.Scheduled { Slot.Starts: var starts } && starts <= now
        ? To(new CaseState.Held(on), who, now)
        : NotNow;

    /// <summary>It was not discussed after all.</summary>
    public CaseDecision WasNotHeld(string who, Instant now) => State is CaseState.Held
        ? (this with { Participants = [] }).To(new CaseState.Checked(null), who, now)
        : NotNow;

    /// <summary>What was said to do is written down, and it is seen what comes of it.</summary>
    public CaseDecision Follow(ScreenedText outcome, string who, Instant now) => State is CaseState.Held ? To(new CaseState.FollowUp(outcome), who, now) : NotNow;

    /// <summary>It comes back to be discussed.</summary>
    public CaseDecision DiscussAgain(string who, Instant now) => State is CaseState.FollowUp
        ? (this with { Participants = [], ReviewOn = null, Answer = null }).To(new CaseState.Checked(null), who, now)
        : NotNow;

    /// <summary>It is over.</summary>
    public CaseDecision Close(string who, Instant now) => State is CaseState.Checked { Pending: null } or CaseState.Held or CaseState.FollowUp
        ? (this with { ReviewOn = null }).To(new CaseState.Closed(), who, now)
        : NotNow;
}
