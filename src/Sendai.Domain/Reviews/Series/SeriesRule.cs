using NodaTime;

namespace Sendai.Domain.Reviews.Series;

/// <summary>Which days of a month a series of sessions is on: 毎月第2水曜, 第1・第3金曜, 偶数月の最終木曜.</summary>
public sealed class SeriesRule
{
    /// <summary>最終: the last one of the month, which is its fourth or its fifth.</summary>
    public const int Last = 0;

    private const int MostOfAWeekday = 5;
    private const int MonthsOfAYear = 12;

    /// <summary>A rule that exists names at least one day of some month.</summary>
    /// <param name="ordinals">1 to 5, or <see cref="Last"/>. A fifth one is only in the months that have one.</param>
    /// <param name="weekday">The day of the week.</param>
    /// <param name="months">1 to 12; none means every month.</param>
    /// <exception cref="ArgumentException">One of them is nothing of the kind.</exception>
    public SeriesRule(IEnumerable<int> ordinals, IsoDayOfWeek weekday, IEnumerable<int>? months = null)
    {
        ArgumentNullException.ThrowIfNull(ordinals);
        Ordinals = [.. ordinals.Distinct().Order()];
        Weekday = weekday;
        Months = [.. (months ?? []).Distinct().Order()];
        if (Ordinals.Count == 0 || Ordinals.Any(ordinal => ordinal is < Last or > MostOfAWeekday))
        {
            throw new ArgumentException("An ordinal is 1 to 5, or the last.", nameof(ordinals));
        }

        if (weekday is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
        {
            throw new ArgumentException("There is no such day of the week.", nameof(weekday));
        }

        if (Months.Any(month => month is < 1 or > MonthsOfAYear))
        {
            throw new ArgumentException("A month is 1 to 12.", nameof(months));
        }
    }

    /// <summary>Which ones of the month, each once; <see cref="Last"/> comes first.</summary>
    public IReadOnlyList<int> Ordinals { get; }

    /// <summary>The day of the week.</summary>
    public IsoDayOfWeek Weekday { get; }

    /// <summary>The months, each once; none means every month.</summary>
    public IReadOnlyList<int> Months { get; }

    /// <summary>The days of the rule from one day to another, both included, in order and each once.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="until">The last day.</param>
    public IEnumerable<LocalDate> DaysBetween(LocalDate from, LocalDate until)
    {
        var last = until.ToYearMonth();
        for (var month = from.ToYearMonth(); month.CompareTo(last) <= 0; month = month.PlusMonths(1))
        {
            foreach (var day in DaysOf(month).Where(day => day >= from && day <= until))
            {
                yield return day;
            }
        }
    }

    private IEnumerable<LocalDate> DaysOf(YearMonth month)
    {
        if (Months.Count > 0 && !Months.Contains(month.Month))
        {
            return [];
        }

        var first = month.OnDayOfMonth(1).With(DateAdjusters.NextOrSame(Weekday));
        var all = Enumerable.Range(0, MostOfAWeekday).Select(first.PlusWeeks).Where(day => day.ToYearMonth() == month).ToList();
        return Ordinals
            .Select(ordinal => ordinal == Last ? all[^1] : ordinal <= all.Count ? all[ordinal - 1] : (LocalDate?)null)
            .OfType<LocalDate>()
            .Distinct()
            .Order();
    }
}
