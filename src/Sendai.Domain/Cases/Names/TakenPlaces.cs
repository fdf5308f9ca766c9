namespace Sendai.Domain.Cases.Names;

/// <summary>The places of a text in which other words stand than names of people: bodies, places, scales, figures of stories.</summary>
internal sealed class TakenPlaces
{
    private readonly List<(int Start, int End, bool IsKnown)> places = [];

    private TakenPlaces()
    {
    }

    public static TakenPlaces In(NameContext context, NameWords words)
    {
        var taken = new TakenPlaces();
        for (var at = 0; at < context.Text.Length; at++)
        {
            var word = words.NotName.Longest(context.Text, at);
            if (word > 0)
            {
                taken.places.Add((at, at + word, false));
            }

            var known = words.Known.Longest(context.Text, at);
            if (known > 0)
            {
                taken.places.Add((at, at + known, true));
            }
        }

        return taken;
    }

    /// <summary>
    /// Whether a name may stand there. One that reaches beyond such a word is read instead of it; one that ends with a place and
    /// is called or labelled like a person is a person of that name.
    /// </summary>
    public bool Allow(FoundName name, NameContext context) =>
        places.TrueForAll(place => place.End <= name.Start || name.End <= place.Start
            || (name.Start <= place.Start && place.End <= name.End && name.Length > place.End - place.Start)
            || (place.IsKnown && place.Start == name.Start && place.End == name.End && IsSomebody(name, context)));

    private static bool IsSomebody(FoundName name, NameContext context) =>
        context.Behind(name.End) is Follow.Honorific or Follow.Title or Follow.House || context.Before(name.Start).Lead is Lead.NameLabel or Lead.Kin || name.IsCertain;
}
