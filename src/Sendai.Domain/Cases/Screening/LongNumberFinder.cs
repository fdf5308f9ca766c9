namespace Sendai.Domain.Cases.Screening;

/// <summary>
/// Numbers that tell by their length and check digit what they are: マイナンバー and payment cards. Other long numbers count
/// nothing and so stand for somebody: they are asked about.
/// </summary>
internal sealed class LongNumberFinder : IScreenFinder
{
    private const int MyNumberDigits = 12;
    private const int ShortestUnknown = 9;
    private static readonly string[] Labels = ["マイナンバー", "個人番号", "まいなんばー", "マイナ"];

    public IEnumerable<ScreenFinding> Find(FoldedText text) =>
        from readings in DigitGroups.In(text.Text)
        let found = readings.Select(reading => Judge(text.Text, reading)).FirstOrDefault(found => found is not null)
        where found is not null
        select found;

    private static ScreenFinding? Judge(string text, DigitGroups number)
    {
        if (number.IsEndOfMore(text) || Surroundings.IsOfOffice(text, number.Start) || Surroundings.IsQuantity(text, number.End))
        {
            return null;
        }

        var tidy = number.Lengths.Count == 1 || number.IsSpacedOut || number.Lengths.SkipLast(1).All(length => length is 4 or 3 or 6 or 5);
        return number.Digits.Length switch
        {
            MyNumberDigits when tidy && (IsMyNumber(number.Digits) || HasLabel(text, number)) => Of(ScreenKind.MyNumber, number, "（個人番号は省略）", true),
            MyNumberDigits when number.Lengths is [4, 4, 4] => Of(ScreenKind.MyNumber, number, "（個人番号は省略）", false),
            >= 14 and <= 16 when tidy && IsCard(number.Digits) => Of(ScreenKind.BankAccount, number, "（カード番号は省略）", true),
            >= ShortestUnknown when number.Lengths.Count == 1 && !Surroundings.IsDay(number.Digits) => Of(ScreenKind.CertificateNumber, number, "（番号は省略）", false),
            _ => null,
        };
    }

    private static ScreenFinding Of(ScreenKind kind, DigitGroups number, string suggestion, bool certain) =>
        new(kind, number.Start, number.End - number.Start, suggestion, certain);

    private static bool HasLabel(string text, DigitGroups number)
    {
        var (before, behind) = Surroundings.Of(text, number.Start, number.End - number.Start, 16);
        return Array.Exists(Labels, label => before.Contains(label, StringComparison.Ordinal) || behind.Contains(label, StringComparison.Ordinal));
    }

    /// <summary>The check digit of an individual number: Ordinance 85 of 2014 of the Ministry of Internal Affairs, article 5.</summary>
    private static bool IsMyNumber(string digits)
    {
        var sum = 0;
        for (var n = 1; n < MyNumberDigits; n++)
        {
            sum += (digits[MyNumberDigits - 1 - n] - '0') * (n <= 6 ? n + 1 : n - 5);
        }

        return digits[^1] - '0' == (sum % 11 <= 1 ? 0 : 11 - (sum % 11)) && digits.Distinct().Skip(1).Any();
    }

    /// <summary>The check digit of payment cards (ISO/IEC 7812-1, Luhn).</summary>
    private static bool IsCard(string digits)
    {
        var sum = 0;
        for (var at = 0; at < digits.Length; at++)
        {
            var digit = digits[digits.Length - 1 - at] - '0';
            sum += at % 2 == 0 ? digit : (digit * 2 / 10) + (digit * 2 % 10);
        }

        return sum % 10 == 0 && digits[0] is >= '2' and <= '6';
    }
}
