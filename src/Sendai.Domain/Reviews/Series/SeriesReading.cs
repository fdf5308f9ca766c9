namespace Sendai.Domain.Reviews.Series;

/// <summary>Why a rule was not understood.</summary>
public enum SeriesFlaw
{
    /// <summary>Nothing was written.</summary>
    Empty,

    /// <summary>毎週, 隔週: only days of a month can be said.</summary>
    Weekly,

    /// <summary>年6回, 隔月: it does not say which months.</summary>
    MonthsNotSaid,

    /// <summary>There is no such month.</summary>
    NoSuchMonth,

    /// <summary>It does not say which one of the month.</summary>
    OrdinalMissing,

    /// <summary>No month has a sixth.</summary>
    NoSuchOrdinal,

    /// <summary>It does not say which day of the week.</summary>
    WeekdayMissing,

    /// <summary>More than one day of the week.</summary>
    SeveralWeekdays,

    /// <summary>Something else stands in it.</summary>
    OtherWords,
}

/// <summary>What a rule says that somebody typed.</summary>
public abstract record SeriesReading
{
    private SeriesReading()
    {
    }

    /// <summary>It was understood.</summary>
    public sealed record Rule(SeriesRule Value) : SeriesReading;

    /// <summary>It was not.</summary>
    public sealed record NotUnderstood(SeriesFlaw Flaw) : SeriesReading;
}
