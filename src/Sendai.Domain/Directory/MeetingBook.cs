namespace Sendai.Domain.Directory;

/// <summary>What the reports say of each meeting body, the newest fiscal year first.</summary>
internal sealed class MeetingBook
{
    private readonly ILookup<Ward?, (string Name, MeetingRecord Record)> byWard;

    public MeetingBook(DirectoryContent content) =>
        byWard = content.Meetings
            .OrderByDescending(meeting => JapaneseText.Fold(meeting.FiscalYear), StringComparer.Ordinal)
            .ToLookup(meeting => meeting.Ward, meeting => (JapaneseText.Fold(meeting.Meeting), meeting));

    /// <summary>The newest record of a body that tells what was done, or <c>null</c>.</summary>
    public MeetingRecord? Latest(ConsultationBody body)
    {
        var name = Core(body.Name);
        return byWard[body.Ward]
            .Where(meeting => meeting.Record.Summary.Length > 0 && meeting.Name.StartsWith(name, StringComparison.Ordinal))
            .Select(meeting => meeting.Record)
            .FirstOrDefault();
    }

    /// <summary>The reports leave out the ward, which their heading names: 「○○区 連絡会議（…）」 is 「連絡会議」 there.</summary>
    private static string Core(string name)
    {
        var folded = JapaneseText.Fold(name);
        var core = folded[(folded.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        var bracket = core.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 ? core[..bracket] : core;
    }
}
