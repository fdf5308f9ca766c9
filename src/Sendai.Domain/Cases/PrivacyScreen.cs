using System.Text;
using Sendai.Domain.Cases.Names;
using Sendai.Domain.Cases.Screening;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Cases;

/// <summary>
/// Looks in free text for what could identify somebody, and is the only maker of <see cref="ScreenedText"/>. It sees texts
/// folded: width, combined marks and invisible characters hide nothing. All places that it names are places in the text as it
/// was given, in UTF-16 units; what is invisible inside a finding is part of it. It is immutable and serves everybody at once.
/// </summary>
public sealed class PrivacyScreen
{
    private const int MostRounds = 8;
    private readonly IReadOnlyList<IScreenFinder> finders;
    private readonly CombinationFinder combinations;
    private readonly People people;

    /// <summary>A screen that knows these words and lets the numbers of these bodies stand.</summary>
    public PrivacyScreen(ScreenWords words, DirectoryContent directory)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(directory);
        var known = new PublicNumbers(directory);
        var places = new PlaceNames(directory);
        var postal = new PostalCodes(words.Words["postal_prefix"]);
        finders =
        [
            new PhoneFinder(known, postal),
            new EmailFinder(known),
            postal,
            new AddressFinder(known, places, [.. words.Words["building"]]),
            new BuildingFinder(words.Words["building"]),
            new BirthDateFinder(),
            new LongNumberFinder(),
            new LabelledNumberFinder(words.Words["number_label"]),
            new BankAccountFinder(),
            new SocialIdFinder(words.Words["social_service"]),
            new PlateFinder(),
        ];
        combinations = new CombinationFinder(places, words.Words["rare_illness"]);
        people = new People(new NameFinder(words, KnownNames(directory)), words.Words["honorific"].Concat(words.Words["title_honorific"]));
    }

    /// <summary>
    /// The text as it may be kept: without control characters, marks of direction and other invisible characters, with one
    /// character for each line break and a space for each tab. Nothing else is changed.
    /// </summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Invisible.Remove(text);
    }

    /// <summary>
    /// A text that a store kept and that had passed before it was kept. Only what reads rows of a store may call this.
    /// </summary>
    public static ScreenedText Restore(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return ScreenedText.OfScreen(stored);
    }

    /// <summary>What stands at a finding, as a writer sees it. Confirmations name doubtful findings by this.</summary>
    public static string ValueOf(string text, ScreenFinding finding)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(finding);
        return Clean(text.Substring(finding.Start, finding.Length));
    }

    /// <summary>The text with the suggestions in the places of the findings, which were made in this very text.</summary>
    public static string Replace(string text, IEnumerable<ScreenFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(findings);
        var replaced = new StringBuilder(text.Length);
        var at = 0;
        foreach (var finding in findings.OrderBy(finding => finding.Start))
        {
            replaced.Append(text, at, finding.Start - at).Append(finding.Suggestion);
            at = finding.Start + finding.Length;
        }

        return replaced.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>What could identify somebody in one text: in order, never overlapping.</summary>
    public IReadOnlyList<ScreenFinding> Find(string text) => Find([text])[0];

    /// <summary>
    /// The same for texts that belong together: the same person gets the same letter in all of them, and no letter that stands
    /// for somebody in one of them already.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<ScreenFinding>> Find(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var folded = texts.Select(text => new FoldedText(text)).ToList();
        var together = combinations.Find(folded);
        var letters = new PersonLetters(folded.Select(text => text.Text));
        return [.. folded.Select((text, at) => Find(text, together[at], letters))];
    }

    /// <summary>
    /// Lets texts pass that have nothing in them, or only doubtful findings of which the writer said that they identify nobody.
    /// </summary>
    /// <param name="texts">The texts as they were typed.</param>
    /// <param name="confirmed">What stands at those doubtful findings (<see cref="ValueOf"/>). A certain finding cannot be confirmed away.</param>
    public ScreenResult Check(IReadOnlyList<string> texts, IReadOnlySet<string> confirmed)
    {
        ArgumentNullException.ThrowIfNull(confirmed);
        var open = Find(texts)
            .Zip(texts, (findings, text) => (IReadOnlyList<ScreenFinding>)
                [.. findings.Where(finding => finding.IsCertain || !confirmed.Contains(ValueOf(text, finding)))])
            .ToList();
        return open.Any(findings => findings.Count > 0)
            ? new ScreenResult.Found(open)
            : new ScreenResult.Passed([.. texts.Select(text => ScreenedText.OfScreen(Clean(text)))]);
    }

    private static List<string> KnownNames(DirectoryContent directory) =>
    [
        .. directory.Bodies.SelectMany(body => new[] { body.Name, body.LocalName })
            .Concat(directory.Places.Select(place => place.Name))
            .Where(name => name.Length > 0)
            .Select(name => new FoldedText(name).Text)
            .Distinct(),
    ];

    private IReadOnlyList<ScreenFinding> Find(FoldedText text, IEnumerable<ScreenFinding> together, PersonLetters letters)
    {
        var settled = Settle(text, [.. together, .. people.Find(text, letters)]);
        for (var round = 0; settled.Count > 0 && round < MostRounds; round++)
        {
            // What shows only once its neighbour is gone must go as well, or the replaced text would not pass.
            var rest = text.Without(settled);
            var all = Findings.Settle([.. settled, .. Settle(rest, people.Find(rest, letters))]);
            if (all.SequenceEqual(settled))
            {
                break;
            }

            settled = all;
        }

        return settled;
    }

    private IReadOnlyList<ScreenFinding> Settle(FoldedText text, IEnumerable<ScreenFinding> others)
    {
        var found = finders.SelectMany(finder => finder.Find(text)).ToLookup(finding => finding.Kind == ScreenKind.Address);
        return Findings.Settle(Findings.JoinAddresses(found[true], text.Text).Concat(found[false]).Concat(others).Select(text.AsTyped));
    }
}
