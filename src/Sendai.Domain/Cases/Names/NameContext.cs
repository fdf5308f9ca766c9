namespace Sendai.Domain.Cases.Names;

/// <summary>What stands behind a word that could be a name.</summary>
internal enum Follow
{
    /// <summary>Nothing that says more: a particle, a mark, the end.</summary>
    Open,

    /// <summary>さん, 様, 先生.</summary>
    Honorific,

    /// <summary>医師, ヘルパー: a role of one who is named.</summary>
    Title,

    /// <summary>宅, 家, 夫妻.</summary>
    House,

    /// <summary>母, 長男: of one who is named.</summary>
    Kin,

    /// <summary>来所, 電話, written without a particle; or が and such a verb.</summary>
    Sign,

    /// <summary>と申します, という人.</summary>
    Named,

    /// <summary>町, 医院, ビネー: it is no person.</summary>
    NotPerson,
}

/// <summary>What stands in front of a word that could be a name, with at most a particle or a mark between.</summary>
internal enum Lead
{
    /// <summary>Nothing that says more.</summary>
    None,

    /// <summary>A role: 訪問看護の, 主治医（.</summary>
    Role,

    /// <summary>担当は, 後見人：.</summary>
    Label,

    /// <summary>母（, 長男の.</summary>
    Kin,

    /// <summary>氏名：, 旧姓.</summary>
    NameLabel,
}

/// <summary>Reads what stands around a word.</summary>
internal sealed class NameContext(string text, NameWords words)
{
    private const int Clause = 12;

    /// <summary>How particles begin.</summary>
    private const string BehindNames = "はがのとをにもへでやかよだならっじ";

    /// <summary>The text, with one kanji for all of its variants.</summary>
    public string Text { get; } = text;

    public Follow Behind(int end)
    {
        if (end >= Text.Length || Text[end] == '\n')
        {
            return Follow.Open;
        }

        if (IsCalled(end))
        {
            return Follow.Honorific;
        }

        if (Letters.IsSpace(Text[end]))
        {
            return Follow.Open;
        }

        var title = words.Title.Longest(Text, end);
        var notPerson = words.NotPersonAfter.Longest(Text, end);
        if (notPerson > 0 && notPerson >= title)
        {
            return Follow.NotPerson;
        }

        return words.NameSign.Longest(Text, end) > 0 ? Follow.Named
            : title > 0 ? Follow.Title
            : words.House.Longest(Text, end) > 0 ? Follow.House
            : words.Kin.Longest(Text, end) > 0 ? Follow.Kin
            : words.Sign.Longest(Text, end) > 0 || SaysWhatSomebodyDoes(end) ? Follow.Sign
            : Follow.Open;
    }

    /// <summary>Whether an honorific stands behind, with at most a space between.</summary>
    public bool IsCalled(int end)
    {
        var at = end < Text.Length && Letters.IsSpace(Text[end]) ? end + 1 : end;
        return at < Text.Length && words.Honorific.Longest(Text, at) > 0 && words.NotHonorific.Longest(Text, at) == 0;
    }

    /// <summary>Whether a name can end here: not in the middle of a word, nor before the ending of a verb.</summary>
    public bool IsOpen(int end) =>
        end >= Text.Length || (Letters.IsHiragana(Text[end])
            ? BehindNames.Contains(Text[end], StringComparison.Ordinal)
            : !(Letters.IsKanji(Text[end]) || Letters.IsKatakana(Text[end]) || Letters.IsLatin(Text[end])));

    /// <summary>Whether くん is the ending of a verb: 歩くんです.</summary>
    public bool IsVerbWithKun(int end) =>
        Text.AsSpan(end).StartsWith("くん") && end + 2 < Text.Length && Text[end + 2] is 'で' or 'だ' or 'じ' or 'れ';

    public (Lead Lead, char Mark) Before(int start)
    {
        var end = start;
        var mark = '\0';
        while (end > 0 && start - end < 3 && Text[end - 1] is ':' or '：' or '(' or '（' or '「' or '『' or '【' or '・' or '、' or ',' or '=' or '＝' or '/' or '／' or '→' or ' ' or '　' or 'の' or 'は' or 'が' or 'と' or '】' or '」' or '】' or ')' or '）' or '\n')
        {
            // Only one particle, and no line may be left by it.
            if (Text[end - 1] == '\n' || (Text[end - 1] is 'の' or 'は' or 'が' or 'と' && mark != '\0'))
            {
                break;
            }

            mark = Text[end - 1];
            end--;
        }

        return words.NameLabelBefore.Longest(Text, end) > 0 ? (Lead.NameLabel, mark)
            : words.KinBefore.Longest(Text, end) > 0 ? (Lead.Kin, mark)
            : words.LabelBefore.Longest(Text, end) > 0 ? (Lead.Label, mark)
            : words.RoleBefore.Longest(Text, end) > 0 ? (Lead.Role, mark)
            : (Lead.None, mark);
    }

    /// <summary>Whether the sentence goes on as after a place: で, or に and から with where somebody lives or goes.</summary>
    public bool IsPlace(int end) => end < Text.Length && Text[end] switch
    {
        'で' => !Text.AsSpan(end).StartsWith("です") && !Text.AsSpan(end).StartsWith("でし"),
        'に' or 'へ' or 'か' or 'ま' => SoonAfter(end, words.PlaceVerb) > 0,
        _ => false,
    };

    /// <summary>が or は, and soon something that only people do; or と電話 at once.</summary>
    private bool SaysWhatSomebodyDoes(int end) => Text[end] switch
    {
        'が' or 'は' or 'も' or 'と' => SoonAfter(end, words.PersonVerb) > 0,
        'に' or 'へ' or 'よ' or 'か' => SoonAfter(end, words.Sign) is > 0 and <= 3,
        _ => false,
    };

    /// <summary>How far behind the particle one of these words stands in the same sentence; 0 when none does.</summary>
    private int SoonAfter(int end, WordTrie wanted)
    {
        for (var at = end + 1; at < Text.Length && at <= end + Clause && Text[at] is not ('。' or '\n'); at++)
        {
            if (wanted.Longest(Text, at) > 0)
            {
                return at - end;
            }
        }

        return 0;
    }
}
