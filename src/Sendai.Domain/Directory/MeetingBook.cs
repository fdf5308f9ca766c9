namespace Sendai.Domain.Directory;

/// <summary>What the reports say of each meeting body, the newest fiscal year first.</summary>
internal sealed class MeetingBook
{
    private readonly Dictionary<string, MeetingRecord> latest = [];

    public MeetingBook(DirectoryContent content)
    {
        var told = content.Meetings
            .Where(meeting => meeting.Summary.Length > 0)
            .OrderByDescending(meeting => JapaneseText.Fold(meeting.FiscalYear), StringComparer.Ordinal)
            .ToLookup(meeting => meeting.Ward, meeting => (Name: JapaneseText.Fold(meeting.Meeting), Record: meeting));
        foreach (var body in content.Bodies)
        {
            var name = Core(body.Name);
            if (told[body.Ward].FirstOrDefault(meeting => meeting.Name.StartsWith(name, StringComparison.Ordinal)).Record is { } record)
            {
                latest[body.Id] = record;
            }
        }
    }

    /// <summary>The newest record of a body that tells what was done, or <c>null</c>.</summary>
    public MeetingRecord? Latest(ConsultationBody body) => latest.GetValueOrDefault(body.Id);

    /// <summary>The reports leave out the ward, which their heading names: 「○○区 連絡会議（…）」 is 「連絡会議」 there.</summary>
    private static string Core(string name)
    {
        var folded = JapaneseText.Fold(name);
        var core = folded[(folded.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        var bracket = core.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 ? core[..bracket] : core;
    }
}
