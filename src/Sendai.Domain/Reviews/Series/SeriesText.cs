using NodaTime;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Reviews.Series;

/// <summary>Reads a rule as people write it: 毎月第2水曜, 第1・第3金曜日, 偶数月の最終木曜, 4・7・10月の第二火曜.</summary>
public static class SeriesText
{
    private const string Weekdays = "月火水木金土日";
    private const int MostOfAWeekday = 5;
    private const int MonthsOfAYear = 12;

    // Zero that was typed is no ordinal, so the last one is another number here.
    private const int Last = -1;

    /// <summary>What may stand around and between the parts and says nothing.</summary>
    private const string Marks = "。.!()「」の";

    /// <summary>Reads it, in full or half width, with kanji or other digits.</summary>
    /// <param name="text">What was typed.</param>
    public static SeriesReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = string.Concat(JapaneseText.Fold(text).Where(letter => !char.IsWhiteSpace(letter) && !Marks.Contains(letter, StringComparison.Ordinal)))
            .Replace("開催", "", StringComparison.Ordinal)
            .TrimEnd('に');
        if (plain.Length == 0)
        {
            return new SeriesReading.NotUnderstood(SeriesFlaw.Empty);
        }

        var scanner = new SeriesScanner(plain);
        var (months, ordinals, day) = (Months(scanner), Ordinals(scanner), Weekday(scanner));
        return ordinals.Count == 0 || day is null || !scanner.IsAtEnd ? new SeriesReading.NotUnderstood(Flaw(plain))
            : months.Any(month => month is < 1 or > MonthsOfAYear) ? new SeriesReading.NotUnderstood(SeriesFlaw.NoSuchMonth)
            : ordinals.Any(ordinal => ordinal is (< 1 or > MostOfAWeekday) and not Last) ? new SeriesReading.NotUnderstood(SeriesFlaw.NoSuchOrdinal)
            : new SeriesReading.Rule(new SeriesRule(ordinals.Select(ordinal => ordinal == Last ? SeriesRule.Last : ordinal), day.Value, months));
    }

    private static List<int> Months(SeriesScanner scanner) =>
        scanner.Take("毎月") ? []
        : scanner.Take("偶数月") ? [2, 4, 6, 8, 10, 12]
        : scanner.Take("奇数月") ? [1, 3, 5, 7, 9, 11]
        : Named(scanner);

    /// <summary>5月・7月, 5・7月; none, and nothing taken, when the last number is no month.</summary>
    private static List<int> Named(SeriesScanner scanner)
    {
        var start = scanner.At;
        var months = new List<int>();
        var isMonth = false;
        while (scanner.Number() is { } month)
        {
            months.Add(month);
            isMonth = scanner.Take("月");
            if (!scanner.Separator() && !isMonth)
            {
                break;
            }
        }

        scanner.At = isMonth ? scanner.At : start;
        return isMonth ? months : [];
    }

    private static List<int> Ordinals(SeriesScanner scanner)
    {
        var ordinals = new List<int>();
        while (true)
        {
            var start = scanner.At;
            var isNext = ordinals.Count > 0 && scanner.Separator();
            int? read = scanner.Take("最終") || scanner.Take("最後") ? Last
                : scanner.Take("第") || isNext ? scanner.Number()
                : null;
            if (read is not { } ordinal)
            {
                scanner.At = start;
                return ordinals;
            }

            ordinals.Add(ordinal);
        }
    }

    private static IsoDayOfWeek? Weekday(SeriesScanner scanner)
    {
        var day = scanner.OneOf(Weekdays);
        if (!scanner.Take("曜日"))
        {
            scanner.Take("曜");
        }

        return day is { } at ? (IsoDayOfWeek)(at + 1) : null;
    }

    /// <summary>What is most worth saying of a text that does not fit.</summary>
    private static SeriesFlaw Flaw(string plain)
    {
        var days = DaysIn(plain);
        return Has(plain, "週") && !Has(plain, "第") ? SeriesFlaw.Weekly
            : (Has(plain, "年") && Has(plain, "回")) || HasAny(plain, "隔月", "か月", "カ月", "ケ月", "箇月") ? SeriesFlaw.MonthsNotSaid
            : days.Distinct().Count() > 1 ? SeriesFlaw.SeveralWeekdays
            : HasAny(plain, "第", "最終", "最後") ? (days.Count == 0 ? SeriesFlaw.WeekdayMissing : SeriesFlaw.OtherWords)
            : days.Count == 0 ? SeriesFlaw.OtherWords
            : SeriesFlaw.OrdinalMissing;
    }

    /// <summary>The days of the week that are named: 月 and 日 mean other things as well, unless 曜 follows or nothing else is there.</summary>
    private static List<char> DaysIn(string plain)
    {
        var days = plain
            .Where((letter, at) => "火水木金土".Contains(letter, StringComparison.Ordinal)
                || ("月日".Contains(letter, StringComparison.Ordinal) && at + 1 < plain.Length && plain[at + 1] == '曜'))
            .ToList();
        return days.Count == 0 && plain[^1] is '月' or '日' ? [plain[^1]] : days;
    }

    private static bool Has(string plain, string word) => plain.Contains(word, StringComparison.Ordinal);

    private static bool HasAny(string plain, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Has(plain, word))
            {
                return true;
            }
        }

        return false;
    }
}
