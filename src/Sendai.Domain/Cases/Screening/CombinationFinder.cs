using System.Text.RegularExpressions;

namespace Sendai.Domain.Cases.Screening;

/// <summary>
/// A rare illness, an area smaller than a ward and an age: each is harmless, and together they are one person. It sits on the
/// illness, since that can be said more generally without loss. The three may stand in different texts of one case.
/// </summary>
internal sealed partial class CombinationFinder
{
    private readonly PlaceNames places;
    private readonly List<string> illnesses;

    public CombinationFinder(PlaceNames places, IEnumerable<string> illnesses)
    {
        this.places = places;
        // The longer name first: a short one may be a part of it.
        this.illnesses = [.. illnesses.Select(illness => new FoldedText(illness).Text).OrderByDescending(illness => illness.Length)];
    }

    public IEnumerable<ScreenFinding>[] Find(IReadOnlyList<FoldedText> texts)
    {
        var together = texts.Any(text => Age().IsMatch(text.Text)) && texts.Any(text => Area().IsMatch(text.Text) || places.AreIn(text.Text));
        return [.. texts.Select(text => together ? Illnesses(text.Text) : [])];
    }

    private IEnumerable<ScreenFinding> Illnesses(string text) =>
        illnesses.SelectMany(illness => All(text, illness))
            .Concat(Rare().Matches(text).Select(rare => (rare.Index, rare.Length)))
            .Select(found => new ScreenFinding(ScreenKind.Combination, found.Index, found.Length, "難病", false));

    private static IEnumerable<(int Index, int Length)> All(string text, string illness)
    {
        for (var at = text.IndexOf(illness, StringComparison.Ordinal); at >= 0; at = text.IndexOf(illness, at + illness.Length, StringComparison.Ordinal))
        {
            // A short name in Latin letters is a word of its own.
            var end = at + illness.Length;
            if (!char.IsAsciiLetter(illness[0]) || ((at == 0 || !char.IsAsciiLetter(text[at - 1])) && (end == text.Length || !char.IsAsciiLetter(text[end]))))
            {
                yield return (at, illness.Length);
            }
        }
    }

    [GeneratedRegex(@"[0-9〇一二三四五六七八九十]{1,3} ?[歳才](?!児健診|健診)|[0-9]0代.{0,4}(?:男|女)|(?:男|女).{0,6}[0-9]0代|[小中高][1-6](?:の|男|女|[、。 ])|[小中]学[1-6]年|(?:小学校?|中学校?|高校|高等部|中学部|小学部|幼稚園|保育園|年長|年中|年少).{0,3}[1-6]?年生", RegexOptions.CultureInvariant)]
    private static partial Regex Age();

    [GeneratedRegex(@"[一-龥々ヶケァ-ヴー]{1,6}(?:地区|エリア|学区|校区|団地|小学校|中学校|丁目|集落|町内|ニュータウン|駅(?:前|近|の近)|保育所|保育園|幼稚園|支援学校)|[一-龥々ヶケ]{1,5}町(?!内会|村|役場|長|会|田)|[一-龥々]{1,4}(?:ケ丘|ヶ丘|が丘)|(?<![一-龥々ァ-ヴー])[一-龥々ヶケ]{1,4}[一-龥々](?<![病症者性親男女人母父妹弟兄姉夫妻娘子士歳内宅院所中居身区市県護等家外方国護])(?:に住|在住|に暮|で暮|の[0-9]{1,3}[歳才])", RegexOptions.CultureInvariant)]
    private static partial Regex Area();

    [GeneratedRegex(@"(?:日本|国内|全国|県内|市内|世界)(?:で|に|でも|には)(?:も)?(?:数|十数|[0-9〇一二三四五六七八九十]{1,3}|何)(?:例|人|名)(?:しか|だけ|ほど|程度|の).{0,8}?(?:病気|病|疾患|症候群|症)|(?:[0-9〇一二三四五六七八九十百千万]{1,6}人に一?1?人の).{0,6}?(?:病気|難病|疾患)", RegexOptions.CultureInvariant)]
    private static partial Regex Rare();
}
