using System.Globalization;
using NodaTime;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;

namespace Sendai.Domain.Cases;

/// <summary>受付番号: counts the cases of a ward and a fiscal year, without gaps.</summary>
/// <param name="Ward">The ward.</param>
/// <param name="Year">The fiscal year, by the year in which it begins.</param>
/// <param name="Count">From 1.</param>
public sealed record CaseNumber(Ward Ward, int Year, int Count)
{
    private const int IdLength = 10;
    private const int YearLength = 4;

    /// <summary>Within the ward; ASCII, for keys and buttons: 2026-00012.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Count:D5}");

    /// <summary>The first number of a day's fiscal year that comes after as many.</summary>
    public static CaseNumber After(Ward ward, LocalDate day, int count) => new(ward, FiscalYear.Of(day), count + 1);

    /// <summary>Reads <see cref="Id"/>; null when it is none. What comes back from cards could be anything.</summary>
    public static CaseNumber? Read(Ward ward, string? id) =>
        id is { Length: IdLength } && id[YearLength] == '-'
        && int.TryParse(id.AsSpan(0, YearLength), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && int.TryParse(id.AsSpan(YearLength + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count > 0
            ? new CaseNumber(ward, year, count)
            : null;

    /// <summary>As people say it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Ward}{Year}-{Count:D3}");
}
