using Sendai.Bot.Versions;
using Sendai.Bot.Watch;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Consult;

/// <summary>One turn with one version of the directory, so that nothing in an answer comes from another.</summary>
/// <param name="directory">The directory when the turn began.</param>
/// <param name="clock">The city's clock.</param>
/// <param name="chosen">The ward that the person has chosen, or <c>null</c>.</param>
/// <param name="isShared">Whether others read the answer as well, and press its buttons.</param>
internal sealed class Consultation(DirectorySnapshot directory, CityClock clock, Ward? chosen, bool isShared)
{
    /// <summary>Longer texts are read up to here; a question does not need more, and it travels in the buttons of its answer.</summary>
    private const int LongestQuestion = 1000;

    private readonly DirectoryContent content = directory.Content;
    private readonly AnswerCard answers = new(directory.Content, directory.Parts);

    /// <summary>The cards that say what the bot can do.</summary>
    public WelcomeCard Welcome { get; } = new(directory.Content, isShared);

    /// <summary>The ward that was chosen. One that the directory no longer has is as if none were.</summary>
    public Ward? Ward { get; } = chosen is { } ward && directory.Content.Wards.Contains(ward) ? ward : null;

    /// <summary>The ward that a text names and nothing else.</summary>
    public Ward? NamedBy(string text) => WardNames.Exactly(content, text);

    /// <summary>The ward of this very name, as a button carries it.</summary>
    public Ward? WardCalled(string? name) => content.Wards.Cast<Ward?>().FirstOrDefault(ward => ward!.Value.Name == name);

    /// <summary>The same directory for another ward.</summary>
    public Consultation For(Ward ward) => new(directory, clock, ward, isShared);

    /// <summary>The cards that answer a text, and whether it was a question to the directory.</summary>
    public (IReadOnlyList<AdaptiveCard> Cards, bool InScope) Answer(string text)
    {
        var question = Shortened(text);
        var result = Route(question);
        Telemetry.Routing.Add(1, new KeyValuePair<string, object?>("result", Telemetry.NameOf(result)));
        return ([.. Cards(result, question)], result is not RoutingResult.OutOfScope);
    }

    /// <summary>One page of the answer to a question that was asked before.</summary>
    public AdaptiveCard Page(string question, int skip)
    {
        var result = Route(question);
        return answers.Of(result, question, skip < result.Ranked.Count ? skip : 0);
    }

    /// <summary>What a button carries of the bodies that were shown, without what the directory does not have: it may be forged.</summary>
    public string Known(string bodies) =>
        string.Join(' ', bodies.Split(' ').Where(id => content.Bodies.Any(body => body.Id == id)).Distinct());

    /// <summary>A question as far as it is read.</summary>
    public static string Shortened(string text) => TypedText.Cut(text, LongestQuestion);

    /// <summary>The issues that a question comes nearest to.</summary>
    public IReadOnlyList<Issue> Near(string question) =>
        [.. Route(question).Ranked.SelectMany(candidate => candidate.Issues).DistinctBy(issue => issue.Id).Take(4)];

    /// <summary>In a danger the calls come first, as a card of their own.</summary>
    private IEnumerable<AdaptiveCard> Cards(RoutingResult result, string question)
    {
        if (result is RoutingResult.OutOfScope outside)
        {
            yield return outside.Kind == ScopeKind.ChangeWard
                ? Welcome.AskWard("どの区にしますか？", "")
                : Welcome.Help(AnswerWords.Heading(result), Ward);
            yield break;
        }

        if (result is RoutingResult.Urgent urgent)
        {
            yield return UrgentCard.Of(urgent, content.Wards, question);
        }

        yield return answers.Of(result, question, skip: 0);
    }

    private RoutingResult Route(string question)
    {
        using var span = Telemetry.Source.StartActivity("route");
        var result = directory.Router.Route(new Question(question, Ward, clock.Now));
        span?.SetTag("result", Telemetry.NameOf(result));
        return result;
    }
}
