using System.Text;

namespace Sendai.Domain.Directory;

/// <summary>Folds the many ways in which people write the same Japanese words, so that they compare equal.</summary>
public static class JapaneseText
{
    /// <summary>Different spellings of 障害 that people choose with care and that mean the same here.</summary>
    private static readonly (string From, string To)[] Spellings =
        [("障がい", "障害"), ("障碍", "障害"), ("障礙", "障害"), ("ヶ", "ケ"), ("ヵ", "カ")];

    /// <summary>
    /// NFKC (full and half width, composed kana), lower case, one spelling of 障害, one long-vowel mark.
    /// The result is what every comparison in this folder works on.
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var spelled = WithoutBrokenCharacters(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        foreach (var (from, to) in Spellings)
        {
            spelled = spelled.Replace(from, to, StringComparison.Ordinal);
        }

        // A small letter or kana can join the mark behind it where the one that was typed could not.
        var builder = new StringBuilder(spelled.Normalize(NormalizationForm.FormKC));

        for (var i = 1; i < builder.Length; i++)
        {
            // On phones the long-vowel mark is typed as any kind of dash.
            if (builder[i] is '-' or '‐' or '‑' or '–' or '—' or '―' or '−' or '~' or '〜' && IsKana(builder[i - 1]))
            {
                builder[i] = 'ー';
            }
        }

        return builder.ToString();
    }

    /// <summary>
    /// Katakana to hiragana, small vowels large: the form in which names are compared (ウェルポート, ウエルポート, うぇるぽーと).
    /// </summary>
    public static string ToHiragana(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var hiragana = source[i] is >= 'ァ' and <= 'ヶ' ? (char)(source[i] - 0x60) : source[i];
                span[i] = hiragana is 'ぁ' or 'ぃ' or 'ぅ' or 'ぇ' or 'ぉ' ? (char)(hiragana + 1) : hiragana;
            }
        });

    internal static bool IsHiragana(char c) => c is >= 'ぁ' and <= 'ゖ';

    internal static bool IsKatakana(char c) => c is >= 'ァ' and <= 'ヺ' or 'ー';

    internal static bool IsKanji(char c) => c is >= '一' and <= '鿿' or >= '㐀' and <= '䶿' or '々' or '〆';

    internal static bool IsAlphanumeric(char c) => c is >= 'a' and <= 'z' or >= '0' and <= '9';

    private static bool IsKana(char c) => IsHiragana(c) || IsKatakana(c);

    /// <summary>Half of an emoji, cut off by a phone, must not break normalisation; nor U+FFFE, which is no character at all.</summary>
    private static string WithoutBrokenCharacters(string text)
    {
        text = text.Replace('\uFFFE', '\uFFFD');
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            }
        }

        return text;
    }
}
