using Sendai.Bot.Screening;
using Sendai.Bot.Summaries;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Domain.Summaries;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>What stands in the fields of the form: as it was typed, so it may not be kept.</summary>
internal sealed record WritingForm(Ward Ward)
{
    /// <summary>The summary that is written on; empty for a new one.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The session that a new one is about; empty when none records the meeting, and then the next three say it.</summary>
    public string Session { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Name { get; init; } = "";

    public string Date { get; init; } = "";

    /// <summary>As <see cref="SummaryContent.Parts"/> are ordered.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [.. SummaryContent.Parts.Select(_ => "")];

    /// <summary>The session that shall be booked from inside; empty for none.</summary>
    public string Next { get; init; } = "";

    /// <summary>What the summary was when the form was opened; empty for a new one.</summary>
    public string Seen { get; init; } = "";

    /// <summary>Whether whoever writes knows that it has gone out already.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>Whether the meeting is described in the form itself.</summary>
    public bool DescribesMeeting => Summary.Length == 0 && Session.Length == 0;

    public bool IsEmpty => Texts.All(text => SummaryContent.LinesOf(text).Count == 0);

    /// <summary>What came with a press. What nobody sees in a text is gone.</summary>
    public static WritingForm Of(Ward ward, ActionData data) => new(ward)
    {
        Summary = data.GetString(SummaryVerbs.Summary) ?? "",
        Session = NoneIsEmpty(data.GetString(WritingVerbs.Session)),
        Kind = data.GetString(WritingVerbs.Kind) ?? "",
        Name = TypedText.Line(data.GetString(WritingVerbs.Name)),
        Date = data.GetString(WritingVerbs.Date) ?? "",
        Texts = [.. SummaryContent.Parts.Select(part => PrivacyScreen.Clean(data.GetString($"{part}") ?? "").Trim())],
        Next = NoneIsEmpty(data.GetString(WritingVerbs.Next)),
        Seen = data.GetString(WritingVerbs.Seen) ?? "",
        IsCorrection = data.GetString(WritingVerbs.Correction) is not null,
    };

    /// <summary>What is kept of a summary, or of its correction.</summary>
    public static WritingForm Of(MeetingSummary summary, SummaryContent content, string next) => new(summary.Ward)
    {
        Summary = summary.Id,
        Texts = [.. SummaryContent.Parts.Select(part => content[part].Value)],
        Next = next,
        Seen = Prints.Of(summary),
    };

    // A record would print the words.
    public override string ToString() => nameof(WritingForm);

    private static string NoneIsEmpty(string? value) => value is null or WritingVerbs.None ? "" : value;
}

/// <summary>Something that cannot be kept so, and the field in which it stands.</summary>
internal sealed record FormFlaw(string Field, string Words);

/// <summary>How the form looks after a press: what was typed stays, whatever came of it.</summary>
/// <param name="Form">The fields.</param>
/// <param name="Meeting">The meeting; null when the form describes it itself.</param>
/// <param name="State">Where the summary stands; null for a new one.</param>
/// <param name="Coming">The sessions that can be booked from inside.</param>
internal sealed record FormState(WritingForm Form, Meeting? Meeting, SummaryState? State, IReadOnlyList<ReviewSession> Coming)
{
    /// <summary>What came of the press before; a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<FormFlaw> Flaws { get; init; } = [];

    /// <summary>What in the texts could identify somebody; null when nothing was found.</summary>
    public Screened.Found? Found { get; init; }

    public override string ToString() => nameof(FormState);
}
