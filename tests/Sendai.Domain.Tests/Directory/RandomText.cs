using System.Text;

namespace Sendai.Domain.Tests.Directory;

/// <summary>Text that nobody would type, the same on every run: all scripts, marks that combine, halves of emoji, non-characters.</summary>
internal sealed class RandomText(ulong seed)
{
    private static readonly string[] Pieces =
    [
        "東", "西区", "障", "がい", "障碍", "介護", "か\u3099", "ｶﾞ", "ﾊﾟ", "ヶ", "ヵ", "\u3099", "\u309A", "ー", "-", "〜", "～", "−",
        "あ", "っ", "ん", "ア", "ｱ", "ヴ", "々", "〆", "株", "㍻", "㌔", "①", "Ａ", "a", "Z", "９", "0", "H\u0331", "J\u030C", "İ", "ß", "ﬁ",
        "ﷺ", "\u0301", "\u200D", "\uFEFF", "\uFFFE", "\uFFFF", "\uFFFD", "\0", "\n", "\t", " ", "　", "。", "!", "\"", "👨‍👩‍👧", "😀", "🇯🇵",
        "\uD83D", "\uDE00", "𠮷", "한", "ไ", "ע", "虐待", "死", "倒れ", "さん",
    ];

    private ulong state = seed;

    /// <summary>Up to <paramref name="longest"/> pieces.</summary>
    public string Next(int longest)
    {
        var text = new StringBuilder();
        for (var left = Below(longest + 1); left > 0; left--)
        {
            text.Append(Below(8) == 0 ? ((char)Below(0x10000)).ToString() : Pieces[Below(Pieces.Length)]);
        }

        return text.ToString();
    }

    private int Below(int limit)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (int)(state % (ulong)limit);
    }
}
