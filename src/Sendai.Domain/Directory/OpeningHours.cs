using System.Globalization;
using NodaTime;

namespace Sendai.Domain.Directory;

/// <summary>
/// When a line answers: parts such as <c>mon-fri 09:00-17:00</c>, <c>hol 09:00-17:00</c>, <c>daily 00:00-24:00</c>, joined by
/// <c>|</c>. Hours above 24 reach into the next day. Public holidays count only where <c>hol</c> or <c>daily</c> names them.
/// No parts means that the hours are not confirmed.
/// </summary>
public sealed record OpeningHours
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private readonly IReadOnlyList<Part> parts;

    private OpeningHours(IReadOnlyList<Part> parts) => this.parts = parts;

    private sealed record Part(IReadOnlySet<IsoDayOfWeek> Days, bool Holidays, int FromMinute, int ToMinute);

    /// <summary>Nobody has confirmed the hours.</summary>
    public static OpeningHours Unconfirmed { get; } = new([]);

    /// <summary>Whether the hours are known.</summary>
    public bool Confirmed => parts.Count > 0;

    /// <summary>Whether the line answers at <paramref name="time"/>; false when the hours are not confirmed.</summary>
    /// <param name="time">Local time.</param>
    /// <param name="isHoliday">Tells public holidays.</param>
    public bool IsOpen(LocalDateTime time, Func<LocalDate, bool> isHoliday)
    {
        ArgumentNullException.ThrowIfNull(isHoliday);
        var minute = (time.Hour * 60) + time.Minute;
        var yesterday = time.Date.PlusDays(-1);
        return parts.Any(part => Covers(part, time.Date, minute) || Covers(part, yesterday, minute + (24 * 60)));

        bool Covers(Part part, LocalDate day, int at) =>
            at >= part.FromMinute && at < part.ToMinute
            && (isHoliday(day) ? part.Holidays : part.Days.Contains(day.DayOfWeek));
    }

    /// <summary>Reads the notation above.</summary>
    /// <exception cref="FormatException">The text does not follow it.</exception>
    public static OpeningHours Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0
            ? Unconfirmed
            : new([.. text.Split('|', StringSplitOptions.TrimEntries).Select(ParsePart)]);
    }

    private static Part ParsePart(string text)
    {
        var halves = text.Split(' ', 2, StringSplitOptions.TrimEntries);
        var hours = halves.Length == 2 ? halves[1].Split('-') : [];
        if (hours.Length != 2)
        {
            throw new FormatException("opening hours are not of the form 'mon-fri 09:00-17:00'");
        }

        var days = new HashSet<IsoDayOfWeek>();
        var holidays = false;
        foreach (var name in halves[0].Split(','))
        {
            holidays |= name is "hol" or "daily";
            days.UnionWith(name switch
            {
                "hol" => [],
                "daily" => Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None),
                _ => DayRange(name),
            });
        }

        int from = Minute(hours[0]), to = Minute(hours[1]);
        return from < to
            ? new Part(days, holidays, from, to)
            : throw new FormatException("opening hours end before they begin; past midnight, count on: 17:00-33:00");
    }

    private static IEnumerable<IsoDayOfWeek> DayRange(string name)
    {
        var ends = name.Split('-');
        int first = Array.IndexOf(Days, ends[0]), last = Array.IndexOf(Days, ends[^1]);
        return ends.Length <= 2 && first >= 0 && last >= first
            ? Enumerable.Range(first + 1, last - first + 1).Select(day => (IsoDayOfWeek)day)
            : throw new FormatException("opening hours name an unknown day");
    }

    private static int Minute(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            && hour <= 48 && minute < 60
                ? (hour * 60) + minute
                : throw new FormatException("opening hours hold a time that is not hh:mm");
    }
}
