using NodaTime;
using Sendai.Domain.Offices;

namespace Sendai.Domain.Summaries.Newsletters;

/// <summary>The days whose meetings a newsletter tells of, the first and the last among them.</summary>
public sealed record NewsletterPeriod
{
    /// <summary>The most days: two years, so that a slip of the pen does not read everything that was ever kept.</summary>
    public const int MostDays = 732;

    private NewsletterPeriod(LocalDate from, LocalDate to) => (From, To) = (from, to);

    /// <summary>The first day.</summary>
    public LocalDate From { get; }

    /// <summary>The last day.</summary>
    public LocalDate To { get; }

    /// <summary>From one day to another; null when they stand the wrong way round or too far apart.</summary>
    public static NewsletterPeriod? Between(LocalDate from, LocalDate to) =>
        from <= to && Period.DaysBetween(from, to) < MostDays ? new(from, to) : null;

    /// <summary>先月: the calendar month before this one.</summary>
    public static NewsletterPeriod LastMonth(LocalDate today)
    {
        var month = today.ToYearMonth().PlusMonths(-1);
        return new(month.OnDayOfMonth(1), month.ToDateInterval().End);
    }

    /// <summary>この3か月: this month so far, and the two before it.</summary>
    public static NewsletterPeriod ThreeMonths(LocalDate today) => new(today.ToYearMonth().PlusMonths(-2).OnDayOfMonth(1), today);

    /// <summary>年度: the fiscal year so far.</summary>
    public static NewsletterPeriod ThisFiscalYear(LocalDate today) => new(new LocalDate(FiscalYear.Of(today), FiscalYear.FirstMonth, 1), today);

    /// <summary>Whether a day is among them.</summary>
    public bool Contains(LocalDate day) => From <= day && day <= To;
}
