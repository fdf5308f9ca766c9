namespace Sendai.Domain.Cases.Names;

/// <summary>
/// Names in kanji. A candidate is judged by how much of it is known, and by whether its neighbours in the run, what stands in
/// front and what stands behind make a person of it.
/// </summary>
internal sealed class KanjiNames(NameLexicon lexicon, NameWords words)
{
    private const int LongestSurname = 4;

    public IEnumerable<FoundName> Find(NameContext context)
    {
        var text = context.Text;
        for (var at = 0; at < text.Length;)
        {
            if (!Letters.IsKanjiAt(text, at))
            {
                at++;
                continue;
            }

            var run = new NameRun(text, at, Letters.EndOfKanji(text, at), words);
            var candidates = Candidates(context, run).OrderByDescending(candidate => candidate.Worth).ToList();
            var taken = new List<FoundName>();
            foreach (var (name, _) in candidates)
            {
                if (!taken.Exists(other => other.Start < name.End && name.Start < other.End))
                {
                    taken.Add(name);
                    yield return name;
                }
            }

            at = run.End;
        }
    }

    private IEnumerable<(FoundName Name, int Worth)> Candidates(NameContext context, NameRun run)
    {
        var text = context.Text;
        if (run.Start > 0 && Letters.IsPlaceholder(text[run.Start - 1]) && !char.IsAsciiDigit(text[run.Start - 1]) && context.Before(run.Start).Lead == Lead.None)
        {
            yield break;
        }

        for (var start = run.Start; start < run.End; start++)
        {
            foreach (var length in lexicon.Surnames.All(text.AsSpan(0, run.End), start))
            {
                foreach (var given in GivensBehind(text, run, start + length))
                {
                    if (Full(context, run, start, length, given) is { } full)
                    {
                        yield return (full, 40 + full.Length + (full.IsCertain ? 20 : 0));
                    }
                }

                if (Alone(context, run, start, length) is { } alone)
                {
                    yield return (alone, 20 + length + (alone.IsCertain ? 10 : 0));
                }
            }

            foreach (var length in lexicon.GivensAt(text.AsSpan(0, run.End), start))
            {
                if (Given(context, run, start, length) is { } given)
                {
                    yield return (given, 15 + length);
                }

                if (UnknownSurname(context, run, start, length) is { } full)
                {
                    yield return (full, 35 + full.Length);
                }
            }

            if (Addressed(context, run, start) is { } addressed)
            {
                yield return (addressed, 10 - (start - run.Start));
            }
        }
    }

    /// <summary>Where given names end that begin behind a surname: in the run, behind a space, in kana; and whether they are listed.</summary>
    private IEnumerable<(int Start, int End, bool IsListed)> GivensBehind(string text, NameRun run, int at)
    {
        var start = at == run.End && at + 1 < text.Length && Letters.IsSpace(text[at]) ? at + 1 : at;
        if (start >= text.Length)
        {
            yield break;
        }

        var end = Letters.EndOfKanji(text, start);
        var listed = lexicon.GivensAt(text.AsSpan(0, end), start);
        foreach (var length in listed)
        {
            if (!words.NotGiven.Has(text.AsSpan(start, length)))
            {
                yield return (start, start + length, true);
            }
        }

        for (var length = 2; length <= 3 && start + length <= end; length++)
        {
            var given = text.Substring(start, length);
            if (!listed.Contains(length) && lexicon.CouldBeGiven(given) && words.NotPersonAfter.Longest(given, 0) == 0 && !words.NotGiven.Has(given) && !words.IsRole(given) && words.Behind.Longest(given, 0) < length)
            {
                yield return (start, start + length, false);
            }
        }

        foreach (var kana in KanaGivens(text, start))
        {
            yield return (start, kana, true);
        }
    }

    /// <summary>みゆき and ヨシ behind a surname, also よし江 and マサ子.</summary>
    private IEnumerable<int> KanaGivens(string text, int start)
    {
        Func<char, bool> kind = Letters.IsHiragana(text[start]) ? Letters.IsHiragana : Letters.IsKatakana;
        var end = Letters.EndOf(text, start, kind);
        if (end == start || words.Honorific.Longest(text, start) > 0)
        {
            yield break;
        }

        var kana = Directory.JapaneseText.ToHiragana(text[start..end]);
        foreach (var length in lexicon.GivenKana.All(kana, 0))
        {
            if (!words.NotGiven.Has(kana.AsSpan(0, length)))
            {
                yield return start + length;
            }
        }

        if (end - start <= 3 && end < text.Length && MixedNames.Endings.Contains(text[end], StringComparison.Ordinal))
        {
            yield return end + 1;
        }
    }

