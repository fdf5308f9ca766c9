using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Reviews.Series;

/// <summary>Reads a rule as people write it: 毎月第2水曜, 第1・第3金曜日, 偶数月の最終木曜, 4・7・10月の第二火曜.</summary>
public static partial class SeriesText
{
    private const string Weekdays = "月火水木金土日";
    private const int MostOfAWeekday = 5;
    private const int MonthsOfAYear = 12;

    /// <summary>Reads it, in full or half width, with kanji or other digits.</summary>
    /// <param name="text">What was typed.</param>
    public static SeriesReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = KanjiNumber().Replace(Filler().Replace(JapaneseText.Fold(text), ""), match => Number(match.Value));
        if (plain.Length == 0)
        {
            return new SeriesReading.NotUnderstood(SeriesFlaw.Empty);
        }

        var match = Whole().Match(plain);
        return match.Success ? Understood(match) : new SeriesReading.NotUnderstood(Flaw(plain));
    }

    private static SeriesReading Understood(Match match)
    {
        var months = Months(match.Groups["months"].Value);
        var ordinals = Digits().Matches(match.Groups["ordinals"].Value).Select(one => int.Parse(one.Value, CultureInfo.InvariantCulture)).ToList();
        if (match.Groups["ordinals"].Value.Contains('最', StringComparison.Ordinal))
        {
            ordinals.Add(SeriesRule.Last);
        }

        return months.Any(month => month is < 1 or > MonthsOfAYear) ? new SeriesReading.NotUnderstood(SeriesFlaw.NoSuchMonth)
            : ordinals.Any(ordinal => ordinal > MostOfAWeekday) || match.Groups["ordinals"].Value.Contains('0', StringComparison.Ordinal) ? new SeriesReading.NotUnderstood(SeriesFlaw.NoSuchOrdinal)
            : new SeriesReading.Rule(new SeriesRule(ordinals, (IsoDayOfWeek)(Weekdays.IndexOf(match.Groups["day"].Value, StringComparison.Ordinal) + 1), months));
    }

    private static List<int> Months(string text) => text switch
    {
        "" or "毎月" => [],
        "偶数月" => [2, 4, 6, 8, 10, 12],
        "奇数月" => [1, 3, 5, 7, 9, 11],
        _ => [.. Digits().Matches(text).Select(month => int.Parse(month.Value, CultureInfo.InvariantCulture))],
    };

    /// <summary>What is most worth saying of a text that does not fit.</summary>
    private static SeriesFlaw Flaw(string plain) =>
        plain.Contains('週', StringComparison.Ordinal) && !plain.Contains('第', StringComparison.Ordinal) ? SeriesFlaw.Weekly
        : MonthsNotSaid().IsMatch(plain) ? SeriesFlaw.MonthsNotSaid
        : WeekdayWord().Matches(plain).Select(match => match.Groups[1].Value).Distinct().Count() > 1 || TwoWeekdays().IsMatch(plain) ? SeriesFlaw.SeveralWeekdays
        : !Ordinal().IsMatch(plain) ? (EndsOnAWeekday().IsMatch(plain) ? SeriesFlaw.OrdinalMissing : SeriesFlaw.OtherWords)
        : !AnyWeekday().IsMatch(plain) ? SeriesFlaw.WeekdayMissing
        : SeriesFlaw.OtherWords;

    // 一 to 十二; whatever else is written with these is no number here, and is left as it stands.
    private static string Number(string kanji)
    {
        const string digits = "一二三四五六七八九";
        var value = kanji switch
        {
            "十" => 10,
            ['十', var one] => 10 + digits.IndexOf(one, StringComparison.Ordinal) + 1,
            [var one] => digits.IndexOf(one, StringComparison.Ordinal) + 1,
            _ => 0,
        };
        return value == 0 || kanji is ['十', '十'] ? kanji : value.ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        "^(?<months>毎月|偶数月|奇数月|(?:[0-9]{1,2}(?:月[・,、と/&]?|[・,、と/&]))*[0-9]{1,2}月)?"
        + "(?<ordinals>(?:第[0-9]{1,2}|最終|最後)(?:[・,、と/&](?:第?[0-9]{1,2}|最終|最後)|第[0-9]{1,2}|最終|最後)*)"
        + "(?<day>[月火水木金土日])(?:曜日?)?$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"[\s。.!()「」]|の|に?開催|に$")]
    private static partial Regex Filler();

    [GeneratedRegex("[一二三四五六七八九十]+")]
    private static partial Regex KanjiNumber();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex("年[0-9]+回|隔月|[0-9]+[かヶケカ箇]月(ごと|毎|おき)")]
    private static partial Regex MonthsNotSaid();

    [GeneratedRegex("([月火水木金土日])曜")]
    private static partial Regex WeekdayWord();

    // 火・木曜, 第2火第4木.
    [GeneratedRegex("[月火水木金土日][・,、と/&][月火水木金土日]曜|第[0-9]+[月火水木金土日].*第[0-9]+[月火水木金土日]")]
    private static partial Regex TwoWeekdays();

    [GeneratedRegex("第[0-9]|最終|最後")]
    private static partial Regex Ordinal();

    [GeneratedRegex("[月火水木金土日](曜日?)?$")]
    private static partial Regex EndsOnAWeekday();

    // A 月 alone may be that of a month.
    [GeneratedRegex("[火水木金土日]|月曜|(第[0-9]+|最終|最後)月")]
    private static partial Regex AnyWeekday();
}
