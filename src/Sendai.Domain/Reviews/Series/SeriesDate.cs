using NodaTime;

namespace Sendai.Domain.Reviews.Series;

/// <summary>Why a day of a series is not held.</summary>
public enum LeftOutReason
{
    /// <summary>It is a public holiday, and the series rests then.</summary>
    Holiday,

    /// <summary>Somebody took it out.</summary>
    Exception,

    /// <summary>Moved off a holiday, it falls on a day that the series has already.</summary>
    Double,

    /// <summary>It lies, by itself or moved off a holiday, before the first day or after the last.</summary>
    OutOfRange,
}

/// <summary>A day of a series, and what became of it; for a preview before anything is made.</summary>
public abstract record SeriesDate
{
    private SeriesDate(LocalDate day) => Day = day;

    /// <summary>The day on which it is held, or would have been.</summary>
    public LocalDate Day { get; }

    /// <summary>A day of the rule.</summary>
    public sealed record Regular(LocalDate Date) : SeriesDate(Date);

    /// <summary>A day that was moved, because the rule's own is a public holiday.</summary>
    public sealed record Moved(LocalDate Date, LocalDate From) : SeriesDate(Date);

    /// <summary>A day that somebody added. It is held whatever day it is.</summary>
    public sealed record Added(LocalDate Date) : SeriesDate(Date);

    /// <summary>A day that is not held.</summary>
    /// <param name="Date">The rule's own day, or the one that was to be added.</param>
    /// <param name="Reason">Why not.</param>
    /// <param name="MovedTo">Where it would have been moved off its holiday.</param>
    public sealed record LeftOut(LocalDate Date, LeftOutReason Reason, LocalDate? MovedTo = null) : SeriesDate(Date);
}
