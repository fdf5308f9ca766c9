using System.Globalization;
using NodaTime;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Offices;

/// <summary>年度: from April to March, named after the year in which it begins.</summary>
public static class FiscalYear
{
    /// <summary>The first month.</summary>
    public const int FirstMonth = 4;

    private const int Earliest = 2000;
    private const int Latest = 2100;
    private const int BeforeReiwa = 2018;
    private const int MostDigits = 4;
    private static readonly string[] Eras = ["令和", "r"];
    private static readonly string[] Suffixes = ["度", "年"];

    /// <summary>The fiscal year of a day.</summary>
    public static int Of(LocalDate day) => Of(day.ToYearMonth());

    /// <summary>The fiscal year of a month.</summary>
    public static int Of(YearMonth month) => month.Month >= FirstMonth ? month.Year : month.Year - 1;

    /// <summary>Its twelve months, from April.</summary>
    public static IReadOnlyList<YearMonth> Months(int year) => [.. Enumerable.Range(0, 12).Select(new YearMonth(year, FirstMonth).PlusMonths)];

    /// <summary>Reads 2026年度, 2026, R8, 令和8年度; null when it is none of these.</summary>
    public static int? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var written = JapaneseText.Fold(text);
        var era = Eras.FirstOrDefault(era => written.StartsWith(era, StringComparison.Ordinal)) ?? "";
        var digits = Suffixes.Aggregate(written[era.Length..], (rest, suffix) => rest.EndsWith(suffix, StringComparison.Ordinal) ? rest[..^suffix.Length] : rest);
        digits = era.Length > 0 && digits == "元" ? "1" : digits;
        if (digits.Length is 0 or > MostDigits || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        var year = (era.Length > 0 ? BeforeReiwa : 0) + int.Parse(digits, CultureInfo.InvariantCulture);
        return year is >= Earliest and <= Latest ? year : null;
    }
}
