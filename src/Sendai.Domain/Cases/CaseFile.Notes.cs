using NodaTime;

namespace Sendai.Domain.Cases;

/// <content>What is noted without leading to another state.</content>
public sealed partial record CaseFile
{
    /// <summary>How much can be added; a case is read in a few minutes.</summary>
    public const int MostAdditions = 20;

    /// <summary>The submitter adds something.</summary>
    public CaseDecision Add(ScreenedText text, Instant now) => !State.IsOver && Additions.Count < MostAdditions
        ? new CaseDecision.Changed(this with { Additions = Additions.Add(new CaseAddition(text, now)) })
        : NotNow;

    /// <summary>Somebody of 事務局 takes it, or gives it to somebody else.</summary>
    public CaseDecision Assign(CasePerson person) => !State.IsOver && Assignee?.Key != person?.Key
        ? new CaseDecision.Changed(this with { Assignee = person })
        : NotNow;

    /// <summary>Names who leads the session, the first one, and who takes part; those alone read it.</summary>
    public CaseDecision Name(IEnumerable<CasePerson> participants) => State is CaseState.Scheduled
        ? new CaseDecision.Changed(this with { Participants = [.. participants.DistinctBy(person => person.Key)] })
        : NotNow;

    /// <summary>Sets the day on which it is looked at again; null ends that.</summary>
    public CaseDecision Review(LocalDate? on) => !State.IsOver && State is not CaseState.Returned && ReviewOn != on
        ? new CaseDecision.Changed(this with { ReviewOn = on })
        : NotNow;

    /// <summary>The submitter says what has become of it. The last word counts.</summary>
    public CaseDecision AnswerFollowUp(FollowUpAnswer answer) => State is CaseState.Held or CaseState.FollowUp
        ? new CaseDecision.Changed(this with { Answer = answer })
        : NotNow;

    /// <summary>Keeps it for longer than others; once.</summary>
    public CaseDecision Keep(CaseKeeping keeping) => State.IsOver && Keeping is null
        ? new CaseDecision.Changed(this with { Keeping = keeping })
        : NotNow;
}
