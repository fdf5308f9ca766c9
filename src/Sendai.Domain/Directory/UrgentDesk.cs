using NodaTime;

namespace Sendai.Domain.Directory;

/// <summary>Says who to call in a danger, here and now, from what the pack has confirmed.</summary>
internal sealed class UrgentDesk
{
    private readonly DirectoryContent content;
    private readonly WardBodies wards;
    private readonly ContactBook contacts;
    private readonly HashSet<LocalDate> holidays;

    public UrgentDesk(DirectoryContent content, WardBodies wards, ContactBook contacts)
    {
        this.content = content;
        this.wards = wards;
        this.contacts = contacts;
        holidays = [.. content.Holidays.Select(holiday => holiday.Date)];
    }

    public UrgentPlan Plan(IReadOnlyList<Danger> dangers, Ward? ward, string area, LocalDateTime now)
    {
        var calls = dangers
            .SelectMany(danger => content.UrgentLines
                .Where(line => line.Danger == danger && (line.Ward is null || line.Ward == ward))
                .OrderBy(line => line.Order))
            .SelectMany(line => CallsFor(line, ward, area, now))
            .ToList();

        var usable = calls.Where(call => call.OpenNow != false && (call.Contact is not null || call.Line.Number.Length > 0)).ToList();
        var someoneListens = usable.Any(call => call.Line.Role is LineRole.Report or LineRole.Consult);
        var lines = usable
            .Where(call => call.Line.Role != LineRole.Fallback || !someoneListens || call.OpenNow == true)
            .DistinctBy(call => (call.Contact?.Phone, call.Line.Number))
            // What risks life comes first, then what is known to answer now, then lines whose hours nobody has confirmed.
            .OrderBy(call => call.Line.Role != LineRole.Life)
            .ThenBy(call => call.Line.Role == LineRole.Fallback)
            .ThenBy(call => call.OpenNow is null)
            .ToList();
        return new UrgentPlan(dangers, lines, [.. content.Duties.Where(duty => dangers.Contains(duty.Danger))]);
    }

    private IEnumerable<UrgentCall> CallsFor(UrgentLine line, Ward? ward, string area, LocalDateTime now)
    {
        bool? open = line.Open.Confirmed ? line.Open.IsOpen(now, holidays.Contains) : null;
        if (line.BodyId is null)
        {
            return [new UrgentCall(line, null, null, open)];
        }

        if (wards.Resolve(line.BodyId, ward, area) is not { } body)
        {
            return [];
        }

        // Hours from a source that is not official may keep a line out, but must not promise that somebody answers.
        var contact = contacts.Of(body, ward).FirstOrDefault(contact => contact.Phone.Length > 0);
        return [new UrgentCall(line, body, contact, open == true && contact?.Grade == ContactGrade.C ? null : open)];
    }
}
