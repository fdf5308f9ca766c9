using System.Runtime.InteropServices;

namespace Sendai.Domain.Directory;

/// <summary>
/// Cuts folded Japanese text into tokens without a dictionary: pairs of kanji, single kanji, whole runs of katakana and of
/// letters or digits, and short pieces of hiragana. Pairs that mix kanji with hiragana are left out: they are mostly
/// grammar, and leaving them out finds more (docs/accuracy.md).
/// </summary>
public static class Tokenizer
{
    /// <summary>Appends the tokens of <paramref name="text"/>, which has been folded.</summary>
    public static void Tokenize(ReadOnlySpan<char> text, ICollection<Token> tokens)
    {
        var i = 0;
        while (i < text.Length)
        {
            var end = RunEnd(text, i, out var script);
            switch (script)
            {
                case Script.Kanji:
                    AddKanji(text, i, end, tokens);
                    break;
                case Script.Katakana:
                    AddKatakana(text, i, end, tokens);
                    break;
                case Script.Alphanumeric:
                    AddAlphanumeric(text, i, end, tokens);
                    break;
                case Script.Hiragana:
                    AddHiragana(text, i, end, tokens);
                    break;
                default:
                    break;
            }

            i = end;
        }
    }

    /// <summary>The key of a whole piece of text, as runs of katakana and alphanumerics have it.</summary>
    internal static ulong RunKey(ReadOnlySpan<char> run)
    {
        // FNV-1a over the UTF-16 bytes; the top bit keeps runs apart from the packed kanji keys.
        var hash = 14695981039346656037UL;
        foreach (var b in MemoryMarshal.AsBytes(run))
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return hash | (1UL << 63);
    }

    /// <summary>ヘルパー and ヘルパ are one word.</summary>
    internal static ReadOnlySpan<char> KatakanaWord(ReadOnlySpan<char> run) => run.Length > 3 && run[^1] == 'ー' ? run[..^1] : run;

    private enum Script
    {
        Other,
        Kanji,
        Katakana,
        Hiragana,
        Alphanumeric,
    }

    private static Script ScriptOf(ReadOnlySpan<char> text, int i)
    {
        var c = text[i];
        if (JapaneseText.IsKanji(c))
        {
            return Script.Kanji;
        }

        if (JapaneseText.IsKatakana(c))
        {
            // 鶴ケ谷: one katakana between two kanji belongs to the name.
            return i > 0 && i + 1 < text.Length && JapaneseText.IsKanji(text[i - 1]) && JapaneseText.IsKanji(text[i + 1])
                ? Script.Kanji
                : Script.Katakana;
        }

        // A long vowel drawn out in hiragana (あーちる) stays in its run.
        return JapaneseText.IsHiragana(c) ? Script.Hiragana
            : JapaneseText.IsAlphanumeric(c) ? Script.Alphanumeric
            : Script.Other;
    }

    private static int RunEnd(ReadOnlySpan<char> text, int start, out Script script)
    {
        script = ScriptOf(text, start);
        var end = start + 1;
        while (end < text.Length
            && (ScriptOf(text, end) == script || (script == Script.Hiragana && text[end] == 'ー')))
        {
            end++;
        }

        return end;
    }

    private static void AddKanji(ReadOnlySpan<char> text, int start, int end, ICollection<Token> tokens)
    {
        for (var i = start; i < end; i++)
        {
            tokens.Add(new Token(text[i], TokenKind.Kanji, i, 1));
            if (i + 1 < end)
            {
                tokens.Add(new Token(((ulong)text[i] << 16) | text[i + 1], TokenKind.KanjiPair, i, 2));
            }
        }
    }

    private static void AddKatakana(ReadOnlySpan<char> text, int start, int end, ICollection<Token> tokens)
    {
        if (end - start > 1)
        {
            tokens.Add(new Token(RunKey(KatakanaWord(text[start..end])), TokenKind.Katakana, start, end - start));
        }
    }

    private static void AddAlphanumeric(ReadOnlySpan<char> text, int start, int end, ICollection<Token> tokens)
    {
        tokens.Add(new Token(RunKey(text[start..end]), TokenKind.Alphanumeric, start, end - start));
        if (end < text.Length && JapaneseText.IsKanji(text[end]))
        {
            tokens.Add(new Token(RunKey(text[start..(end + 1)]), TokenKind.Alphanumeric, start, end + 1 - start));
        }
    }

    private static void AddHiragana(ReadOnlySpan<char> text, int start, int end, ICollection<Token> tokens)
    {
        for (var i = start; i + 2 <= end; i++)
        {
            tokens.Add(new Token(RunKey(text.Slice(i, 2)), TokenKind.Hiragana, i, 2));
        }
    }
}
