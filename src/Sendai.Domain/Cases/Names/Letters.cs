using Sendai.Domain.Directory;

namespace Sendai.Domain.Cases.Names;

/// <summary>Kinds of letters, as names are written with them.</summary>
internal static class Letters
{
    public static bool IsKanji(char c) => JapaneseText.IsKanji(c) || c is >= '\uF900' and <= '\uFAFF';

    public static bool IsHiragana(char c) => JapaneseText.IsHiragana(c) || c is 'ゝ' or 'ゞ';

    public static bool IsKatakana(char c) => JapaneseText.IsKatakana(c);

    public static bool IsLatin(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= 'À' and <= 'ɏ' and not ('×' or '÷') or >= 'Ạ' and <= 'ỹ';

    /// <summary>Rare kanji are pairs of surrogates: 𠮷.</summary>
    public static bool IsKanjiAt(string text, int at) =>
        IsKanji(text[at]) || IsRare(text[at]) || (char.IsLowSurrogate(text[at]) && at > 0 && IsRare(text[at - 1]));

    /// <summary>What stands for a name that somebody has left out: A, ○○, 3.</summary>
    public static bool IsPlaceholder(char c) => IsLatin(c) || char.IsAsciiDigit(c) || c is '○' or '◯' or '〇' or '●' or '□' or '■' or '△' or '▲' or '☆' or '★' or '×' or '*' or '＊' or '_' or '?' or '◎' or '◇' or '◆';

    public static bool IsSpace(char c) => c is ' ' or '　';

    /// <summary>Where a word written in one kind of letters ends.</summary>
    public static int EndOf(string text, int at, Func<char, bool> kind)
    {
        while (at < text.Length && kind(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Where the kanji end; ヶ and ノ inside a name are read as kanji.</summary>
    public static int EndOfKanji(string text, int at)
    {
        while (at < text.Length && (IsKanjiAt(text, at) || IsBetweenKanji(text, at)))
        {
            at++;
        }

        return at;
    }

    private static bool IsBetweenKanji(string text, int at) =>
        text[at] is 'ヶ' or 'ケ' or 'ノ' && at > 0 && at + 1 < text.Length && IsKanji(text[at - 1]) && IsKanji(text[at + 1]);

    private static bool IsRare(char c) => c is >= '\uD840' and <= '\uD888';
}
