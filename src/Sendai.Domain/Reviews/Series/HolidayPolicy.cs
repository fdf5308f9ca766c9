namespace Sendai.Domain.Reviews.Series;

/// <summary>What becomes of a day of a series that is a public holiday.</summary>
public enum HolidayPolicy
{
    /// <summary>休む.</summary>
    Skip,

    /// <summary>次の平日: the next day from Monday to Friday that is no holiday.</summary>
    NextWorkday,

    /// <summary>前の平日: the last one before it.</summary>
    PreviousWorkday,
}
