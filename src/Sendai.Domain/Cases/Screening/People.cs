using System.Text.RegularExpressions;
using Sendai.Domain.Cases.Names;

namespace Sendai.Domain.Cases.Screening;

/// <summary>Turns names into findings: a letter where an honorific or a role follows, otherwise the letter with an honorific.</summary>
internal sealed partial class People(NameFinder names, IEnumerable<string> honorifics)
{
    private readonly HashSet<string> honorifics = [.. honorifics];

    public IEnumerable<ScreenFinding> Find(FoldedText text, PersonLetters letters) => names.Find(text.Text).Select(name =>
        new ScreenFinding(ScreenKind.Name, name.Start, name.Length, letters.Of(name.Person) + Honorific(text.Text, name.End), name.IsCertain));

    private string Honorific(string text, int end) =>
        Enumerable.Range(1, 4).Any(length => end + length <= text.Length && honorifics.Contains(text.Substring(end, length))) || Role().IsMatch(text.AsSpan(end, Math.Min(2, text.Length - end)))
            ? ""
            : "さん";

    /// <summary>A role in kanji or katakana, or another part of a name, stands directly behind.</summary>
    [GeneratedRegex(@"\A(?:[一-龥々ァ-ヴ])", RegexOptions.CultureInvariant)]
    private static partial Regex Role();
}
