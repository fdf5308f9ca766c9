using System.Text.RegularExpressions;

namespace Sendai.Domain.Cases.Screening;

/// <summary>
/// Telephone and fax numbers: with or without area code, with any punctuation, in kanji numerals, from abroad. The numbers of
/// bodies and the short ones that everybody may know are let stand.
/// </summary>
internal sealed partial class PhoneFinder(PublicNumbers known, PostalCodes postal) : IScreenFinder
{
    private const string Suggestion = "（電話番号）";
    private const string KanjiDigits = "〇一二三四五六七八九";
    private const string Brackets = "()[]〔〕【】";
    private const int LongestLabel = 24;

    public IEnumerable<ScreenFinding> Find(FoldedText text)
    {
        var plain = text.Text;
        // One letter for one letter, so that places stay.
        var digits = string.Create(plain.Length, plain, static (span, source) =>
        {
            for (var at = 0; at < span.Length; at++)
            {
                span[at] = DigitOf(source[at]) ?? (source[at] == 'ー' && at > 0 && char.IsAsciiDigit(span[at - 1]) && at + 1 < source.Length && DigitOf(source[at + 1]) is not null
                    ? '-'
                    : source[at]);
            }
        });
        var end = 0;
        foreach (var readings in DigitGroups.In(digits))
        {
            // What follows a number behind a stroke is the next number, not the rest of this one.
            var after = end;
            if (readings.Where(reading => reading.Start >= after && (reading.Start == after + 1 || !IsCut(digits, reading)))
                .Select(reading => Judge(plain, digits, reading))
                .FirstOrDefault(found => found is not null) is { } number)
            {
                end = number.Start + number.Length;
                if (number.Suggestion.Length > 0)
                {
                    yield return number;
                }
            }
        }
    }

    /// <summary>The number as a finding, or null when it is none. A body's number ends there too, but is not told.</summary>
    private static char? DigitOf(char letter) => letter switch
    {
        >= '0' and <= '9' => letter,
        '零' => '0',
        _ => KanjiDigits.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit) : null,
    };

    private ScreenFinding? Judge(string plain, string text, DigitGroups number)
    {
        var abroad = number.Start > 0 && text[number.Start - 1] == '+';
        var isNumber = IsWhole(number) || (abroad && IsFromAbroad(number)) || (number.Digits.StartsWith("0081", StringComparison.Ordinal) && IsJapanese(number.Digits[4..]));
        var isWrittenInDigits = plain.AsSpan(number.Start, number.End - number.Start).SequenceEqual(text.AsSpan(number.Start, number.End - number.Start));
        var isLocal = !isNumber && isWrittenInDigits && IsLocal(text, number) && !Surroundings.IsQuantity(text, number.End);
        if ((!isNumber && !isLocal) || Surroundings.IsOfOffice(text, number.Start))
        {
            return null;
        }

        var start = number.Start;
        start -= start > 0 && text[start - 1] == '+' ? 1 : 0;
        start -= start > 0 && Brackets.IndexOf(text[start - 1], StringComparison.Ordinal) is >= 0 and var bracket && bracket % 2 == 0
            && text.IndexOf(Brackets[bracket + 1], start, number.End - start) > 0 ? 1 : 0;
        var isPublic = IsFree(number) || known.HasPhone(AsDialled(number.Digits, abroad));
        return new ScreenFinding(ScreenKind.Phone, start, number.End - start, isPublic ? "" : Suggestion, isNumber || HasLabel(text, number.Start));
    }

    /// <summary>Whether the number began further in front. A whole one may follow the number of its line in a list: 1.090-…</summary>
    private static bool IsCut(string text, DigitGroups number) =>
        number.IsEndOfMore(text) && (text[number.Start - 1] == '-' || !IsWhole(number));

    /// <summary>Who pays for being called is no private person.</summary>
    private static bool IsFree(DigitGroups number) => number.Digits.Length is 10 or 11
        && (number.Digits[..4] is "0120" or "0570" || (number.Digits.StartsWith("0800", StringComparison.Ordinal) && number.Lengths[0] == 4));

    private static string AsDialled(string digits, bool abroad) => abroad && digits.StartsWith("81", StringComparison.Ordinal)
        ? "0" + digits[2..].TrimStart('0')
        : digits;

    /// <summary>A number that can be called from anywhere in the country.</summary>
    private static bool IsWhole(DigitGroups number)
    {
        var lengths = number.Lengths;
        return number.Digits switch
        {
            ['0', >= '5' and <= '9', '0', ..] when number.Digits.Length == 11 => lengths.Count <= 5 || number.IsSpacedOut,
            ['0', '8', '0', '0', ..] when number.Digits.Length == 11 => lengths.Count <= 4,
            ['0', >= '1', ..] when number.Digits.Length == 10 =>
                number.IsSpacedOut || (lengths.Count <= 3 && (lengths.Count == 1 || (lengths[0] >= 2 && lengths[^1] >= 3))),
            // A spreadsheet has taken the first 0 away.
            [>= '7' and <= '9', '0', ..] when number.Digits.Length == 10 => lengths is [2, 4, 4],
            _ => false,
        };
    }

    private static bool IsFromAbroad(DigitGroups number) => number.Digits.StartsWith("81", StringComparison.Ordinal)
        ? IsJapanese(number.Digits[2..])
        : number.Digits.Length is >= 9 and <= 15;

    private static bool IsJapanese(string digits) => digits.TrimStart('0').Length is 9 or 10;

    /// <summary>A number without its area code: only its shape and what is written before it tell.</summary>
    private bool IsLocal(string text, DigitGroups number) => number.Lengths switch
    {
        [3, 4] when text[number.Start + 3] == '-' => !postal.Has(number.Digits) && !PostalCodes.IsMarked(text, number.Start),
        [2, 4] or [4, 4] or [2, 3, 4] or [3, 3, 4] or [7] or [8] or [3, 4] => HasLabel(text, number.Start),
        _ => number.Digits is ['0', ..] && number.Digits.Length is >= 9 and <= 12 && HasLabel(text, number.Start),
    };

    private static bool HasLabel(string text, int start)
    {
        var from = Math.Max(0, start - LongestLabel);
        return Label().IsMatch(text.AsSpan(from, start - from));
    }

    [GeneratedRegex(@"(?:電話番号|電話|でんわ|tel|fax|ファッ?クス|ファクシミリ|携帯|ケータイ|スマホ|連絡先|固定|直通|自宅|実家|℡|☎|📞|📱)(?:番号|の|は|が|も|先|:|\.|=|、|,| |\n|\(|\)|「|『|[一-龥ァ-ヶー]{1,4}){0,4}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
