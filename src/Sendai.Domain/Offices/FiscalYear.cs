using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Offices;

/// <summary>年度: from April to March, named after the year in which it begins.</summary>
public static partial class FiscalYear
{
    /// <summary>The first month.</summary>
    public const int FirstMonth = 4;

    private const int Earliest = 2000;
    private const int Latest = 2100;
    private const int BeforeReiwa = 2018;

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
        var match = Written().Match(JapaneseText.Fold(text).Replace("元", "1", StringComparison.Ordinal));
        if (!match.Success)
        {
            return null;
        }

        var number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        var year = match.Groups["era"].Success ? BeforeReiwa + number : number;
        return year is >= Earliest and <= Latest ? year : null;
    }

    [GeneratedRegex("^(?<era>r|令和)?(?<number>[0-9]{1,4})(年度?)?$")]
    private static partial Regex Written();
}
