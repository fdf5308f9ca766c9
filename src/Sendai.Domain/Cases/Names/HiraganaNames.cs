namespace Sendai.Domain.Cases.Names;

/// <summary>
/// Names in hiragana. They look like the grammar around them, so a listed reading alone is never enough: it must be called,
/// be behind a label, or be a whole name.
/// </summary>
internal sealed class HiraganaNames(NameLexicon lexicon, NameWords words)
{
    private const int LongestUnknown = 5;
    private const string Particles = "はがのともをにでやへ";

    public IEnumerable<FoundName> Find(NameContext context)
    {
        var text = context.Text;
        for (var at = 0; at < text.Length;)
        {
            if (!Letters.IsHiragana(text[at]))
            {
                at++;
                continue;
            }

            var end = Letters.EndOf(text, at, Letters.IsHiragana);
            foreach (var name in InRun(context, at, end))
            {
                yield return name;
            }

            at = end;
        }
    }

    private IEnumerable<FoundName> InRun(NameContext context, int start, int end)
    {
        var isFound = false;
        for (var at = start; at < end; at++)
        {
            if ((at == start || IsParticle(context.Text, start, at)) && (Whole(context, start, at, end) ?? Called(context, start, at, end) ?? Labelled(context, start, at, end)) is { } name)
            {
                isFound = true;
                yield return name;
                at = name.End - 1;
            }
        }

        if (!isFound && Unlisted(context, start, end) is { } unlisted)
        {
            yield return unlisted;
        }
    }

    /// <summary>Whether what stands between the beginning of the run and this place ends like a word before a name.</summary>
    private static bool IsParticle(string text, int start, int at) => at > start && Particles.Contains(text[at - 1], StringComparison.Ordinal);

    /// <summary>Surname and given name, with a space or without.</summary>
    private FoundName? Whole(NameContext context, int start, int at, int end)
    {
        var text = context.Text;
        foreach (var surname in lexicon.SurnameKana.All(text.AsSpan(0, end), at).Reverse())
        {
            var middle = at + surname;
            var isApart = middle == end && middle + 1 < text.Length && Letters.IsSpace(text[middle]) && Letters.IsHiragana(text[middle + 1]);
            var second = isApart ? middle + 1 : middle;
            var secondEnd = isApart ? Letters.EndOf(text, second, Letters.IsHiragana) : end;
            foreach (var given in lexicon.GivenKana.All(text.AsSpan(0, secondEnd), second).Reverse())
            {
                var last = second + given;
                var isCalled = context.IsCalled(last);
                var isLed = context.Before(at).Lead is Lead.NameLabel;
                var isLong = surname + given >= 6;
                var isWhole = last == secondEnd || (Particles.Contains(text[last], StringComparison.Ordinal) && (isLong || last + 1 == secondEnd));
                if (isCalled || isLed || (isWhole && at == start && !(start > 0 && Letters.IsKanji(text[start - 1])) && (isLong || (isApart && surname + given >= 4))))
                {
                    return new FoundName(at, last - at, new PersonKey(text.Substring(at, surname), text.Substring(second, given)), isCalled || isLed || isApart);
                }
            }
        }

        return null;
    }

    /// <summary>One name with an honorific.</summary>
    private FoundName? Called(NameContext context, int start, int at, int end)
    {
        var text = context.Text;
        if (at == start && start > 0 && Letters.IsKanji(text[start - 1]) && !(context.Before(start).Lead is Lead.Kin or Lead.Role or Lead.Label or Lead.NameLabel))
        {
            return null;
        }

        for (var last = Math.Min(end, at + LongestUnknown + 2); last >= at + 2; last--)
        {
            if (!context.IsCalled(last) || words.IsRole(text[at..last]) || (text[at] is 'お' or 'ご' && words.IsRole(text[(at + 1)..last])))
            {
                continue;
            }

            var word = text.AsSpan(at, last - at);
            var isSurname = lexicon.SurnameKana.Has(word);
            var isGiven = lexicon.GivenKana.Has(word);
            if ((isSurname || isGiven) && !context.IsVerbWithKun(last))
            {
                return new FoundName(at, last - at, isSurname ? new PersonKey(word.ToString(), "") : new PersonKey("", word.ToString()), at == start);
            }
        }

        return null;
    }

    /// <summary>A whole run that is called さん: a name that is not listed.</summary>
    private FoundName? Unlisted(NameContext context, int start, int end)
    {
        var text = context.Text;
        if (start > 0 && (Letters.IsKanji(text[start - 1]) || Letters.IsKatakana(text[start - 1]) || Letters.IsPlaceholder(text[start - 1])))
        {
            return null;
        }

        for (var last = Math.Min(end, start + LongestUnknown); last > start + 2; last--)
        {
            if (context.IsCalled(last) && IsPolite(text, last) && text[start] is not ('お' or 'ご') && !words.IsRole(text[start..last]))
            {
                return new FoundName(start, last - start, new PersonKey(text[start..last], ""), false);
            }
        }

        return null;
    }

    /// <summary>Pet names are called くん and ちゃん; whoever is called さん has a name.</summary>
    private static bool IsPolite(string text, int at) => text[at] is 'さ' or '様' or '氏' or '殿';

    /// <summary>氏名：はなこ, 長女のあかり, 担当のすがわらです.</summary>
    private FoundName? Labelled(NameContext context, int start, int at, int end)
    {
        var text = context.Text;
        var (lead, mark) = context.Before(at);
        if (lead == Lead.None || (at == start ? mark is '\0' or 'の' or 'は' : mark != 'の' && !(lead == Lead.NameLabel && mark == 'は')))
        {
            return null;
        }

        foreach (var length in lexicon.GivenKana.All(text.AsSpan(0, end), at).Concat(lexicon.SurnameKana.All(text.AsSpan(0, end), at)).OrderDescending())
        {
            var last = at + length;
            var word = text.Substring(at, length);
            var isWhole = last == end || (Particles.Contains(text[last], StringComparison.Ordinal) && (last + 1 == end || text[last] is 'は' or 'が' or 'も'));
            var isIntroduced = text.AsSpan(last).StartsWith("です") || context.Behind(last) == Follow.Named;
            if ((lead is Lead.NameLabel or Lead.Kin ? isWhole || isIntroduced : isIntroduced) && !words.NotGiven.Has(word) && !words.IsRole(word) && (lead == Lead.NameLabel ? length >= 2 : length >= 3))
            {
                return new FoundName(at, length, lexicon.SurnameKana.Has(word) ? new PersonKey(word, "") : new PersonKey("", word), lead == Lead.NameLabel);
            }
        }

        return null;
    }
}
