using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Sendai.Bot.Pack.Files;

/// <summary>
/// A date in a workbook is a number of days; only its format says that it is one. It becomes the date as the pack writes it,
/// no more exact than the cell shows it: a month stays a month.
/// </summary>
internal sealed partial class ExcelDates
{
    /// <summary>What the dates of the old Macintosh calendar are behind.</summary>
    private const int DaysTo1904 = 1462;

    private readonly List<string?> patterns = [];
    private readonly bool from1904;

    public ExcelDates(WorkbookPart workbook)
    {
        from1904 = workbook.Workbook.WorkbookProperties?.Date1904?.Value ?? false;
        if (workbook.WorkbookStylesPart?.Stylesheet is not { CellFormats: { } formats } styles)
        {
            return;
        }

        var own = styles.NumberingFormats?.Elements<NumberingFormat>()
            .Where(format => format.NumberFormatId is not null)
            .ToDictionary(format => format.NumberFormatId!.Value, format => format.FormatCode?.Value ?? "") ?? [];
        patterns.AddRange(formats.Elements<CellFormat>()
            .Select(format => format.NumberFormatId?.Value ?? 0)
            .Select(id => Pattern(own.GetValueOrDefault(id) ?? BuiltIn(id))));
    }

    /// <summary>A number as a date or time, if that is how it is shown.</summary>
    public string? Show(double number, int style)
    {
        if (style < 0 || style >= patterns.Count || patterns[style] is not { } pattern || number is < 0 or >= 2_958_466)
        {
            return null;
        }

        // A time alone is less than a day.
        var when = DateTime.FromOADate(number + (from1904 ? DaysTo1904 : 0));
        return when.ToString(number < 1 ? "HH:mm" : pattern, CultureInfo.InvariantCulture);
    }

    /// <summary>Formats that have a number and no text. 27 to 36 and 50 to 58 are those of Japanese, Chinese and Korean.</summary>
    private static string BuiltIn(uint id) => id switch
    {
        17 or 55 => "yyyy/m",
        22 => "yyyy/m/d h:mm",
        >= 18 and <= 21 or 32 or 33 or >= 45 and <= 47 => "h:mm",
        >= 14 and <= 16 or >= 27 and <= 36 or >= 50 and <= 58 => "yyyy/m/d",
        _ => "",
    };

    /// <summary>How dates with a format of Excel are written here, or <c>null</c> for a format that shows no date.</summary>
    private static string? Pattern(string format)
    {
        var letters = NotLetters().Replace(format.Split(';')[0], "").ToUpperInvariant();
        var (year, month) = (letters.AsSpan().ContainsAny("YEG"), letters.Contains('M', StringComparison.Ordinal));
        var (day, hour) = (letters.Contains('D', StringComparison.Ordinal), letters.Contains('H', StringComparison.Ordinal));
        if (letters.StartsWith("GENERAL", StringComparison.Ordinal) || letters.StartsWith("G/", StringComparison.Ordinal))
        {
            // 標準, under its name in the file and under its name on a Japanese screen.
            return null;
        }

        return (year, month, day, hour) switch
        {
            (_, _, true, true) => "yyyy-MM-dd HH:mm",
            (_, _, true, _) => "yyyy-MM-dd",
            (true, true, _, _) => "yyyy-MM",
            (true, _, _, _) when letters.AsSpan().ContainsAny("YG") => "yyyy",
            (_, _, _, true) => "HH:mm",
            _ => null,
        };
    }

    /// <summary>Texts in quotes, escaped characters, colours and calendars in brackets.</summary>
    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]", RegexOptions.CultureInvariant)]
    private static partial Regex NotLetters();
}
