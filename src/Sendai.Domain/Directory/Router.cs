using NodaTime;

namespace Sendai.Domain.Directory;

/// <summary>Answers which body takes a problem. Immutable; one instance serves everybody at once.</summary>
public sealed class Router
{
    private const int IssuesConsidered = 5;
    private const int BodiesConsidered = 30;
    private const int CandidatesGiven = 8;

    /// <summary>How much of an issue's phrases must stand in a text that names it: one of two letters, when it is that issue's alone.</summary>
    private const float NamedIssue = 2f;

    private readonly DirectoryContent content;
    private readonly QuestionReader reader;
    private readonly SafetyCheck safety;
    private readonly ScopeCheck scope;
    private readonly IssueMatcher issues;
    private readonly BodyMatcher bodies;
    private readonly WardBodies wards;
    private readonly Confidence confidence;
    private readonly UrgentDesk desk;
    private readonly Ranking ranking;
    private readonly Explanation explanation;

    /// <summary>Builds the indexes.</summary>
    public Router(DirectoryContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        this.content = content;
        var contacts = new ContactBook(content);
        var hiragana = new HiraganaReader(content.Readings);
        reader = new QuestionReader(content, hiragana);
        var messages = content.Messages.GroupBy(message => message.Kind, message => message.Text).ToDictionary(kind => kind.Key, kind => new Resemblance.Examples(kind));
        scope = new ScopeCheck(content, messages);
        safety = new SafetyCheck(content, messages, scope);
        issues = new IssueMatcher(content, hiragana);
        bodies = new BodyMatcher(content, hiragana);
        confidence = new Confidence(issues.Profiles, bodies.Profiles);
        wards = new WardBodies(content);
        desk = new UrgentDesk(content, wards, contacts);
        ranking = new Ranking(content, wards);
        explanation = new Explanation(content, issues, bodies.Profiles, wards, contacts);
    }

    /// <summary>Routes one question. Whatever somebody types has an answer.</summary>
    public RoutingResult Route(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var read = reader.Read(question);
        var issueMatches = issues.Match(bodies.WithoutMeetingNames(read), IssuesConsidered);
        var dangers = safety.Find(read, issueMatches);
        var bodyMatches = bodies.Match(read, BodiesConsidered);
        var evidence = ranking.Rank(read, issueMatches, bodyMatches, dangers);
        if (dangers.Count > 0)
        {
            return new RoutingResult.Urgent(Explain(evidence, read), read.Ward, desk.Plan(dangers, read.Ward, read.Area, question.Now));
        }

        var substance = confidence.Of(read, issueMatches, bodyMatches);
        if (scope.Judge(read, substance, confidence.Unheard(read)) is { } outside)
        {
            return new RoutingResult.OutOfScope(outside, read.Ward);
        }

        if (substance < RoutingWeights.SureFloor)
        {
            return new RoutingResult.Unsure(
                Explain(evidence, read), read.Ward, [.. issueMatches.Take(3).Select(match => content.Issues[match.Index])]);
        }

        return read.Ward is null && evidence.Count > 0 && wards.DependsOnWard(evidence[0].Body) && evidence[0].Body.Ward is null
            ? new RoutingResult.NeedsWard(Explain(evidence, read))
            : new RoutingResult.Candidates(Explain(evidence, read), read.Ward);
    }

    /// <summary>
    /// The issue that a text names; null when it names none. Likeness is not enough: whoever reads a wrong heading doubts the text
    /// below. Nobody is sent anywhere by it, so a danger is one issue among others.
    /// </summary>
    public Issue? IssueOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = reader.Read(new Question(text, Ward: null, Now: default));
        return issues.Match(bodies.WithoutMeetingNames(read), IssuesConsidered).FirstOrDefault(match => match.Literal >= NamedIssue) is { Literal: > 0 } named
            ? content.Issues[named.Index]
            : null;
    }

    /// <summary>
    /// The bodies whose name, other name or reading holds every word of a text, as somebody searches for one. Those of the ward
    /// come first, then those of the whole city, then those of other wards, which an answer to a question would not show.
    /// </summary>
    public IReadOnlyList<Candidate> Named(Question question, int most)
    {
        ArgumentNullException.ThrowIfNull(question);
        var read = reader.Read(question);
        var named = BodyFinder.Find(content.Bodies, question.Text)
            .Select(body => read.Ward is null ? body : wards.Resolve(body.Id, read.Ward, read.Area) ?? body)
            .DistinctBy(body => body.Id)
            .OrderBy(body => body.Ward is null ? 1 : body.Ward == read.Ward ? 0 : 2);
        return explanation.Of(named.Take(most).Select(body => new Ranking.Evidence(body)), read);
    }

    /// <summary>The bodies of a ward, or of the whole city, that take the most kinds of trouble.</summary>
    public IReadOnlyList<Candidate> MostTypical(Ward? ward, LocalDateTime now, int most)
    {
        var read = reader.Read(new Question("", ward, now));
        var typical = content.Issues
            .SelectMany(issue => issue.TypicalBodies.Select(id => wards.Resolve(id, ward, "")).OfType<ConsultationBody>().DistinctBy(body => body.Id))
            .GroupBy(body => body.Id)
            .OrderByDescending(bodies => bodies.Count())
            .ThenBy(bodies => bodies.Key, StringComparer.Ordinal);
        return explanation.Of(typical.Take(most).Select(bodies => new Ranking.Evidence(bodies.First())), read);
    }

    private IReadOnlyList<Candidate> Explain(IReadOnlyList<Ranking.Evidence> evidence, ReadQuestion read) =>
        explanation.Of(evidence.Take(CandidatesGiven), read);
}
