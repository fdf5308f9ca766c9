namespace Sendai.Domain.Cases.Names;

/// <summary>The words around names, by what they say about their neighbours.</summary>
internal sealed class NameWords
{
    private readonly Dictionary<char, char> variants = [];

    public NameWords(ILookup<string, string> words, IEnumerable<string> known)
    {
        foreach (var pair in words["variant"].Where(pair => pair.Length == 2))
        {
            variants.TryAdd(pair[0], pair[1]);
        }

        WordTrie Of(params string[] uses) => new(uses.SelectMany(use => words[use]).Select(Fold));
        WordTrie Before(params string[] uses) => new(uses.SelectMany(use => words[use]).Select(Fold), backwards: true);
        Honorific = Of("honorific", "title_honorific");
        Title = Of("title", "title_honorific");
        House = Of("house");
        Kin = Of("kin");
        Sign = Of("person_sign");
        NameSign = Of("name_sign");
        PersonVerb = Of("person_verb");
        PlaceVerb = Of("place_verb");
        Inside = Of("role", "title", "title_honorific", "kin", "label", "name_label", "before_name");
        Behind = Of("honorific", "title_honorific", "title", "house", "kin", "person_sign", "behind_name");
        Role = Of("role", "kin", "label", "title", "title_honorific", "not_a_person");
        RoleBefore = Before("role", "title", "title_honorific");
        KinBefore = Before("kin");
        LabelBefore = Before("label");
        NameLabelBefore = Before("name_label");
        RoleEnding = Before("role_ending");
        NotHonorific = Of("not_honorific");
        NotPersonAfter = Of("not_person_after");
        NotName = Of("not_a_name");
        OrdinarySurname = Of("ordinary_surname");
        OrdinaryGiven = Of("ordinary_given");
        NotGiven = Of("not_given");
        GivenEnding = Of("given_ending");
        Katakana = Of("katakana_word");
        KatakanaEnding = Before("katakana_ending");
        LatinWord = words["latin_word"].ToHashSet(StringComparer.OrdinalIgnoreCase);
        Known = new WordTrie(known.Select(Fold).Where(word => word.Length > 1));
    }

    public WordTrie Honorific { get; }

    public WordTrie Title { get; }

    public WordTrie House { get; }

    public WordTrie Kin { get; }

    /// <summary>What people do, written directly behind a name in notes: 佐藤来所.</summary>
    public WordTrie Sign { get; }

    /// <summary>How somebody is introduced: と申します, という人.</summary>
    public WordTrie NameSign { get; }

    /// <summary>How a sentence goes on after somebody was named: 来所, 怒って.</summary>
    public WordTrie PersonVerb { get; }

    /// <summary>How a sentence goes on after a place was named: に帰る, から通う.</summary>
    public WordTrie PlaceVerb { get; }

    /// <summary>What may stand in front of a name in the same run of kanji.</summary>
    public WordTrie Inside { get; }

    /// <summary>What may stand behind a name in the same run of kanji.</summary>
    public WordTrie Behind { get; }

    /// <summary>Who is called with an honorific without a name.</summary>
    public WordTrie Role { get; }

    public WordTrie RoleBefore { get; }

    public WordTrie KinBefore { get; }

    /// <summary>担当, 後見人: behind it often comes a name.</summary>
    public WordTrie LabelBefore { get; }

    /// <summary>氏名, 旧姓: behind it comes a name.</summary>
    public WordTrie NameLabelBefore { get; }

    /// <summary>Endings of words for people and bodies: 者, 員, 屋.</summary>
    public WordTrie RoleEnding { get; }

    public WordTrie NotHonorific { get; }

    /// <summary>What makes a place, a body, an illness of what could have been a name: 町, 医院, 病, ビネー.</summary>
    public WordTrie NotPersonAfter { get; }

    public WordTrie NotName { get; }

    public WordTrie OrdinarySurname { get; }

    public WordTrie OrdinaryGiven { get; }

    /// <summary>Words that look like given names: 息子, 一人.</summary>
    public WordTrie NotGiven { get; }

    /// <summary>一郎, 之介: one kanji in front makes a given name of it.</summary>
    public WordTrie GivenEnding { get; }

    /// <summary>Katakana words that are no names.</summary>
    public WordTrie Katakana { get; }

    public WordTrie KatakanaEnding { get; }

    public IReadOnlySet<string> LatinWord { get; }

    /// <summary>Names of bodies and places.</summary>
    public WordTrie Known { get; }

    /// <summary>One kanji for all of its variants, so that 髙橋 is 高橋. Nothing changes its place.</summary>
    public string Fold(string text) => variants.Count == 0 ? text : string.Create(text.Length, (text, variants), static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = source.variants.GetValueOrDefault(source.text[i], source.text[i]);
        }
    });

    /// <summary>Whether this, in front of an honorific, is somebody's role and not a name.</summary>
    public bool IsRole(string word) => Role.Has(word) || NotName.Has(word) || RoleEnding.Longest(word, word.Length) > 0;
}
