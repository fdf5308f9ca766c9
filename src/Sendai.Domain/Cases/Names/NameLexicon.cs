using Sendai.Domain.Directory;

namespace Sendai.Domain.Cases.Names;

/// <summary>
/// What is known of names: which there are, how they are read, and of which letters those are made that nobody has listed.
/// </summary>
internal sealed class NameLexicon
{
    private readonly Dictionary<string, string> surnameReadings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> givenReadings = new(StringComparer.Ordinal);
    private readonly HashSet<char> surnameFirst = [];
    private readonly HashSet<char> surnameLast = [];
    private readonly HashSet<char> givenFirst = [];
    private readonly HashSet<char> givenLast = [];
    private readonly WordTrie givens;
    private readonly WordTrie endings;

    public NameLexicon(IReadOnlyList<NamePart> names, NameWords words)
    {
        endings = words.GivenEnding;
        foreach (var name in names)
        {
            var text = words.Fold(name.Text);
            switch (name.Kind)
            {
                case NamePartKind.Surname:
                    surnameReadings.TryAdd(text, FirstOf(name.Reading));
                    Learn(text, surnameFirst, surnameLast);
                    break;
                case NamePartKind.Given:
                    givenReadings.TryAdd(text, FirstOf(name.Reading));
                    Learn(text, givenFirst, givenLast);
                    break;
            }
        }

        Surnames = new WordTrie(surnameReadings.Keys);
        givens = new WordTrie(givenReadings.Keys);
        var surnameKana = Readings(names, NamePartKind.Surname);
        var givenKana = Readings(names, NamePartKind.Given);
        SurnameKana = new WordTrie(surnameKana);
        GivenKana = new WordTrie(givenKana);
        var foreign = names.Where(name => name.Kind == NamePartKind.Foreign).ToList();
        Foreign = new WordTrie(foreign.Select(name => name.Text));
        Latin = foreign.SelectMany(name => name.Reading.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Concat(surnameKana.Concat(givenKana).Select(Romaji.Of).Where(latin => latin.Length > 2))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public WordTrie Surnames { get; }

    /// <summary>Readings of surnames, in hiragana.</summary>
    public WordTrie SurnameKana { get; }

    /// <summary>Readings of given names, in hiragana.</summary>
    public WordTrie GivenKana { get; }

    /// <summary>Parts of foreign names, in katakana.</summary>
    public WordTrie Foreign { get; }

    /// <summary>Parts of names in Latin letters, in small ones.</summary>
    public IReadOnlySet<string> Latin { get; }

    /// <summary>The lengths of given names at a place: listed ones, and those like 健一郎, which are too many to list.</summary>
    public IReadOnlyList<int> GivensAt(ReadOnlySpan<char> text, int at)
    {
        var listed = givens.All(text, at);
        var ending = at + 1 < text.Length && givenFirst.Contains(text[at]) ? endings.Longest(text, at + 1) : 0;
        return ending == 0 || listed.Contains(ending + 1) ? listed : [.. listed, ending + 1];
    }

    /// <summary>Whether parents could have made this given name of these kanji.</summary>
    public bool CouldBeGiven(string text) =>
        text.Length is 2 or 3 && givenFirst.Contains(text[0]) && givenLast.Contains(text[^1]) && (text.Length == 2 || givenFirst.Contains(text[1]) || givenLast.Contains(text[1]));

    /// <summary>Whether a family could be called so.</summary>
    public bool CouldBeSurname(string text) => text.Length is 2 or 3 && surnameFirst.Contains(text[0]) && surnameLast.Contains(text[^1]);

    /// <summary>The key of a person by what stands in the text; what is not listed is its own reading.</summary>
    public PersonKey KeyOf(string surname, string given) =>
        new(surnameReadings.GetValueOrDefault(surname, JapaneseText.ToHiragana(surname)), givenReadings.GetValueOrDefault(given, JapaneseText.ToHiragana(given)));

    private static string FirstOf(string reading) => reading.Split(' ')[0];

    private static List<string> Readings(IReadOnlyList<NamePart> names, NamePartKind kind) =>
        names.Where(name => name.Kind == kind).SelectMany(name => name.Reading.Split(' ')).Where(kana => kana.Length > 1).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>Only names of two kanji and more teach: what stands alone says nothing about first and last.</summary>
    private static void Learn(string text, HashSet<char> first, HashSet<char> last)
    {
        if (text.Length > 1)
        {
            first.Add(text[0]);
            last.Add(text[^1]);
        }
    }
}
