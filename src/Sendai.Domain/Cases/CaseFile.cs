using System.Collections.Immutable;
using NodaTime;

namespace Sendai.Domain.Cases;

/// <summary>
/// A case with all that became of it, and every rule about that. A value: each operation returns the case as it is
/// afterwards. No operation takes a state, so a transition that is not one of these cannot be expressed.
/// </summary>
public sealed partial record CaseFile
{
    private static readonly Duration Patience = Duration.FromDays(90);

    private CaseFile(CaseNumber number, CasePerson submitter, ScreenedCase content, CaseState state)
    {
        Number = number;
        Submitter = submitter;
        Content = content;
        State = state;
    }

    /// <summary>受付番号.</summary>
    public CaseNumber Number { get; }

    /// <summary>Who handed it in.</summary>
    public CasePerson Submitter { get; }

    /// <summary>What it is about.</summary>
    public ScreenedCase Content { get; private init; }

    /// <summary>Where it stands.</summary>
    public CaseState State { get; private init; }

    /// <summary>担当; null as long as nobody is.</summary>
    public CasePerson? Assignee { get; private init; }

    /// <summary>Who leads the session and who takes part in it: they read it from when it is scheduled until it is done. The first one leads.</summary>
    public ImmutableList<CasePerson> Participants { get; private init; } = [];

    /// <summary>What the submitter has added, the oldest first.</summary>
    public ImmutableList<CaseAddition> Additions { get; private init; } = [];

    /// <summary>Every transition, the oldest first.</summary>
    public ImmutableList<CaseStep> Steps { get; private init; } = [];

    /// <summary>When it is looked at again（進捗管理）; null when it is not.</summary>
    public LocalDate? ReviewOn { get; private init; }

    /// <summary>What the submitter said three months later; null before.</summary>
    public FollowUpAnswer? Answer { get; private init; }

    /// <summary>Why it is kept for longer; null when it is not.</summary>
    public CaseKeeping? Keeping { get; private init; }

    /// <summary>The state by name.</summary>
    public CaseStage Stage => State switch
    {
        CaseState.Received => CaseStage.Received,
        CaseState.Checked => CaseStage.Checked,
        CaseState.Scheduled => CaseStage.Scheduled,
        CaseState.Held => CaseStage.Held,
        CaseState.FollowUp => CaseStage.FollowUp,
        CaseState.Closed => CaseStage.Closed,
        CaseState.Returned => CaseStage.Returned,
        CaseState.Withdrawn => CaseStage.Withdrawn,
        _ => throw new InvalidOperationException("A state without a name."),
    };

    /// <summary>When it came to where it stands.</summary>
    public Instant Since => Steps[^1].At;

    /// <summary>When a case that was returned is withdrawn, unless its submitter does something before; null for others.</summary>
    public Instant? LapsesAt => State is CaseState.Returned ? Instant.Max(Since, Additions.LastOrDefault()?.At ?? Since) + Patience : null;

    /// <summary>The slot of a case that has one.</summary>
    public CaseSlot? Slot => (State as CaseState.Scheduled)?.Slot;

    /// <summary>A case that was just handed in.</summary>
    public static CaseFile Receive(CaseNumber number, CasePerson submitter, ScreenedCase content, Instant now)
    {
        ArgumentNullException.ThrowIfNull(submitter);
        var file = new CaseFile(number, submitter, content, new CaseState.Received());
        return file with { Steps = [new CaseStep(CaseStage.Received, submitter.Key, now)] };
    }

    /// <summary>A case as a store gives it back. Nobody but a store may call this.</summary>
    public static CaseFile Restore(CaseNumber number, CasePerson submitter, ScreenedCase content, CaseState state, CaseExtras extras)
    {
        ArgumentNullException.ThrowIfNull(extras);
        return new CaseFile(number, submitter, content, state)
        {
            Assignee = extras.Assignee,
            Participants = [.. extras.Participants],
            Additions = [.. extras.Additions],
            Steps = [.. extras.Steps],
            ReviewOn = extras.ReviewOn,
            Answer = extras.Answer,
            Keeping = extras.Keeping,
        };
    }

    /// <summary>Whether somebody reads it because of what they are to it, beside 事務局 of the ward: its submitter always, participants while it has a place.</summary>
    public bool IsOpenTo(string person) =>
        Submitter.Key == person || (State is CaseState.Scheduled && Participants.Any(participant => participant.Key == person));

    private CaseDecision.Changed To(CaseState state, string who, Instant now)
    {
        var after = this with { State = state };
        return new CaseDecision.Changed(after with { Steps = Steps.Add(new CaseStep(after.Stage, who, now)) });
    }

    private CaseDecision.NotNow NotNow => new(this);
}
