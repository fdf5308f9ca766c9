using NodaTime;

namespace Sendai.Domain.Cases;

/// <summary>Where a case stands. Only <see cref="CaseFile"/> leads from one to another.</summary>
public abstract record CaseState
{
    private CaseState()
    {
    }

    /// <summary>Whether it is over and nothing leads out of it.</summary>
    public bool IsOver => this is Closed or Withdrawn;

    /// <summary>受付: it was handed in.</summary>
    public sealed record Received : CaseState;

    /// <summary>事務局確認: 事務局 has read it.</summary>
    /// <param name="Pending">The place that is just being taken for it; null when none is.</param>
    public sealed record Checked(CaseHold? Pending) : CaseState;

    /// <summary>日程決定: it has a place in a session.</summary>
    /// <param name="Slot">The place.</param>
    public sealed record Scheduled(CaseSlot Slot) : CaseState;

    /// <summary>実施: it was discussed.</summary>
    /// <param name="On">The day.</param>
    public sealed record Held(LocalDate On) : CaseState;

    /// <summary>フォロー: it is seen what comes of it.</summary>
    /// <param name="Outcome">What was said to do; may be empty.</param>
    public sealed record FollowUp(ScreenedText Outcome) : CaseState;

    /// <summary>終了.</summary>
    public sealed record Closed : CaseState;

    /// <summary>差し戻し: it waits for its submitter.</summary>
    /// <param name="Reason">What is missing.</param>
    public sealed record Returned(ScreenedText Reason) : CaseState;

    /// <summary>取り下げ.</summary>
    public sealed record Withdrawn : CaseState;
}

/// <summary>A place that is being taken for a case. It holds until the place is there, or until its time is over.</summary>
/// <param name="Attempt">Opaque; each try has its own.</param>
/// <param name="Session">The session.</param>
/// <param name="Slot">The slot, from 0; null for any.</param>
/// <param name="Until">After this it is given up.</param>
/// <param name="By">Who wants it, opaque.</param>
public sealed record CaseHold(string Attempt, string Session, int? Slot, Instant Until, string By);

/// <summary>The place of a case in a session.</summary>
/// <param name="Attempt">The try that took it.</param>
/// <param name="Session">The session.</param>
/// <param name="Title">What people call the session.</param>
/// <param name="KindId">Its kind.</param>
/// <param name="Starts">When the place begins.</param>
/// <param name="Ends">When it is over.</param>
public sealed record CaseSlot(string Attempt, string Session, string Title, string KindId, Instant Starts, Instant Ends);

/// <summary>The states by name, for steps, lists and counts.</summary>
public enum CaseStage
{
    /// <summary>受付.</summary>
    Received,

    /// <summary>事務局確認.</summary>
    Checked,

    /// <summary>日程決定.</summary>
    Scheduled,

    /// <summary>実施.</summary>
    Held,

    /// <summary>フォロー.</summary>
    FollowUp,

    /// <summary>終了.</summary>
    Closed,

    /// <summary>差し戻し.</summary>
    Returned,

    /// <summary>取り下げ.</summary>
    Withdrawn,
}
