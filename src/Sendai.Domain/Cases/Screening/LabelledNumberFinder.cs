using System.Text.RegularExpressions;

namespace Sendai.Domain.Cases.Screening;

/// <summary>Numbers of certificates, handbooks, insurances and cards: what their label says they are.</summary>
internal sealed partial class LabelledNumberFinder(IEnumerable<string> labels) : IScreenFinder
{
    private readonly List<string> labels = [.. labels.Select(label => new FoldedText(label).Text)];

    public IEnumerable<ScreenFinding> Find(FoldedText text)
    {
        foreach (var number in Unknown(text.Text))
        {
            yield return number;
        }

        foreach (var label in labels)
        {
            for (var at = text.Text.IndexOf(label, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.Text.IndexOf(label, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                foreach (var number in Behind(text.Text, at, at + label.Length))
                {
                    yield return number;
                }
            }
        }
    }

    /// <summary>A number that is called one, of whatever it may be.</summary>
    private static IEnumerable<ScreenFinding> Unknown(string text) =>
        from Match number in Anything().Matches(text)
        let written = number.Groups["n"]
        where !Surroundings.IsQuantity(text, written.Index + written.Length) && !Surroundings.IsOfOffice(text, written.Index) && !Surroundings.IsDay(written.Value)
        select Of(written) with { IsCertain = false };

    private static IEnumerable<ScreenFinding> Behind(string text, int labelStart, int at)
    {
        var between = Between().Match(text, at);
        var next = at + between.Length;
        if (Number().Match(text, next) is not { Success: true } number)
        {
            yield break;
        }

        // 第1234号 says it too.
        var saysNumber = SaysNumber().IsMatch(text.AsSpan(labelStart, number.Index + number.Length - labelStart));
        var digits = number.Value.Count(char.IsAsciiDigit);
        if (digits < (saysNumber ? 3 : 5)
            || Surroundings.IsQuantity(text, number.Index + number.Length)
            || (!saysNumber && Surroundings.IsDay(number.Value))
            || Date().IsMatch(number.ValueSpan))
        {
            yield break;
        }

        yield return Of(number);
        // A symbol is followed by its number.
        if (Second().Match(text, number.Index + number.Length) is { Success: true } second)
        {
            yield return Of(second.Groups["n"]);
        }
    }

    private static ScreenFinding Of(Capture number) =>
        new(ScreenKind.CertificateNumber, number.Index, number.Length, "（番号は省略）", true);

    [GeneratedRegex(@"\G(?:\([^()\n0-9]{1,10}\))?(?:の(?=番|記|No|ナ|[はが0-9:])|等|記号・番号|記号番号|記号|番号|ナンバー|コード|No\.?|NO\.?|no\.?|ID|手帳|[1-6]級|証(?!明)|カード|カルテ|は|が|:|\.|=|、|,|・|\||/| |\n|\(|\)|「|『|\[|【|】|\]|#|№|→|本人|母|父){0,8}", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"(?:(?<!受付|問い合わせ|電話|郵便|請求|サービス|加算|告示|通知)番号|(?<![A-Za-z])ID)(?:[はが:= ]|No\.?){1,3}(?<n>[0-9]{5,}(?:-[0-9]{1,8}){0,3})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Anything();

    [GeneratedRegex(@"番号|記号|ナンバー|No|NO|no|№|#|ID|コード|第.*号", RegexOptions.CultureInvariant)]
    private static partial Regex SaysNumber();

    [GeneratedRegex(@"\G(?:[一-龥]{1,6}(?:第|\()|第 ?|[A-Za-zァ-ヴ]{1,4} ?-?|(?!電話|携帯|固定)[一-龥ぁ-ん]{1,3}[ -]?(?=[0-9]{2}))?[0-9][0-9A-Z]*(?: ?[-の/・] ?[0-9A-Z]{1,12}| [0-9]{2,8}){0,5}(?: ?号)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A(?:19|20)[0-9]{2}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"\G[ 、,・/)\n]{0,3}(?:の?(?:番号|枝番)[はが:= ]{0,3})(?<n>[0-9][0-9-]{1,12})", RegexOptions.CultureInvariant)]
    private static partial Regex Second();
}
