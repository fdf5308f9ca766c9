using System.Globalization;
using System.Text.RegularExpressions;

namespace Sendai.Domain.Cases.Screening;

/// <summary>What stands beside something.</summary>
internal sealed record Beside(string Before, string Behind);

/// <summary>What stands beside a number and says what it counts.</summary>
internal static partial class Surroundings
{
    /// <summary>Whether a unit follows: a number of yen, people or milligrams is no number of anybody.</summary>
    public static bool IsQuantity(string text, int end) => Unit().IsMatch(text.AsSpan(end, Math.Min(8, text.Length - end)));

    /// <summary>Whether eight or more characters begin with a day of this or the last century, as file names and forms write it.</summary>
    public static bool IsDay(string digits) => digits.Length is 8 or 12 or 14
        && digits[..2] is "19" or "20"
        && int.TryParse(digits.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
        && int.TryParse(digits.AsSpan(6, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31;

    /// <summary>Whether what stands before says that numbers are a range, a score or a part of a document.</summary>
    public static bool IsQuantityBefore(string text, int start)
    {
        var from = Math.Max(0, start - 6);
        return Measure().IsMatch(text.AsSpan(from, start - from));
    }

    /// <summary>Whether a number is that of an office: it stands in every list of offices.</summary>
    public static bool IsOfOffice(string text, int start)
    {
        var from = Math.Max(0, start - 12);
        return Office().IsMatch(text.AsSpan(from, start - from));
    }

    [GeneratedRegex(@"(?:事業所|事業者|法人|指定|医療機関|登記)(?:番号|コード|No\.?)[はが:=、, (「]{0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Office();

    /// <summary>The text before and behind a place, as far as one sees at a glance.</summary>
    public static Beside Of(string text, int start, int length, int around)
    {
        var (from, end) = (Math.Max(0, start - around), start + length);
        return new Beside(text[from..start], text[end..Math.Min(text.Length, end + around)]);
    }

    [GeneratedRegex(@"(?:様式|別紙|別表|資料|図|表|第|区分|約|全|計|平均|午前|午後|介護|支援|内線|ナンバー|平成|令和|昭和|大正)[は:= の]?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Measure();

    [GeneratedRegex(@"\A ?(?:,\d{3}|円|万|千(?!葉)|億|歳|才|年(?!金|齢)|月|日(?!中|本)|時|分|秒|人|名(?!義|前|字)|回|件|個(?!人)|本(?!人)|枚|錠|包|度|点|位|階|級|割|世帯|戸|系統|番線|番目|号線|[ヶかカケ](?=[月所国年条])|週|泊|食|歩|単位|km|cm|mm|kg|mg|ml|g\b|m\b|cc|%|kcal|℃)", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