    private FoundName? Full(NameContext context, NameRun run, int start, int length, (int Start, int End, bool IsListed) given)
    {
        var text = context.Text;
        var isKana = !Letters.IsKanji(text[given.Start]);
        var inRun = given.End <= run.End && !isKana;
        var rest = inRun ? run : Letters.IsKanji(text[given.Start]) ? new NameRun(text, given.Start, Letters.EndOfKanji(text, given.Start), words) : null;
        if (isKana ? !EndsKana(context, given.End) : !rest!.IsExplainedBehind(given.End))
        {
            return null;
        }

        var follow = context.Behind(given.End);
        var isCalled = follow is Follow.Honorific or Follow.Title or Follow.House or Follow.Named;
        if (follow == Follow.NotPerson || (!run.IsExplainedBefore(start) && !(isCalled && length > 1)) || (follow == Follow.Open && !isKana && given.End == rest!.End && !context.IsOpen(given.End)))
        {
            return null;
        }

        var (lead, mark) = context.Before(start);
        var isLed = lead == Lead.NameLabel || (lead != Lead.None && mark != '\0') || (lead is Lead.Kin or Lead.Label && start > run.Start);
        var surname = text.Substring(start, length);
        var name = text[given.Start..given.End];
        var isBare = !isCalled && !isLed;
        var apart = given.Start > start + length;
        if (isBare && (given.IsListed
            ? (length == 1 && name.Length == 1) || (isKana && name.Length < 2) || (length == 1 && isKana && !apart) || (name.Length == 1 && words.OrdinarySurname.Has(surname) && given.End < text.Length && Letters.IsHiragana(text[given.End]))
            : length == 1 || words.OrdinarySurname.Has(surname)))
        {
            return null;
        }

        if (isKana && !apart && isBare && (words.OrdinarySurname.Has(surname) || name.Length < 3 && Letters.IsHiragana(name[0])))
        {
            return null;
        }

        return new FoundName(start, given.End - start, lexicon.KeyOf(surname, name), given.IsListed || isCalled || isLed);
    }

    /// <summary>Behind a name in kana comes an honorific, a mark or a particle, not the rest of a word.</summary>
    private bool EndsKana(NameContext context, int end)
    {
        var text = context.Text;
        if (end >= text.Length || context.IsCalled(end))
        {
            return true;
        }

        if (Letters.IsKatakana(text[end - 1]))
        {
            return !Letters.IsKatakana(text[end]) && words.NotPersonAfter.Longest(text, end) == 0;
        }

        return !Letters.IsHiragana(text[end]) || text.AsSpan(end).StartsWith("です") || (text[end] is 'は' or 'が' or 'の' or 'と' or 'も' or 'を' or 'に' && (end + 1 >= text.Length || !Letters.IsHiragana(text[end + 1])));
    }

    /// <summary>A surname by itself.</summary>
    private FoundName? Alone(NameContext context, NameRun run, int start, int length)
    {
        var end = start + length;
        var text = context.Text;
        var surname = text.Substring(start, length);
        var follow = context.Behind(end);
        var isBefore = run.IsExplainedBefore(start);
        if (follow == Follow.NotPerson || !run.IsExplainedBehind(end) || words.Role.Has(surname) || words.Inside.Longest(text.AsSpan(0, run.End), start) > length)
        {
            return null;
        }

        if (follow == Follow.Honorific)
        {
            // 波田野さん is not 田野さん: what little stands in front belongs to a surname that is not listed.
            return (!isBefore && (length == 1 || end - run.Start <= 3 || words.IsRole(text[run.Start..end]))) || IsPoliteWord(text, run.Start, end) ? null : new FoundName(start, length, lexicon.KeyOf(surname, ""), isBefore);
        }

        if (!isBefore || !context.IsOpen(run.End) && end == run.End && follow is Follow.Open or Follow.Sign && !IsSign(context, end))
        {
            return null;
        }

        var isOrdinary = length == 1 || words.OrdinarySurname.Has(surname) || words.Known.Has(surname);
        var (lead, mark) = context.Before(start);
        var isLed = lead == Lead.NameLabel
            || (lead is Lead.Label or Lead.Role or Lead.Kin && (mark is '（' or '(' or ':' or '：' || (!isOrdinary && mark != '\0') || start > run.Start && !isOrdinary));
        var isMeant = follow switch
        {
            Follow.Title => !isOrdinary || length > 1 || start == run.Start,
            Follow.House or Follow.Named => true,
            Follow.Sign => !isOrdinary || (length > 1 && end == run.End),
            Follow.Open when lead != Lead.None && mark == 'の' && length > 1 => !isOrdinary || (end < text.Length && text[end] is 'が' or 'は' or 'も' or 'と' or 'を' or 'か' or 'よ' or '、' or '。'),
            _ => !isOrdinary && !context.IsPlace(end),
        };
        return isLed || isMeant
            ? new FoundName(start, length, lexicon.KeyOf(surname, ""), lead == Lead.NameLabel || follow == Follow.Title || (!isOrdinary && (isLed || follow is Follow.House or Follow.Sign)))
            : null;
    }

