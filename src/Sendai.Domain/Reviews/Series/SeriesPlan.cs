using NodaTime;

namespace Sendai.Domain.Reviews.Series;

/// <summary>A series of sessions as the 事務局 wants it, before its sessions are made.</summary>
/// <param name="Rule">Which days.</param>
/// <param name="From">Not before.</param>
/// <param name="Until">Not after.</param>
/// <param name="OnHoliday">What becomes of public holidays.</param>
public sealed record SeriesPlan(SeriesRule Rule, LocalDate From, LocalDate Until, HolidayPolicy OnHoliday)
{
    /// <summary>The longest series, in months.</summary>
    public const int MostMonths = 24;

    /// <summary>The most days of a series.</summary>
    public const int MostDays = 60;

    /// <summary>Days that are not held: the rule's own, or those to which one was moved.</summary>
    public IReadOnlyList<LocalDate> Exceptions { get; init; } = [];

    /// <summary>Days that are held beside those of the rule. What is an exception as well is not held.</summary>
    public IReadOnlyList<LocalDate> Additions { get; init; } = [];

    /// <summary>Works the days out.</summary>
    /// <param name="isHoliday">Tells public holidays.</param>
    public SeriesResult Days(Func<LocalDate, bool> isHoliday)
    {
        ArgumentNullException.ThrowIfNull(isHoliday);
        if (Until < From)
        {
            return new SeriesResult.EndsBeforeItBegins();
        }

        if (Until > From.PlusMonths(MostMonths))
        {
            return new SeriesResult.TooLong();
        }

        var (exceptions, additions) = (Exceptions.ToHashSet(), Additions.ToHashSet());
        var planned = Rule.DaysBetween(From, Until).ToList();
        var days = additions.Select(SeriesDate (day) => Addition(day, exceptions)).ToList();
        // Where others stand already, nothing is moved to.
        var taken = additions.Concat(planned.Where(day => !isHoliday(day))).ToHashSet();
        foreach (var day in planned.Where(day => !additions.Contains(day)))
        {
            days.Add(Planned(day, isHoliday, exceptions, taken));
            taken.Add(days[^1].Day);
        }

        return days.Count(day => day is not SeriesDate.LeftOut) > MostDays
            ? new SeriesResult.TooMany()
            : new SeriesResult.Worked([.. days.OrderBy(day => day.Day)]);
    }

    private SeriesDate Addition(LocalDate day, HashSet<LocalDate> exceptions) =>
        exceptions.Contains(day) ? new SeriesDate.LeftOut(day, LeftOutReason.Exception)
        : day < From || day > Until ? new SeriesDate.LeftOut(day, LeftOutReason.OutOfRange)
        : new SeriesDate.Added(day);

    private SeriesDate Planned(LocalDate day, Func<LocalDate, bool> isHoliday, HashSet<LocalDate> exceptions, HashSet<LocalDate> taken)
    {
        if (exceptions.Contains(day))
        {
            return new SeriesDate.LeftOut(day, LeftOutReason.Exception);
        }

        if (!isHoliday(day))
        {
            return new SeriesDate.Regular(day);
        }

        if (OnHoliday == HolidayPolicy.Skip)
        {
            return new SeriesDate.LeftOut(day, LeftOutReason.Holiday);
        }

        // A calendar without a workday has none in a month either; then it rests.
        var step = OnHoliday == HolidayPolicy.NextWorkday ? 1 : -1;
        var to = Enumerable.Range(1, 31).Select(days => (LocalDate?)day.PlusDays(days * step)).FirstOrDefault(other => Workdays.Is(other!.Value, isHoliday));
        return to is not { } moved ? new SeriesDate.LeftOut(day, LeftOutReason.Holiday)
            : exceptions.Contains(moved) ? new SeriesDate.LeftOut(day, LeftOutReason.Exception, moved)
            : moved < From || moved > Until ? new SeriesDate.LeftOut(day, LeftOutReason.OutOfRange, moved)
            : taken.Contains(moved) ? new SeriesDate.LeftOut(day, LeftOutReason.Double, moved)
            : new SeriesDate.Moved(moved, day);
    }
}
