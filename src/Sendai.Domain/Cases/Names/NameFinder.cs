namespace Sendai.Domain.Cases.Names;

/// <summary>
/// Finds names of people. The text is one whose widths are folded; places are places in it. It is immutable and serves
/// everybody at once.
/// </summary>
internal sealed class NameFinder
{
    private readonly NameWords words;
    private readonly KanjiNames kanji;
    private readonly HiraganaNames hiragana;
    private readonly KatakanaNames katakana;
    private readonly LatinNames latin;

    /// <param name="words">The names and words of the pack.</param>
    /// <param name="known">Names of bodies and places: nobody is meant where they stand, unless somebody is called so.</param>
    public NameFinder(ScreenWords words, IReadOnlyCollection<string> known)
    {
        this.words = new NameWords(words.Words, known);
        var lexicon = new NameLexicon(words.Names, this.words);
        kanji = new KanjiNames(lexicon, this.words);
        hiragana = new HiraganaNames(lexicon, this.words);
        katakana = new KatakanaNames(lexicon, this.words);
        latin = new LatinNames(lexicon, this.words);
    }

    /// <summary>The names in a text, in order, never overlapping.</summary>
    public IEnumerable<FoundName> Find(string text)
    {
        var context = new NameContext(words.Fold(text), words);
        var taken = TakenPlaces.In(context, words);
        var last = 0;
        foreach (var name in kanji.Find(context).Concat(hiragana.Find(context)).Concat(katakana.Find(context)).Concat(latin.Find(context)).Concat(MixedNames.Find(context, words))
            .Where(name => taken.Allow(name, context))
            .OrderBy(name => name.Start).ThenByDescending(name => name.Length))
        {
            if (name.Start >= last)
            {
                yield return name;
                last = name.End;
            }
        }
    }
}
