using System.Text.RegularExpressions;

namespace Sendai.Domain.Cases.Screening;

/// <summary>
/// Addresses below the name of a town: 丁目, 番地, house numbers, 字, with the building behind them. What stands before the
/// numbers decides whether they are of a house.
/// </summary>
internal sealed partial class AddressFinder(PublicNumbers known, PlaceNames places, IReadOnlyCollection<string> buildings) : IScreenFinder
{
    public const string Omitted = "（番地は省略）";
    private const int LongestTown = 24;

    /// <summary>What an address is compared by: the end of the town's name and the numbers, however they are divided.</summary>
    public static string? KeyOf(string address)
    {
        var folded = new FoldedText(address).Text;
        return House().Matches(folded).Concat(Numbers().Matches(folded)).OrderBy(house => house.Index).FirstOrDefault() is { Index: > 0 } house
            ? Key(folded, house)
            : null;
    }

    public IEnumerable<ScreenFinding> Find(FoldedText text)
    {
        foreach (Match lot in Lot().Matches(text.Text))
        {
            if (!NoTown().IsMatch(lot.Groups["town"].ValueSpan) && !Surroundings.IsQuantity(text.Text, lot.Index + lot.Length))
            {
                yield return new ScreenFinding(ScreenKind.Address, lot.Index, lot.Length, lot.Groups["town"].Value + Omitted, false);
            }
        }

        foreach (var pattern in new[] { House(), Numbers(), Field() })
        {
            foreach (Match house in pattern.Matches(text.Text))
            {
                if (TownStart(text.Text, house, pattern == Numbers()) is { } start && !known.HasAddress(Key(text.Text, house)))
                {
                    yield return new ScreenFinding(
                        ScreenKind.Address, start, EndOfBuilding(text.Text, house.Index + house.Length) - start, text.Text[start..house.Index] + Omitted, true);
                }
            }
        }
    }

    /// <summary>The end of the building whose name follows the numbers; without one, the end of the numbers.</summary>
    private int EndOfBuilding(string text, int end)
    {
        var name = Building().Match(text, end);
        var kept = name.Success
            ? buildings.Select(word => name.Value.LastIndexOf(word, StringComparison.Ordinal) is > 0 and var at ? at + word.Length : 0).DefaultIfEmpty(0).Max()
            : 0;
        return kept == 0 ? end : end + kept + Floor().Match(text, end + kept).Length;
    }

    private static string Key(string text, Match house) =>
        text[Math.Max(0, house.Index - 2)..house.Index] + string.Join('-', Number().Matches(house.Value).Take(3).Select(number => KanjiNumber.Read(number.Value)));

    /// <summary>Where the name of the town before the numbers begins; null when they are no numbers of a house.</summary>
    private int? TownStart(string text, Match house, bool onlyNumbers)
    {
        if (house.Index > 0 && text[house.Index - 1] == '病')
        {
            // An illness is no town, and 難病 is what the screen itself writes for one.
            return null;
        }

        var start = house.Index;
        while (start > 0 && house.Index - start < LongestTown && IsOfName(text[start - 1]))
        {
            start--;
        }

        start = StartOfKnown(text, start, house.Index);
        start += Before().Match(text, start, house.Index - start) is { Success: true } label ? label.Length : 0;
        var known = places.LengthAtEnd(text, house.Index);
        start = Math.Min(start, house.Index - known);
        var town = text.AsSpan(start, house.Index - start);
        if (!onlyNumbers)
        {
            // 丁目 alone is the corner of any town; with numbers behind it, it is somebody's door.
            return town.Length > 0 || (Number().Count(house.Value) > 1 && house.Value.Any(char.IsAsciiDigit)) ? start : null;
        }

        if (Surroundings.IsQuantity(text, house.Index + house.Length) || Surroundings.IsQuantityBefore(text, house.Index))
        {
            return null;
        }

        var parts = house.Value.Count(c => c is '-') + 1;
        if (known > 0 || IsTown(town) || (parts > 2 && town.Length > 1 && !NoTown().IsMatch(town)) || places.AreIn(town.ToString()) || IsLabelled(text, house.Index))
        {
            return start;
        }

        // A name in hiragana shows only by the city before it.
        return parts > 2 && HiraganaTown().Match(text, Math.Max(0, house.Index - LongestTown), Math.Min(LongestTown, house.Index)) is { Success: true } city
            ? city.Index
            : null;
    }

    /// <summary>A place that the directory knows may have hiragana in it, where the name seemed to begin.</summary>
    private int StartOfKnown(string text, int start, int end)
    {
        for (var at = start + 1; at <= Math.Min(start + 3, end); at++)
        {
            if (places.LengthAtEnd(text, at) is > 0 and var length && at - length < start)
            {
                start = at - length;
                while (start > 0 && IsOfName(text[start - 1]))
                {
                    start--;
                }

                return start;
            }
        }

        return start;
    }