    private bool IsSign(NameContext context, int end) => words.Sign.Longest(context.Text, end) > 0;

    /// <summary>A given name by itself.</summary>
    private FoundName? Given(NameContext context, NameRun run, int start, int length)
    {
        var end = start + length;
        var text = context.Text;
        var given = text.Substring(start, length);
        if (!run.IsExplainedBefore(start) || !run.IsExplainedBehind(end) || words.NotGiven.Has(given))
        {
            return null;
        }

        var follow = context.Behind(end);
        if (follow == Follow.Honorific)
        {
            return IsPoliteWord(text, run.Start, end) || (length == 1 && context.IsVerbWithKun(end)) ? null : new FoundName(start, length, lexicon.KeyOf("", given), true);
        }

        if (follow == Follow.NotPerson || !context.IsOpen(run.End))
        {
            return null;
        }

        var isOrdinary = length == 1 || words.OrdinaryGiven.Has(given);
        var (lead, mark) = context.Before(start);
        var isKin = lead == Lead.Kin && (mark is '（' or '(' or ':' or '：' or '・' or '「' || (!isOrdinary && (mark != '\0' || start > run.Start)) || (start > run.Start && IsMark(text, end)));
        // 長男の翔が: a name of one letter, unless it is what mothers and sons have, such as 夢.
        var isOneLetter = length == 1 && lead == Lead.Kin && mark == 'の' && end == run.End && IsMark(text, end) && !words.OrdinaryGiven.Has(given);
        return lead == Lead.NameLabel || isKin || isOneLetter || (!isOrdinary && start == run.Start && (end == run.End || follow is Follow.House or Follow.Title or Follow.Sign)) || follow == Follow.Named
            ? new FoundName(start, length, lexicon.KeyOf("", given), lead == Lead.NameLabel || isKin)
            : null;
    }

    private static bool IsMark(string text, int at) => at >= text.Length || text[at] is 'は' or 'が' or '、' or '。' or '・' or ',' or '(' or ')' or '（' or '）' or '\n';

    /// <summary>A listed given name behind what could be a surname that is not listed.</summary>
    private FoundName? UnknownSurname(NameContext context, NameRun run, int start, int length)
    {
        var text = context.Text;
        if (length < 2 || words.OrdinaryGiven.Has(text.AsSpan(start, length)) || !run.IsExplainedBehind(start + length))
        {
            return null;
        }

        for (var first = Math.Max(run.Start, start - 3); first <= start - 2; first++)
        {
            var surname = text[first..start];
            if (run.IsExplainedBefore(first) && !run.IsExplainedBefore(start) && lexicon.CouldBeSurname(surname) && !words.IsRole(surname) && context.Behind(start + length) != Follow.NotPerson)
            {
                return new FoundName(first, start + length - first, lexicon.KeyOf(surname, text.Substring(start, length)), context.IsCalled(start + length));
            }
        }

        return null;
    }

    /// <summary>お坊さん, 年金事務所さん: what is called so is no name, all of it together.</summary>
    private bool IsPoliteWord(string text, int start, int end) =>
        (start > 0 && text[start - 1] is 'お' or 'ご') || words.Role.Has(text.AsSpan(start, end - start));

    /// <summary>Whatever is called さん and is no role.</summary>
    private FoundName? Addressed(NameContext context, NameRun run, int start)
    {
        var text = context.Text;
        if (!run.IsExplainedBefore(start))
        {
            return null;
        }

        for (var end = Math.Min(run.End, start + LongestSurname); end > start; end--)
        {
            var word = text[start..end];
            if (!IsPoliteWord(text, run.Start, end) && !words.IsRole(text[run.Start..end]) && run.IsExplainedBehind(end) && !words.IsRole(word) && words.Behind.Longest(word, 0) == 0
                && context.IsCalled(end) && (end >= text.Length || text[end] != '殿') && !context.IsVerbWithKun(end) && !(start == run.Start && start > 0 && Letters.IsPlaceholder(text[start - 1])))
            {
                return new FoundName(start, end - start, lexicon.KeyOf(word, ""), word.Length is 2 or 3 && lexicon.CouldBeSurname(word));
            }
        }

        return null;
    }
}
