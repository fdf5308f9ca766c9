using Sendai.Domain.Cases;
using Sendai.Domain.Cases.Names;
using Sendai.Domain.Cases.Screening;

namespace Sendai.Domain.Tests.Cases.Names;

/// <summary>The finder with the names and words of the pack: what it finds depends as much on them as on the code.</summary>
internal static class PackNames
{
    private static readonly Lazy<NameFinder> Finder = new(() => new NameFinder(
        new ScreenWords(
            [.. Rows("names").Select(row => new NamePart(Enum.Parse<NamePartKind>(row[0], ignoreCase: true), row[1], row[2]))],
            Rows("screen_words").ToLookup(row => row[0], row => row[1])),
        [.. Rows("places").Select(row => row[0]), .. Rows("bodies").Select(row => row[1])]));

    /// <summary>The text with brackets around each name that was found.</summary>
    public static string Mark(string text)
    {
        var folded = new FoldedText(text);
        foreach (var name in Finder.Value.Find(folded.Text).Reverse())
        {
            var typed = folded.AsTyped(new ScreenFinding(ScreenKind.Name, name.Start, name.Length, "", name.IsCertain));
            text = text.Insert(typed.Start + typed.Length, "]").Insert(typed.Start, "[");
        }

        return text;
    }

    public static IReadOnlyList<FoundName> Find(string text) => [.. Finder.Value.Find(new FoldedText(text).Text)];

    private static IEnumerable<string[]> Rows(string table)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Sendai.Bot.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The solution is not above the tests.");
        }

        return File.ReadLines(Path.Combine(root.FullName, "src", "Sendai.Bot", "Data", table + ".csv")).Skip(1).Select(line => line.Split(','));
    }
}