    private static bool IsTown(ReadOnlySpan<char> town) => Town().IsMatch(town) && !NoTown().IsMatch(town);

    private static bool IsLabelled(string text, int at)
    {
        var from = Math.Max(0, at - 8);
        return Label().IsMatch(text.AsSpan(from, at - from));
    }

    private static bool IsOfName(char c) => c is >= '一' and <= '鿿' or '々' or 'ヶ' or 'ケ' or 'ノ' or 'ツ' or >= 'ァ' and <= 'ヴ' or 'ー' or '○' or '〇';

    private const string N = "(?:[0-9]{1,5}|[〇一二三四五六七八九十百]{1,5})";
    private const string Tail = "(?:[ の]?-?[ の]?" + N + "(?:丁目|番地|番(?!目|線|組|手)|号室|号棟|号(?!線)|棟|室(?!内))?){0,5}";

    [GeneratedRegex(@"(?<![0-9〇一二三四五六七八九十百第])" + N + "(?:丁目" + Tail + "|番地(?!域|区)" + Tail + "|番 ?(?:の )?" + N + "号?(?![番目])" + Tail + ")", RegexOptions.CultureInvariant)]
    private static partial Regex House();

    [GeneratedRegex(@"(?<![0-9.,/:+-]|[0-9] |[A-Za-z])[1-9][0-9]{0,3} ?(?:-|の(?=[0-9])) ?[0-9]{1,4}(?: ?(?:-|の(?=[0-9])) ?[0-9]{1,4}){0,3}(?:号室|号|室)?(?![0-9]|[-/.:][0-9]|,[0-9]{3})", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?:大字[一-龥々ァ-ヶーぁ-ん]{1,8}|(?<![文数漢名苗赤黒太習活十頭ロ])字[一-龥々ァ-ヶー](?:[一-龥々ァ-ヶーのぁ-ん]{0,7}?))(?:[0-9]{1,5})" + Tail, RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"\G[ 、,]?[一-龥々ァ-ヴー・A-Za-z]{2,20}", RegexOptions.CultureInvariant)]
    private static partial Regex Building();

    [GeneratedRegex(@"\G ?[A-Z]?-?(?:[0-9]{1,4}(?:号室?|階|F)?)?", RegexOptions.CultureInvariant)]
    private static partial Regex Floor();

    /// <summary>A single number behind the name of a town: in old quarters it is the whole address.</summary>
    [GeneratedRegex(@"(?<town>[一-龥々ヶケ]{0,8}[市区][一-龥々ヶケ]{2,5})[1-9][0-9]{1,3}(?=[にのへでと、。 \n]|から|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Lot();

    [GeneratedRegex("[0-9]+|[〇一二三四五六七八九十百]+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    /// <summary>Words that stand before an address without a space.</summary>
    [GeneratedRegex(@"\G(?:現在|現|本人|自宅|住所|住居|居住地|居所|実家|実母|所在地|転居先|転出先|移転先|引越先|新居|勤務先|職場|母|父|姉|妹|兄|弟|叔母|伯母|叔父|伯父|祖母|祖父|長男|長女|次男|次女|以前|当時|同|旧|新|連絡先|宅|住|難病|号室|号)*", RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"(?:[都道府県市区町村郡][一-龥々ヶケノツァ-ヴー]{1,10}|[一-龥々ヶケァ-ヴー]{1,8}(?:町|丁|通|台|丘|団地|新田|小路|横丁))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Town();

    [GeneratedRegex(@"[一-龥々ヶケ]{0,12}[市区町村郡][一-龥々ヶケァ-ヴーぁ-ん]{1,8}(?<![はにでをとも議回料])\z", RegexOptions.CultureInvariant)]
    private static partial Regex HiraganaTown();

    [GeneratedRegex(@"(?:様式|別紙|別表|別添|資料|図|表|問|設問|第|項|条|版|番号|電話|携帯|区分|回|型|ケース|案件|受付|プラン|評価|検査|得点|尺度|血圧|平成|令和|昭和|大正|年|月|日|前|後|約|毎週|週|全|計|平均|会議|議題|参加|一般|内線|ページ|グループ|ステージ|レベル|クラス|コード|ナンバー|対応|程度|内|外|間|担当|市町|期)\z", RegexOptions.CultureInvariant)]
    private static partial Regex NoTown();

    [GeneratedRegex(@"(?:住所|番地|所在地|居住地|転居先)[はがの:=、 \n(「]{0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
