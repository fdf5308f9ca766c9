namespace Sendai.Domain.Reviews.Series;

/// <summary>The days of a series, or why there are none.</summary>
public abstract record SeriesResult
{
    private SeriesResult()
    {
    }

    /// <summary>They were worked out.</summary>
    /// <param name="All">Every day in order, also those that are not held.</param>
    public sealed record Worked(IReadOnlyList<SeriesDate> All) : SeriesResult
    {
        /// <summary>Those that are held, each on a day of its own; there may be none.</summary>
        public IReadOnlyList<SeriesDate> Held => [.. All.Where(day => day is not SeriesDate.LeftOut)];
    }

    /// <summary>The last day lies before the first.</summary>
    public sealed record EndsBeforeItBegins : SeriesResult;

    /// <summary>It lasts longer than <see cref="SeriesPlan.MostMonths"/>.</summary>
    public sealed record TooLong : SeriesResult;

    /// <summary>It has more days than <see cref="SeriesPlan.MostDays"/>.</summary>
    public sealed record TooMany : SeriesResult;
}
