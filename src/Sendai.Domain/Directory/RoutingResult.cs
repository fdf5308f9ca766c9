namespace Sendai.Domain.Directory;

/// <summary>The answer to a question. Every case carries the candidates it has, best first.</summary>
/// <param name="Ranked">Bodies that take the problem, best first.</param>
/// <param name="Ward">The ward that the answer is for, where one is known.</param>
public abstract record RoutingResult(IReadOnlyList<Candidate> Ranked, Ward? Ward)
{
    /// <summary>These bodies take it.</summary>
    public sealed record Candidates(IReadOnlyList<Candidate> Ranked, Ward? Ward) : RoutingResult(Ranked, Ward);

    /// <summary>Somebody may be in danger: call first, then look at the candidates.</summary>
    public sealed record Urgent(IReadOnlyList<Candidate> Ranked, Ward? Ward, UrgentPlan Plan) : RoutingResult(Ranked, Ward);

    /// <summary>Which body it is depends on the ward, and the ward is not known. The candidates are the generic ones.</summary>
    public sealed record NeedsWard(IReadOnlyList<Candidate> Ranked) : RoutingResult(Ranked, null);

    /// <summary>Not sure enough: best guesses, and the issues to ask back about.</summary>
    public sealed record Unsure(IReadOnlyList<Candidate> Ranked, Ward? Ward, IReadOnlyList<Issue> AskBack) : RoutingResult(Ranked, Ward);

    /// <summary>Not a matter for this directory.</summary>
    public sealed record OutOfScope(ScopeKind Kind, Ward? Ward) : RoutingResult([], Ward);
}

/// <summary>A body that takes the problem, and why.</summary>
/// <param name="Body">The body, the ward's own where there is one.</param>
/// <param name="Score">Only comparable within one answer.</param>
/// <param name="Issues">The issues that were recognised and that this body takes, strongest first.</param>
/// <param name="Words">The words of the question that led here.</param>
/// <param name="Contacts">How to reach it, best grade first.</param>
/// <param name="CallInstead">Who can be called when this body has no number.</param>
/// <param name="LatestMeeting">What the newest report says of it, when it is a meeting.</param>
public sealed record Candidate(
    ConsultationBody Body,
    double Score,
    IReadOnlyList<Issue> Issues,
    IReadOnlyList<string> Words,
    IReadOnlyList<Contact> Contacts,
    Alternative? CallInstead,
    MeetingRecord? LatestMeeting);

/// <summary>A body with a number, to call in place of one without.</summary>
public sealed record Alternative(ConsultationBody Body, Contact Contact);

/// <summary>What to do now.</summary>
/// <param name="Dangers">What was heard.</param>
/// <param name="Lines">Who to call, in this order.</param>
/// <param name="Duties">What the law or good practice asks.</param>
public sealed record UrgentPlan(IReadOnlyList<Danger> Dangers, IReadOnlyList<UrgentCall> Lines, IReadOnlyList<Duty> Duties);

/// <summary>One line to call.</summary>
/// <param name="Line">The line of the pack.</param>
/// <param name="Body">The ward's own body behind it; <c>null</c> for a public emergency number.</param>
/// <param name="Contact">Its number and grade; <c>null</c> where only the emergency number exists.</param>
/// <param name="OpenNow">Whether it answers now; <c>null</c> when its hours are not confirmed.</param>
public sealed record UrgentCall(UrgentLine Line, ConsultationBody? Body, Contact? Contact, bool? OpenNow)
{
    /// <summary>Whose line it is.</summary>
    public string Title => Line.Label.Length > 0 ? Line.Label : Contact?.Label ?? Body?.Name ?? "";

    /// <summary>The number to dial.</summary>
    public string Phone => Contact?.Phone ?? Line.Number;
}
