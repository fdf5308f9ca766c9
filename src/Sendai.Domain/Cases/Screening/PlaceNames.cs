using Sendai.Domain.Directory;

namespace Sendai.Domain.Cases.Screening;

/// <summary>The places that the directory knows: areas smaller than a ward.</summary>
internal sealed class PlaceNames
{
    private readonly HashSet<string> names;
    private readonly int longest;

    public PlaceNames(DirectoryContent directory)
    {
        names = [.. directory.Places.Select(place => new FoldedText(place.Name).Text)];
        longest = names.Select(name => name.Length).DefaultIfEmpty(0).Max();
    }

    /// <summary>How long the longest place is that ends here; 0 when there is none.</summary>
    public int LengthAtEnd(string text, int end)
    {
        for (var length = Math.Min(longest, end); length > 1; length--)
        {
            if (names.Contains(text.Substring(end - length, length)))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Whether one of them stands in the text.</summary>
    public bool AreIn(string text) => Enumerable.Range(1, text.Length).Any(end => LengthAtEnd(text, end) > 0);
}
