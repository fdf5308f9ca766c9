using NodaTime;

namespace Sendai.Domain.Reviews.Series;

/// <summary>平日: Monday to Friday, but no public holiday.</summary>
public static class Workdays
{
    /// <summary>Whether a day is one.</summary>
    /// <param name="day">The day.</param>
    /// <param name="isHoliday">Tells public holidays.</param>
    public static bool Is(LocalDate day, Func<LocalDate, bool> isHoliday)
    {
        ArgumentNullException.ThrowIfNull(isHoliday);
        return day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !isHoliday(day);
    }
}
