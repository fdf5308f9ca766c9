using System.Text.RegularExpressions;

namespace Sendai.Domain.Cases.Screening;

/// <summary>Postal codes: by their mark, by the beginnings that the pack knows, or before an address.</summary>
internal sealed partial class PostalCodes(IEnumerable<string> prefixes) : IScreenFinder
{
    private readonly List<string> prefixes = [.. prefixes];

    /// <summary>Whether seven digits are a code of the region.</summary>
    public bool Has(string digits) => digits.Length == 7 && prefixes.Exists(prefix => digits.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whether what stands before a number says that it is a code.</summary>
    public static bool IsMarked(string text, int start)
    {
        var from = Math.Max(0, start - 12);
        return Mark().IsMatch(text.AsSpan(from, start - from));
    }

    public IEnumerable<ScreenFinding> Find(FoldedText text)
    {
        foreach (Match code in Code().Matches(text.Text))
        {
            var digits = string.Concat(code.Value.Where(char.IsAsciiDigit));
            var marked = IsMarked(text.Text, code.Index);
            var divided = code.Value.Length > 7;
            if (!marked && !(divided && (Has(digits) || IsBeforeAddress(text.Text, code.Index + code.Length))))
            {
                continue;
            }

            yield return new ScreenFinding(ScreenKind.PostalCode, code.Index, code.Length, "（郵便番号は省略）", true);
        }
    }

    private static bool IsBeforeAddress(string text, int end) => Place().IsMatch(text.AsSpan(end, Math.Min(16, text.Length - end)));

    [GeneratedRegex(@"(?<![\d.,-]|\d[ (])\d{3}(?:-| - ?|- | |の)?\d{4}(?!-?\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?:〒|郵便番号|郵便)[はがの:=、)）\s]{0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\A[\s、)）]{0,3}[一-龥ヶケが]{1,5}[都道府県市区町村]", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
