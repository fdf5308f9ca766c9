namespace Sendai.Domain.Directory;

/// <summary>Says why a body is an answer, and how to reach it.</summary>
internal sealed class Explanation
{
    private const int WordsShown = 5;

    /// <summary>A phrase that stands in the question letter by letter says more than any single token.</summary>
    private const float Literal = 100;

    private readonly DirectoryContent content;
    private readonly IssueMatcher issues;
    private readonly SearchIndex bodyIndex;
    private readonly WardBodies wards;
    private readonly ContactBook contacts;
    private readonly MeetingBook meetings;
    private readonly IReadOnlyList<string> fallbackIds;

    public Explanation(DirectoryContent content, IssueMatcher issues, SearchIndex bodyIndex, WardBodies wards, ContactBook contacts)
    {
        this.content = content;
        this.issues = issues;
        this.bodyIndex = bodyIndex;
        this.wards = wards;
        this.contacts = contacts;
        meetings = new MeetingBook(content);
        fallbackIds = [.. content.UrgentLines.Where(line => line.Role == LineRole.Fallback).Select(line => line.BodyId).OfType<string>().Distinct()];
    }

    /// <summary>The candidates in the order of their evidence, each explained when it is looked at: most answers show few of them.</summary>
    public IReadOnlyList<Candidate> Of(IEnumerable<Ranking.Evidence> ranked, ReadQuestion question)
    {
        var issueTokens = Telling(question, issues.Profiles);
        var bodyTokens = Telling(question, bodyIndex);
        return new Explained([.. ranked], one => new Candidate(
            one.Body,
            one.Score,
            [.. one.Issues.Take(2).Select(i => content.Issues[i])],
            WordsFor(one, question.Words, issueTokens, bodyTokens),
            contacts.Of(one.Body, question.Ward),
            contacts.HasPhone(one.Body, question.Ward) ? null : CallInstead(one.Body, question),
            meetings.Latest(one.Body)));
    }

    /// <summary>Neither grammar nor common words: those explain nothing.</summary>
    private static List<Token> Telling(ReadQuestion question, SearchIndex index) =>
        [.. question.TokensFor(index).Where(token => token.Kind != TokenKind.Hiragana && token.Weight >= 1)];

    /// <summary>The ward's own desk, or the desk of the ward that the body serves.</summary>
    private Alternative? CallInstead(ConsultationBody body, ReadQuestion question) => fallbackIds
        .Select(id => wards.Resolve(id, question.Ward ?? body.Ward, question.Area))
        .OfType<ConsultationBody>()
        .Where(desk => desk.Id != body.Id && contacts.HasPhone(desk, question.Ward))
        .Select(desk => new Alternative(desk, contacts.Of(desk, question.Ward)[0]))
        .FirstOrDefault();

    /// <summary>The words of the question that this body or its issues know, most telling first.</summary>
    private List<string> WordsFor(Ranking.Evidence evidence, string text, List<Token> issueTokens, List<Token> bodyTokens)
    {
        var weights = new float[text.Length];
        foreach (var issue in evidence.Issues.Take(1))
        {
            Mark(issues.Profiles, issue, issueTokens, weights);
            foreach (var (start, length) in issues.Said(text, issue))
            {
                weights.AsSpan(start, length).Fill(Literal);
            }
        }

        foreach (var body in evidence.Profiles)
        {
            Mark(bodyIndex, body, bodyTokens, weights);
        }

        var words = new List<(string Word, float Weight)>();
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && weights[end] > 0)
            {
                end++;
            }

            if (end - i >= 2)
            {
                words.Add((text[i..end].ToUpperInvariant(), weights.AsSpan(i, end - i).ToArray().Max()));
            }

            i = Math.Max(end, i + 1);
        }

        return [.. words.OrderByDescending(word => word.Weight).Select(word => word.Word).Distinct().Take(WordsShown)];
    }

    private static void Mark(SearchIndex index, int document, List<Token> tokens, float[] weights)
    {
        foreach (var token in tokens)
        {
            var gain = index.Contribution(token, document);
            for (var i = token.Start; i < token.Start + token.Length && gain > 0; i++)
            {
                weights[i] = Math.Max(weights[i], gain);
            }
        }
    }
}
