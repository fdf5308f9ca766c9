namespace Sendai.Domain.Directory;

/// <summary>A body that a question may be about, by its own words.</summary>
/// <param name="Index">Position of the body in the pack.</param>
/// <param name="Score">How strongly what it handles answers the question.</param>
/// <param name="Named">How much of the question is its name, 0 to 1.</param>
/// <param name="NamedAlone">Whether the name in the question is this body's alone.</param>
internal readonly record struct BodyMatch(int Index, float Score, float Named, bool NamedAlone);

/// <summary>Recognises bodies by their names and by what they say they handle.</summary>
internal sealed class BodyMatcher
{
    private static readonly IndexSettings Profile = new() { Fields = [(3f, 0.4f), (2f, 0.6f), (1f, 0.75f)] };
    private static readonly char[] NameBreaks = ['（', '）', '「', '」', '・', '／', ' ', '　', '→'];

    private readonly SearchIndex profiles;
    private readonly PhraseBook<int> names = new();
    private readonly bool[] isMeeting;

    public BodyMatcher(DirectoryContent content, HiraganaReader hiragana)
    {
        var words = content.BodyWords.ToLookup(word => word.Id, word => word.Phrase);
        var phrases = content.BodyPhrases.ToLookup(phrase => phrase.Id, phrase => phrase.Phrase);
        var documents = new List<IndexDocument>();
        foreach (var body in content.Bodies)
        {
            var own = words[body.Id].ToList();
            foreach (var name in NamesOf(body).Concat(own))
            {
                // ガッツ and がっつ are the same name.
                names.Add(JapaneseText.ToHiragana(JapaneseText.Fold(name)), documents.Count);
            }

            documents.Add(new IndexDocument([
                hiragana.ReadAll(own.Prepend(body.LocalName).Prepend(body.Name)),
                hiragana.ReadAll(body.Handles.Concat(phrases[body.Id])),
                hiragana.ReadAll([body.Purpose]),
            ]));
        }

        profiles = SearchIndex.Build(documents, Profile);
        isMeeting = [.. content.Bodies.Select(body => body.ConvenedBy.Length > 0)];
    }

    public SearchIndex Profiles => profiles;

    /// <summary>
    /// The question with the names of meetings marked as common: a meeting that is asked for by its name must not also speak for
    /// the issues in whose words that name happens to stand.
    /// </summary>
    public ReadQuestion WithoutMeetingNames(ReadQuestion question)
    {
        var marks = (CommonKind?[])question.Common.Clone();
        foreach (var match in names.FindLongest(JapaneseText.ToHiragana(question.Words)))
        {
            if (match.Values.Any(body => isMeeting[body]))
            {
                marks.AsSpan(match.Start, match.Length).Fill(CommonKind.Field);
            }
        }

        return question with { Common = marks };
    }

    /// <summary>Bodies by what they handle, best first, and bodies that are named.</summary>
    public IReadOnlyList<BodyMatch> Match(ReadQuestion question, int top)
    {
        var matches = profiles.Search(question.TokensFor(profiles), top)
            .ToDictionary(hit => hit.Document, hit => new BodyMatch(hit.Document, hit.Score, 0, false));
        foreach (var text in question.Readings)
        {
            foreach (var match in names.FindLongest(JapaneseText.ToHiragana(text)))
            {
                var share = match.Length / (float)text.Length;
                foreach (var body in match.Values)
                {
                    var known = matches.GetValueOrDefault(body, new BodyMatch(body, 0, 0, false));
                    matches[body] = known with { Named = Math.Max(known.Named, share), NamedAlone = known.NamedAlone || match.Values.Count == 1 };
                }
            }
        }

        return [.. matches.Values];
    }

    /// <summary>Every way in which the pack writes the name: whole, and its parts between brackets.</summary>
    private static IEnumerable<string> NamesOf(ConsultationBody body)
    {
        yield return body.Name;
        yield return body.LocalName;
        yield return body.Kana;
        foreach (var part in $"{body.Name}　{body.LocalName}".Split(NameBreaks, StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Length >= 3)
            {
                yield return part;
            }
        }
    }
}
