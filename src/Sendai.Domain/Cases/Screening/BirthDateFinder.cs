using System.Text.RegularExpressions;

namespace Sendai.Domain.Cases.Screening;

/// <summary>
/// Days of birth: a date beside a word of birth. A date of another thing stays; one that is written as only forms write
/// birthdays (S45.3.2) is doubtful.
/// </summary>
internal sealed partial class BirthDateFinder : IScreenFinder
{
    private const int Around = 16;

    public IEnumerable<ScreenFinding> Find(FoldedText text)
    {
        foreach (Match date in Date().Matches(text.Text))
        {
            var (before, behind) = Surroundings.Of(text.Text, date.Index, date.Length, Around);
            var certain = IsBirth(before, behind);
            if (certain || date.Groups["short"].Success)
            {
                yield return Of(date, certain);
            }
        }

        foreach (Match month in MonthOfBirth().Matches(text.Text))
        {
            var (before, behind) = Surroundings.Of(text.Text, month.Index, month.Length, Around);
            var labelled = Before().IsMatch(before);
            if (labelled || Born().IsMatch(behind))
            {
                yield return Of(month, labelled);
            }
        }

        foreach (Match date in WithoutYear().Matches(text.Text))
        {
            var (before, behind) = Surroundings.Of(text.Text, date.Index, date.Length, Around);
            if (IsBirth(before, behind))
            {
                yield return Of(date, true);
            }
        }
    }

    private static ScreenFinding Of(Match date, bool certain) => new(ScreenKind.BirthDate, date.Index, date.Length, "（生年月日は省略）", certain);

    private static bool IsBirth(string before, string behind) => Before().IsMatch(before) || Behind().IsMatch(behind);

    private const string K = "[〇一二三四五六七八九十]{1,4}";
    private const string Day = "(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])";
    private const string Month = "(?:1[0-2]|0?[1-9])";

    [GeneratedRegex(
        @"(?<![0-9./-])(?:19|20)[0-9]{2} ?(?:\([^()\n]{1,8}\) ?)?(?:年 ?" + Month + " ?月 ?" + Day + " ?日?|- ?" + Month + " ?- ?" + Day + "|/ ?" + Month + " ?/ ?" + Day + @"|\. ?" + Month + @" ?\. ?" + Day + ")(?![-/][0-9])"
        + "|(?<![0-9])(?:19[0-9]{2}|20[0-2][0-9])(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])"
        + "|[一二][〇一二三四五六七八九]{3}年" + K + "月" + K + "日"
        + "|(?:明治|大正|昭和|平成|令和) ?(?:元|[0-9]{1,2}|" + K + @") ?(?:\([^()\n]{1,8}\) ?)?(?:年 ?(?:" + Month + "|" + K + ") ?月 ?(?:" + Day + "|" + K + @") ?日?|[./・-] ?" + Month + @" ?[./・-] ?" + Day + ")"
        + @"|(?<![A-Za-z])(?:(?<short>[MTS]|昭|大(?=[0-9元])|明(?=[0-9]))|[HR]|平|令) ?[.・]? ?(?:元|[0-9]{1,2}) ?(?:[./・-] ?" + Month + @" ?[./・-] ?" + Day + "|年 ?" + Month + " ?月 ?" + Day + " ?日?)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<![0-9./年-]|年 )" + Month + "(?: ?月 ?" + Day + " ?日|/" + Day + "(?!/))|(?<![0-9./-])[0-9]{2}(?<sep>[./-])" + Month + @"\k<sep>" + Day + "(?![./-])|(?<![年〇一二三四五六七八九十])" + K + "月" + K + "日", RegexOptions.CultureInvariant)]
    private static partial Regex WithoutYear();

    [GeneratedRegex(@"(?:(?:19|20)[0-9]{2}|(?:明治|大正|昭和|平成|令和|[MTSHR]) ?(?:元|[0-9]{1,2}|" + K + ")) ?年 ?(?:" + Month + "|" + K + ") ?月" + @"(?! ?[0-9〇一二三四五六七八九十])", RegexOptions.CultureInvariant)]
    private static partial Regex MonthOfBirth();

    [GeneratedRegex(@"\A ?(?:生(?:ま|れ|[。、,)( \n・で]|\z)|うまれ|産まれ)", RegexOptions.CultureInvariant)]
    private static partial Regex Born();

    [GeneratedRegex(@"(?:生年月日|誕生日(?!会|プレ|ケーキ|祝)|生まれた?|産まれた?|生れ|出生|出産|バースデー|birthday|birth|dob)(?:日|年月日)?[はがのも:=、,・| \n()「『\[\]【】西暦和元号・/]{0,8}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"\A(?: ?\([^()\n]{1,10}\))?[ (\n]?(?:に|で|が|の|は)? ?(?:生(?:ま|れ|[。、,)( \n/・でのだとにはが]|\z)|産まれ|うまれ|誕生|出生|[、 ]?[^。、\n0-9]{0,8}(?:出産(?!予定|後|準備|前)|が誕生(?!会)|誕生日(?!会)|[がにでも]生まれ(?!つき|変))|\( ?[0-9]{1,3}[歳才]\)|[、 ]{0,2}満?[0-9]{1,3}[歳才]\))", RegexOptions.CultureInvariant)]
    private static partial Regex Behind();
}
