namespace Sendai.Domain.Directory;

/// <summary>Notices greetings, thanks, calls for help, and what the directory knows nothing about.</summary>
internal sealed class ScopeCheck
{
    /// <summary>A long story about a case has many words that nobody has heard of; they must not add up.</summary>
    private const int MostUnheard = 3;

    private readonly PhraseBook<ScopeKind> phrases = new();
    private readonly Resemblance? outside;

    public ScopeCheck(DirectoryContent content, IReadOnlyDictionary<MessageKind, Resemblance.Examples> messages)
    {
        foreach (var phrase in content.ScopePhrases)
        {
            phrases.Add(phrase.Phrase, phrase.Kind);
        }

        // Without examples of both, every word of the one would look like the other.
        outside = messages.TryGetValue(MessageKind.OutOfScope, out var others) && messages.Count > 1
            ? new Resemblance(
                [others, new Resemblance.Examples(content.ScopePhrases.Where(phrase => phrase.Kind == ScopeKind.OutOfScope).Select(phrase => phrase.Phrase))],
                [.. messages.Where(kind => kind.Key != MessageKind.OutOfScope).Select(kind => kind.Value), new Resemblance.Examples(content.IssueWords.Select(word => word.Phrase))])
            : null;
    }

    /// <summary>What the message is when it is not a question to the directory; otherwise <c>null</c>.</summary>
    /// <param name="question">The question.</param>
    /// <param name="substance">How much speaks for its being one.</param>
    /// <param name="unheard">How many of its words the directory has never heard of.</param>
    public ScopeKind? Judge(ReadQuestion question, float substance, int unheard)
    {
        var found = phrases.FindLongest(question.Folded).ToList();
        if (Social(question, found) is { } social)
        {
            return social;
        }

        var floor = RoutingWeights.ScopeFloor + (Foreign(found) * RoutingWeights.Foreign) + (Math.Min(unheard, MostUnheard) * RoutingWeights.Unheard);
        if (outside is not null)
        {
            floor += (outside.Of(question) - RoutingWeights.OutsideFrom) * RoutingWeights.OutsideLikeness;
        }

        return substance < floor ? ScopeKind.OutOfScope : null;
    }

    /// <summary>Whether the message is a greeting and the like, or is plainly about everyday matters that the directory does not know.</summary>
    public bool IsEveryday(ReadQuestion question) =>
        phrases.FindLongest(question.Folded).ToList() is var found
        && (Social(question, found) is not null || Foreign(found) > 0 || outside?.Of(question) > RoutingWeights.PlainlyOutside);

    /// <summary>What kind of small talk the message is, when hardly anything else is in it. An empty one asks for help.</summary>
    private static ScopeKind? Social(ReadQuestion question, List<PhraseBook<ScopeKind>.Match> found)
    {
        var letters = question.Folded.Count(char.IsLetterOrDigit);
        var social = found.Where(match => match.Values[0] != ScopeKind.OutOfScope).ToList();
        return letters == 0 ? ScopeKind.Help
            : social.Count > 0 && letters - social.Sum(match => match.Length) <= letters * RoutingWeights.SocialRest ? social[0].Values[0]
            : null;
    }

    private static int Foreign(IEnumerable<PhraseBook<ScopeKind>.Match> found) =>
        found.Where(match => match.Values.Contains(ScopeKind.OutOfScope)).Sum(match => match.Length);
}
