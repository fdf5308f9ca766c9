using NodaTime;
using Sendai.Domain.Reviews.Series;

namespace Sendai.Domain.Offices;

/// <summary>When an office is told of its month.</summary>
public static class RotaNotice
{
    private const int LongestHolidays = 14;

    /// <summary>The first workday of the month before.</summary>
    /// <param name="month">The office's month.</param>
    /// <param name="isHoliday">Tells public holidays.</param>
    public static LocalDate DayBefore(YearMonth month, Func<LocalDate, bool> isHoliday)
    {
        var first = month.PlusMonths(-1).OnDayOfMonth(1);
        // The three days of the new year are no public holidays by law, but nobody is at work.
        return Enumerable.Range(0, LongestHolidays)
            .Select(first.PlusDays)
            .FirstOrDefault(day => Workdays.Is(day, isHoliday) && day is not { Month: 1, Day: <= 3 }, first);
    }
}
