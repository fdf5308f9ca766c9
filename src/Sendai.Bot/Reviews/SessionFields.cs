using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Reviews;

/// <summary>Reads what people type about a session, in a card or in a file; null where it cannot be meant.</summary>
internal static partial class SessionFields
{
    public const int MostPlaces = 60;
    public const int LongestMinutes = 8 * 60;
    public const int PlaceLength = 100;
    public const int LinkLength = 500;

    /// <summary>A session ends on the day on which it begins.</summary>
    public const int MinutesOfADay = 24 * 60;

    /// <summary>2026-12-09, 2026/12/9, 2026年12月9日.</summary>
    public static LocalDate? Date(string? typed) =>
        DateShape().Match(Plain(typed)) is { Success: true } match ? DateOf(Int(match, "y"), Int(match, "m"), Int(match, "d")) : null;

    /// <summary>The same, or 12/9 and 12月9日 for the first one that is not before a day.</summary>
    public static LocalDate? DateFrom(string? typed, LocalDate from) =>
        Date(typed) ?? (DayShape().Match(Plain(typed)) is { Success: true } match
            ? new[] { from.Year, from.Year + 1 }.Select(year => DateOf(year, Int(match, "m"), Int(match, "d"))).FirstOrDefault(day => day >= from)
            : null);

    /// <summary>10:00, 10時, 10時30分, 10時半.</summary>
    public static LocalTime? Time(string? typed) =>
        TimeShape().Match(Plain(typed)) is { Success: true } match
        && Int(match, "h") is < 24 and var hour
        && (match.Groups["half"].Success ? 30 : match.Groups["m"].Success ? Int(match, "m") : 0) is < 60 and var minute
            ? new LocalTime(hour, minute)
            : null;

    /// <summary>A number from 1 on.</summary>
    public static int? Number(string? typed, int most) =>
        int.TryParse(Plain(typed).TrimEnd('分', '枠', '人', '名'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : null;

    /// <summary>An address that a press may open: https and nothing else; empty when there is none.</summary>
    public static string? Link(string? typed)
    {
        var line = TypedText.Line(typed);
        return line.Length == 0 ? ""
            : line.Length <= LinkLength
                && Uri.TryCreate(line, UriKind.Absolute, out var address)
                && address.Scheme == Uri.UriSchemeHttps
                && address.Host.Length > 0 && address.UserInfo.Length == 0
                ? address.AbsoluteUri
                : null;
    }

    /// <summary>A place as it is kept; null when it is too long.</summary>
    public static string? Place(string? typed) => TypedText.Line(typed) is { Length: <= PlaceLength } place ? place : null;

    private static string Plain(string? typed) => TypedText.Line(typed).Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal);

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static LocalDate? DateOf(int year, int month, int day) =>
        year is >= 2000 and <= 2999 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:[-/.年])(?<m>[0-9]{1,2})(?:[-/.月])(?<d>[0-9]{1,2})日?(?:\([月火水木金土日]\))?\z")]
    private static partial Regex DateShape();

    [GeneratedRegex(@"^(?<m>[0-9]{1,2})[/月](?<d>[0-9]{1,2})日?(?:\([月火水木金土日]\))?\z")]
    private static partial Regex DayShape();

    [GeneratedRegex(@"^(?<h>[0-9]{1,2})(?::(?<m>[0-9]{2})|時(?:(?<m>[0-9]{1,2})分|(?<half>半))?)\z")]
    private static partial Regex TimeShape();
}
