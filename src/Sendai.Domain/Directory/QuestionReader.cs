namespace Sendai.Domain.Directory;

/// <summary>Reads a question: which words, which ward.</summary>
internal sealed class QuestionReader
{
    /// <summary>A ward's name followed by one of these is a person of that name.</summary>
    private static readonly string[] Honorifics = ["さん", "様", "さま", "氏", "くん", "君", "ちゃん", "先生"];

    private readonly HiraganaReader hiragana;
    private readonly PhraseBook<Place> places = new();
    private readonly CommonWords common;

    public QuestionReader(DirectoryContent content, HiraganaReader hiragana)
    {
        this.hiragana = hiragana;
        common = new CommonWords(content.CommonWords);
        foreach (var place in content.Places)
        {
            places.Add(place.Name, place);
        }

        foreach (var ward in content.Wards)
        {
            places.Add(ward.Name + "区", new Place(ward.Name, ward, ""));
            places.Add(ward.Name, new Place(ward.Name, ward, ""), shortest: 1);
        }
    }

    public ReadQuestion Read(Question question)
    {
        var folded = JapaneseText.Fold(question.Text);
        var words = hiragana.Read(folded);
        var named = PlacesIn(words).SelectMany(match => match.Values).ToList();
        if (named.Count == 0)
        {
            return new ReadQuestion(folded, words, question.Ward, "", CommonIn(words));
        }

        // Where several places stand in the text, the first is the one it is about; an area sharpens its own ward only.
        var ward = named[0].Ward;
        var area = named.FirstOrDefault(place => place.Ward == ward && place.Area.Length > 0)?.Area ?? "";
        return new ReadQuestion(folded, words, ward, area, CommonIn(words));
    }

    /// <summary>Common words; places too: where something happens is read on its own and says nothing about what it is.</summary>
    private CommonKind?[] CommonIn(string text)
    {
        var marks = common.Mark(text);
        foreach (var match in PlacesIn(text))
        {
            marks.AsSpan(match.Start, match.Length).Fill(CommonKind.General);
        }

        return marks;
    }

    private IEnumerable<PhraseBook<Place>.Match> PlacesIn(string text) =>
        places.FindLongest(text).Where(match => !IsPerson(text, match) && !IsPartOfAnotherWord(text, match));

    /// <summary>A name of one character is only itself where no other kanji grows onto it: 温泉 is no ward.</summary>
    private static bool IsPartOfAnotherWord(string text, PhraseBook<Place>.Match match) =>
        match.Length == 1
        && ((match.Start > 0 && JapaneseText.IsKanji(text[match.Start - 1]))
            || (match.Start + 1 < text.Length && JapaneseText.IsKanji(text[match.Start + 1])));

    private static bool IsPerson(string text, PhraseBook<Place>.Match match) =>
        Honorifics.Any(honorific => text.AsSpan(match.Start + match.Length).StartsWith(honorific, StringComparison.Ordinal));
}
