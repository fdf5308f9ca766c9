using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sendai.Domain.Cases.Screening;

/// <summary>
/// A text as the finders see it: half and full width are one, combined marks are part of their letter, what is invisible is
/// gone. It remembers where each of its letters stood in the text as it was typed.
/// </summary>
internal sealed partial class FoldedText
{
    /// <summary>Stands for what the screen itself has put into a text.</summary>
    private const char Opaque = '\uFFFC';

    private readonly List<int> starts;
    private readonly List<int> ends;

    public FoldedText(string typed)
    {
        Typed = typed;
        starts = new List<int>(typed.Length);
        ends = new List<int>(typed.Length);
        var folded = new StringBuilder(typed.Length);
        for (var at = 0; at < typed.Length;)
        {
            var end = EndOfLetter(typed, at);
            Append(folded, at, end);
            at = end;
        }

        UnifyDashes(folded);
        Text = Said().Replace(folded.ToString(), static said => new string(Opaque, said.Length));
    }

    private FoldedText(string typed, string text, List<int> starts, List<int> ends) =>
        (Typed, Text, this.starts, this.ends) = (typed, text, starts, ends);

    /// <summary>The text as it was typed.</summary>
    public string Typed { get; }

    /// <summary>The folded text.</summary>
    public string Text { get; }

    /// <summary>The text as finders will see it once the suggestions stand in it. What they find keeps its place in the text as it was typed.</summary>
    /// <param name="findings">Findings by their places in the text as it was typed, in order.</param>
    public FoldedText Without(IReadOnlyList<ScreenFinding> findings)
    {
        var text = new StringBuilder(Text.Length);
        var (from, to) = (new List<int>(Text.Length), new List<int>(Text.Length));
        var at = 0;
        foreach (var finding in findings)
        {
            var end = finding.Start + finding.Length;
            Keep(finding.Start);
            foreach (var said in new FoldedText(finding.Suggestion).Text)
            {
                Add(said, finding.Start, end);
            }

            while (at < Text.Length && starts[at] < end)
            {
                at++;
            }
        }

        Keep(int.MaxValue);
        return new FoldedText(Typed, text.ToString(), from, to);

        void Keep(int until)
        {
            for (; at < Text.Length && starts[at] < until; at++)
            {
                Add(Text[at], starts[at], ends[at]);
            }
        }

        void Add(char c, int start, int end)
        {
            text.Append(c);
            from.Add(start);
            to.Add(end);
        }
    }

    /// <summary>A finding in the folded text, by its place in the text as it was typed.</summary>
    public ScreenFinding AsTyped(ScreenFinding finding)
    {
        var start = starts[finding.Start];
        return finding with { Start = start, Length = ends[finding.Start + finding.Length - 1] - start };
    }

    private static bool IsPlain(char c) => c is '\n' or >= ' ' and < '\x7F' or >= '\u3041' and <= '\u30FE' and not ('\u3099' or '\u309A' or '\u309B' or '\u309C') or >= '\u4E00' and <= '\u9FFF' or '、' or '。' or '「' or '」';

    private static bool IsMark(char c) => c > '\u02FF' && (c is '\u3099' or '\u309A' or '\uFF9E' or '\uFF9F' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);

    /// <summary>A letter ends behind its marks.</summary>
    private static int EndOfLetter(string typed, int at)
    {
        var end = at + (char.IsSurrogatePair(typed, at) ? 2 : 1);
        while (end < typed.Length && IsMark(typed[end]))
        {
            end++;
        }

        return end;
    }

    private void Append(StringBuilder folded, int at, int end)
    {
        if (end == at + 1 && IsPlain(Typed[at]))
        {
            Put(folded, Typed[at], at, end);
            return;
        }

        if (Rune.DecodeFromUtf16(Typed.AsSpan(at), out var rune, out _) != OperationStatus.Done)
        {
            return;
        }

        if (rune.Value is '\t' or '\r' or 0x2028 or 0x2029)
        {
            Put(folded, rune.Value == '\t' ? ' ' : '\n', at, end);
            return;
        }

        if (Invisible.Is(rune))
        {
            return;
        }

        // A number in a circle counts things; it is no part of the number behind it.
        if (rune.Value is >= 0x2460 and <= 0x24FF or >= 0x3251 and <= 0x32BF)
        {
            Put(folded, '◎', at, end);
            return;
        }

        foreach (var c in Typed[at..end].Normalize(NormalizationForm.FormKC))
        {
            if (!IsMark(c))
            {
                Put(folded, c, at, end);
            }
        }
    }

    /// <summary>Within a number every dash is one, also the long vowel and the kanji for one that a phone offers instead.</summary>
    private static void UnifyDashes(StringBuilder folded)
    {
        for (var at = 1; at < folded.Length - 1; at++)
        {
            if (folded[at] is 'ー' or '一' && folded[at - 1] is (>= '0' and <= '9') or ')' && char.IsAsciiDigit(folded[at + 1]))
            {
                folded[at] = '-';
            }
        }
    }

    private void Put(StringBuilder folded, char c, int at, int end)
    {
        folded.Append(c is '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' or '─' or '━' or '﹣' or '⁃' or '⁻' or '₋' ? '-' : c);
        starts.Add(at);
        ends.Add(end);
    }

    /// <summary>A suggestion is no label: what stands behind 「（電話番号）」 is not therefore another number.</summary>
    [GeneratedRegex(@"\((?:電話番号|メール|[一-龥ァ-ヶー]{2,5}は省略)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Said();
}
