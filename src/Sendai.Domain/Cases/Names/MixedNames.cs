namespace Sendai.Domain.Cases.Names;

/// <summary>Given names of kana with one kanji behind: ヨシ子さん, よし江さん. Those behind a surname belong to it.</summary>
internal static class MixedNames
{
    public const string Endings = "子江代美枝恵男夫雄郎";

    public static IEnumerable<FoundName> Find(NameContext context, NameWords words)
    {
        var text = context.Text;
        for (var at = 1; at < text.Length; at++)
        {
            if (!Endings.Contains(text[at], StringComparison.Ordinal) || (at + 1 < text.Length && Letters.IsKanji(text[at + 1]) && words.Honorific.Longest(text, at + 1) == 0))
            {
                continue;
            }

            var start = at;
            Func<char, bool> kind = Letters.IsKatakana(text[at - 1]) ? Letters.IsKatakana : Letters.IsHiragana;
            while (start > 0 && at - start < 3 && kind(text[start - 1]))
            {
                start--;
            }

            if (at - start == 3 && text[start] == 'の')
            {
                start++;
            }

            var isWhole = at - start is > 1 and <= 3 && (start == 0 || text[start - 1] == 'の' || (!kind(text[start - 1]) && !Letters.IsPlaceholder(text[start - 1])));
            if (isWhole && text[at - 1] is not ('お' or 'ご') && !words.IsRole(text[start..at]) && (context.IsCalled(at + 1) || context.Before(start).Lead is Lead.Kin or Lead.NameLabel))
            {
                yield return new FoundName(start, at + 1 - start, new PersonKey("", text[start..(at + 1)]), true);
            }
        }
    }
}
