namespace Sendai.Domain.Cases.Screening;

/// <summary>Small numbers in kanji, as in 四丁目十二番三号.</summary>
internal static class KanjiNumber
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>The number that digits or kanji say; -1 for what is none.</summary>
    public static int Read(string written)
    {
        if (int.TryParse(written, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var plain))
        {
            return plain;
        }

        var (sum, digits) = (0, 0);
        foreach (var c in written)
        {
            if (Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit)
            {
                digits = (digits * 10) + digit;
            }
            else if (c is '元' or '十' or '百')
            {
                sum += c == '元' ? 1 : Math.Max(1, digits) * (c == '十' ? 10 : 100);
                digits = 0;
            }
            else
            {
                return -1;
            }
        }

        return sum + digits;
    }
}
