using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Sendai.Domain.Offices;

namespace Sendai.Domain.Summaries;

/// <summary>Reads when a meeting was: 先月, 10月, 11月20日, 今年度, 前回. What is meant lies behind, never ahead.</summary>
internal static partial class SummaryTimes
{
    private const int MonthsOfAYear = 12;

    /// <summary>The places in which a text says when, and which days that are; of two the first counts.</summary>
    public static (IReadOnlyList<(int Start, int Length)> Places, DateInterval? Days, bool IsLatest) Read(string text, LocalDate today)
    {
        var read = Times().Matches(text).Select(match => (match.Index, match.Length, Days: Of(match, today))).Where(one => one.Days is not null).ToList();
        var latest = Latest().Matches(text);
        return (
            [.. read.Select(one => (one.Index, one.Length)), .. latest.Select(match => (match.Index, match.Length))],
            read.FirstOrDefault().Days,
            latest.Count > 0);
    }

    private static DateInterval? Of(Match match, LocalDate today)
    {
        var monday = today.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        var month = today.ToYearMonth();
        return match.Groups["word"].Value switch
        {
            "先々月" => month.PlusMonths(-2).ToDateInterval(),
            "先月" or "前の月" or "せんげつ" => month.PlusMonths(-1).ToDateInterval(),
            "今月" or "こんげつ" => month.ToDateInterval(),
            "先週" or "せんしゅう" => new DateInterval(monday.PlusWeeks(-1), monday.PlusDays(-1)),
            "今週" or "こんしゅう" => new DateInterval(monday, monday.PlusDays(6)),
            "昨日" or "きのう" => new DateInterval(today.PlusDays(-1), today.PlusDays(-1)),
            "今日" or "きょう" => new DateInterval(today, today),
            "今年度" => Year(FiscalYear.Of(today)),
            "昨年度" or "去年度" or "前年度" => Year(FiscalYear.Of(today) - 1),
            _ => Dated(match, today),
        };
    }

    private static DateInterval Year(int fiscal) => new(FiscalYear.Months(fiscal)[0].ToDateInterval().Start, FiscalYear.Months(fiscal)[^1].ToDateInterval().End);

    private static DateInterval? Dated(Match match, LocalDate today)
    {
        int? year = match.Groups["year"].Value switch
        {
            "" => null,
            "去年" or "昨年" => today.Year - 1,
            "今年" or "ことし" => today.Year,
            var digits => int.Parse(digits.AsSpan(0, 4), CultureInfo.InvariantCulture),
        };
        if (!match.Groups["month"].Success)
        {
            return year is { } whole ? new DateInterval(new LocalDate(whole, 1, 1), new LocalDate(whole, MonthsOfAYear, 31)) : null;
        }

        var number = int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture);
        if (number is < 1 or > MonthsOfAYear)
        {
            return null;
        }

        // Without a year it is the last one that has begun.
        var month = new YearMonth(year ?? (number <= today.Month ? today.Year : today.Year - 1), number);
        if (!match.Groups["day"].Success)
        {
            return month.ToDateInterval();
        }

        var day = int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);
        var (start, end) = month.ToDateInterval();
        if (day < 1 || day > end.Day)
        {
            return null;
        }

        var on = start.PlusDays(day - 1);
        return year is null && on > today ? new DateInterval(on.PlusYears(-1), on.PlusYears(-1)) : new DateInterval(on, on);
    }

    [GeneratedRegex(@"(?<word>先々月|先月|前の月|せんげつ|今月|こんげつ|先週|せんしゅう|今週|こんしゅう|昨日|きのう|今日|きょう|今年度|昨年度|去年度|前年度)|(?<year>去年|昨年|今年|ことし|20\d\d年)(?:の?(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?)?|(?<!\d)(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?", RegexOptions.CultureInvariant)]
    private static partial Regex Times();

    [GeneratedRegex("前回|前の(?!月)|このまえの?|この前の?|このあいだの?|この間の?|こないだの?|先日の?|最新の?|一番新しい|いちばん新しい", RegexOptions.CultureInvariant)]
    private static partial Regex Latest();
}
