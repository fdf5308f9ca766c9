using Sendai.Domain.Directory;

namespace Sendai.Domain.Cases.Names;

/// <summary>Names in katakana: Japanese ones as forms want them (ヤマダ タロウ), and foreign ones (グエン・ヴァン・アン).</summary>
internal sealed class KatakanaNames(NameLexicon lexicon, NameWords words)
{
    public IEnumerable<FoundName> Find(NameContext context)
    {
        var text = context.Text;
        for (var at = 0; at < text.Length;)
        {
            if (!Letters.IsKatakana(text[at]))
            {
                at++;
                continue;
            }

            var parts = Parts(text, at);
            if (!(at > 0 && Letters.IsPlaceholder(text[at - 1])))
            {
                foreach (var name in InParts(context, parts))
                {
                    yield return name;
                }
            }

            at = parts[^1].End;
        }
    }

    /// <summary>Words of katakana with a dot or a space between, on one line.</summary>
    private static List<(int Start, int End)> Parts(string text, int at)
    {
        var parts = new List<(int Start, int End)>();
        while (true)
        {
            var end = Letters.EndOf(text, at, Letters.IsKatakana);
            parts.Add((at, end));
            if (end + 1 >= text.Length || !(text[end] is '・' or '=' or '＝' or '-' or '.' || Letters.IsSpace(text[end])) || !Letters.IsKatakana(text[end + 1]))
            {
                return parts;
            }

            at = end + 1;
        }
    }

    private IEnumerable<FoundName> InParts(NameContext context, List<(int Start, int End)> parts)
    {
        // A list of services may stand in front of a name: only what is no such word belongs to it.
        var from = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            if (!IsWord(context.Text[parts[i].Start..parts[i].End]))
            {
                continue;
            }

            if (i > from && Judge(context, parts[from..i]) is { } name)
            {
                yield return name;
            }

            from = i + 1;
        }

        if (from < parts.Count && Judge(context, parts[from..]) is { } last)
        {
            yield return last;
        }
    }

    private bool IsWord(string part) => words.Katakana.Has(part) || words.IsRole(part) || words.KatakanaEnding.Longest(part, part.Length) > 0;

    private FoundName? Judge(NameContext context, List<(int Start, int End)> parts)
    {
        var text = context.Text;
        var (start, end) = (parts[0].Start, parts[^1].End);
        var follow = context.Behind(end);
        if (follow == Follow.NotPerson || parts.TrueForAll(part => part.End - part.Start == 1) || text[start] == 'ー')
        {
            return null;
        }

        var (lead, mark) = context.Before(start);
        var isCalled = follow is Follow.Honorific or Follow.Title or Follow.House or Follow.Named;
        var isLed = lead == Lead.NameLabel || lead == Lead.Kin || (lead == Lead.Label && mark is ':' or '：' or '(' or '（');
        if (Japanese(text, parts) is { } person)
        {
            var isWhole = person is { Surname.Length: > 0, Given.Length: > 0 };
            var isLikely = isCalled || (isLed && end - start > 1) || (isWhole && end - start >= 5) || (follow == Follow.Sign && person.Surname.Length > 2);
            return isLikely ? new FoundName(start, end - start, person, isCalled || isLed || isWhole) : null;
        }

        var listed = parts.Count(part => lexicon.Foreign.Has(text.AsSpan(part.Start, part.End - part.Start)));
        var isForeign = parts.Count > 1
            ? isCalled || (listed > 0 && (isLed || listed == parts.Count || (listed > 1 && parts.Count > 2)))
            : (isCalled && follow != Follow.Title) || (listed > 0 && (isLed || isCalled || (follow == Follow.Sign && end - start > 2)));
        return isForeign
            ? new FoundName(start, end - start, new PersonKey("", JapaneseText.ToHiragana(text[start..end])), listed > 0 && (isCalled || listed > 1))
            : null;
    }

    private PersonKey? Japanese(string text, List<(int Start, int End)> parts)
    {
        string Kana(int i) => JapaneseText.ToHiragana(text[parts[i].Start..parts[i].End]);
        if (parts.Count == 2)
        {
            return lexicon.SurnameKana.Has(Kana(0)) && lexicon.GivenKana.Has(Kana(1)) ? new PersonKey(Kana(0), Kana(1)) : null;
        }

        if (parts.Count > 2)
        {
            return null;
        }

        var kana = Kana(0);
        if (lexicon.SurnameKana.Has(kana))
        {
            return new PersonKey(kana, "");
        }

        foreach (var length in lexicon.SurnameKana.All(kana, 0).Reverse())
        {
            if (lexicon.GivenKana.Has(kana.AsSpan(length)))
            {
                return new PersonKey(kana[..length], kana[length..]);
            }
        }

        return lexicon.GivenKana.Has(kana) ? new PersonKey("", kana) : null;
    }
}
