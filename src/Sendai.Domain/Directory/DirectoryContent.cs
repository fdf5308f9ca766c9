using Sendai.Domain.Cases;
using Sendai.Domain.Reviews;

namespace Sendai.Domain.Directory;

/// <summary>Everything that a city's data pack says. The loader has already left out rows that are broken.</summary>
public sealed record DirectoryContent
{
    /// <summary>The bodies.</summary>
    public IReadOnlyList<ConsultationBody> Bodies { get; init; } = [];

    /// <summary>The ways to reach them.</summary>
    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    /// <summary>The kinds of trouble.</summary>
    public IReadOnlyList<Issue> Issues { get; init; } = [];

    /// <summary>Which body of a ward stands for a generic one.</summary>
    public IReadOnlyList<WardMapping> WardMap
    {
        get;
        init
        {
            field = value;
            Wards = [.. value.Select(row => row.Ward).Distinct()];
        }
    } = [];

    /// <summary>Meetings held and planned.</summary>
    public IReadOnlyList<MeetingRecord> Meetings { get; init; } = [];

    /// <summary>The wards' plans.</summary>
    public IReadOnlyList<PlanMeasure> Plans { get; init; } = [];

    /// <summary>The sources.</summary>
    public IReadOnlyList<PackSource> Sources { get; init; } = [];

    /// <summary>How people really say an issue (ids of issues).</summary>
    public IReadOnlyList<Paraphrase> IssueWords { get; init; } = [];

    /// <summary>How people really name a body (ids of bodies).</summary>
    public IReadOnlyList<Paraphrase> BodyWords { get; init; } = [];

    /// <summary>What people want when they need a body (ids of bodies).</summary>
    public IReadOnlyList<Paraphrase> BodyPhrases { get; init; } = [];

    /// <summary>Words and their readings.</summary>
    public IReadOnlyList<Reading> Readings { get; init; } = [];

    /// <summary>Words that stand in messages about anything and say little about where one belongs.</summary>
    public IReadOnlyList<CommonWord> CommonWords { get; init; } = [];

    /// <summary>Words that speak of danger.</summary>
    public IReadOnlyList<SafetyRule> SafetyRules { get; init; } = [];

    /// <summary>Issues that are a danger in themselves.</summary>
    public IReadOnlyList<DangerIssue> DangerIssues { get; init; } = [];

    /// <summary>Messages as they come, to be recognised by likeness.</summary>
    public IReadOnlyList<MessageExample> Messages { get; init; } = [];

    /// <summary>Who to call in a danger.</summary>
    public IReadOnlyList<UrgentLine> UrgentLines { get; init; } = [];

    /// <summary>What to do first, and what the law asks.</summary>
    public IReadOnlyList<Duty> Duties { get; init; } = [];

    /// <summary>Phrases that are no question to the directory.</summary>
    public IReadOnlyList<ScopePhrase> ScopePhrases { get; init; } = [];

    /// <summary>Places and their wards.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];

    /// <summary>Public holidays.</summary>
    public IReadOnlyList<Holiday> Holidays { get; init; } = [];

    /// <summary>Questions that show what can be asked.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>The wards, in the order in which the pack names them.</summary>
    public IReadOnlyList<Ward> Wards { get; private init; } = [];

    /// <summary>The kinds of sessions that can be booked.</summary>
    public IReadOnlyList<SessionKind> SessionKinds { get; init; } = [];

    /// <summary>The words that the privacy screen knows.</summary>
    public ScreenWords ScreenWords { get; init; } = ScreenWords.None;
}
