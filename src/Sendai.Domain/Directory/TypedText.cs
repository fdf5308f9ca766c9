using System.Globalization;
using System.Text;

namespace Sendai.Domain.Directory;

/// <summary>Text from a person, before it is kept.</summary>
public static class TypedText
{
    /// <summary>
    /// One line without what nobody sees: line breaks and control characters become a space; marks that have no width or
    /// turn the direction of reading, with which a number could be shown other than it is, are gone.
    /// </summary>
    public static string Line(string? typed)
    {
        var line = new StringBuilder();
        foreach (var rune in (typed ?? "").EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                line.Append(' ');
            }
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse) && rune.Value is not (0xFFFE or 0xFFFF))
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().Trim();
    }

    /// <summary>The beginning of a text, at most so long; half of a pair of surrogates is no text.</summary>
    public static string Cut(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
