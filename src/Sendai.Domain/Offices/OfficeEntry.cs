using NodaTime;
using NodaTime.Text;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Offices;

/// <summary>What is wrong with an office as it was typed.</summary>
public enum OfficeFlaw
{
    /// <summary>No name.</summary>
    NameMissing,

    /// <summary>The name is too long.</summary>
    NameTooLong,

    /// <summary>Another office of the ward has it.</summary>
    NameTaken,

    /// <summary>The day does not exist, or is no day on which an office can have been opened.</summary>
    DateWrong,
}

/// <summary>What became of what was typed.</summary>
public abstract record OfficeEntry
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 60;

    private const int MonthsAhead = 24;
    private static readonly LocalDate Earliest = new(1950, 1, 1);

    private OfficeEntry()
    {
    }

    /// <summary>It can be kept, as far as the fields go.</summary>
    public sealed record Fits(string Name, LocalDate? OpenedOn) : OfficeEntry;

    /// <summary>It cannot.</summary>
    public sealed record Wrong(IReadOnlyList<OfficeFlaw> Flaws) : OfficeEntry;

    /// <summary>Reads what was typed.</summary>
    /// <param name="name">The name.</param>
    /// <param name="openedOn"><c>YYYY-MM-DD</c>, or nothing when it is not known.</param>
    /// <param name="today">By the city's calendar.</param>
    public static OfficeEntry Read(string? name, string? openedOn, LocalDate today)
    {
        var (line, day) = (TypedText.Line(name), TypedText.Line(openedOn));
        var opened = day.Length == 0 ? null : LocalDatePattern.Iso.Parse(day);
        OfficeFlaw?[] flaws =
        [
            Office.Folded(line).Length == 0 ? OfficeFlaw.NameMissing : line.Length > NameLength ? OfficeFlaw.NameTooLong : null,
            opened is { Success: false } || (opened is { } read && (read.Value < Earliest || read.Value > today.PlusMonths(MonthsAhead))) ? OfficeFlaw.DateWrong : null,
        ];
        return flaws.OfType<OfficeFlaw>().ToList() is { Count: > 0 } wrong ? new Wrong(wrong) : new Fits(line, opened?.Value);
    }
}
