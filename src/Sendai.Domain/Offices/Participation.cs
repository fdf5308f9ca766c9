using NodaTime;

namespace Sendai.Domain.Offices;

/// <summary>An office came to a session.</summary>
/// <param name="Office">The id of the office.</param>
/// <param name="OfficeName">Its name at that time.</param>
/// <param name="Session">The id of the session.</param>
/// <param name="Date">When it was held.</param>
/// <param name="KindName">What kind of meeting it was.</param>
public sealed record Attendance(string Office, string OfficeName, string Session, LocalDate Date, string KindName);

/// <summary>How often the offices of a ward took part in a fiscal year, as far as it was recorded.</summary>
/// <param name="Year">The fiscal year.</param>
/// <param name="Offices">Each office with its attendances in order of the days.</param>
/// <param name="Sessions">How many sessions have a record of anybody: those are the ones that count as held.</param>
public sealed record Participation(int Year, IReadOnlyList<OfficeParticipation> Offices, int Sessions)
{
    /// <summary>Attendances of all offices, of all that were possible; null when nothing was held or nobody could come.</summary>
    public double? Rate => Sessions == 0 || Offices.Count == 0
        ? null
        : (double)Offices.Sum(office => office.Times) / (Sessions * Offices.Count);

    /// <summary>Counts.</summary>
    /// <param name="year">The fiscal year.</param>
    /// <param name="offices">The offices of the ward. One that is closed counts when it came.</param>
    /// <param name="records">The records of the year.</param>
    public static Participation Of(int year, IReadOnlyList<Office> offices, IReadOnlyCollection<Attendance> records)
    {
        ArgumentNullException.ThrowIfNull(offices);
        // A session counts once for an office, however often it was written down.
        var byOffice = records
            .OrderBy(record => record.Date).ThenBy(record => record.Session, StringComparer.Ordinal)
            .DistinctBy(record => (record.Office, record.Session))
            .ToLookup(record => record.Office);
        var sessions = records.Select(record => record.Session).Distinct(StringComparer.Ordinal).Count();
        var known = offices.Where(office => !office.IsClosed || byOffice.Contains(office.Id)).Select(office => (office.Id, office.Name));
        // Records outlive the list.
        var gone = byOffice.Where(records => offices.All(office => office.Id != records.Key)).Select(records => (records.Key, records.Last().OfficeName));
        return new Participation(
            year, [.. known.Concat(gone).Select(office => new OfficeParticipation(office.Item1, office.Item2, [.. byOffice[office.Item1]], sessions))], sessions);
    }
}

/// <summary>How often one office took part.</summary>
/// <param name="Office">The id of the office.</param>
/// <param name="Name">Its name today, or the last that is known.</param>
/// <param name="Attendances">In order of the days.</param>
/// <param name="Sessions">How many sessions were held.</param>
public sealed record OfficeParticipation(string Office, string Name, IReadOnlyList<Attendance> Attendances, int Sessions)
{
    /// <summary>How often.</summary>
    public int Times => Attendances.Count;

    /// <summary>Of the sessions, the part to which it came; null when none was held.</summary>
    public double? Rate => Sessions == 0 ? null : (double)Times / Sessions;
}
