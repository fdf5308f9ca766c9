using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Consult;

/// <summary>Answers messages and arrivals: any text is a question.</summary>
internal sealed class ConsultHandler(Router router, DirectoryContent content, ConsultStore store, CityClock clock)
{
    /// <summary>Longer texts are read up to here; a question does not need more, and it travels in the buttons of its answer.</summary>
    private const int LongestQuestion = 1000;

    private readonly AnswerCard answers = new(content);
    private readonly WelcomeCard welcome = new(content);

    /// <summary>The bot came into a conversation.</summary>
    public async Task OnInstalledAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Reply(welcome.Welcome(await store.GetWardAsync(UserKey.Of(turn), cancellationToken)));

    /// <summary>Somebody wrote something.</summary>
    public async Task OnMessageAsync(Turn turn, CancellationToken cancellationToken)
    {
        var user = UserKey.Of(turn);
        var ward = await store.GetWardAsync(user, cancellationToken);
        if (WardNames.Exactly(content, turn.Text) is { } named)
        {
            await store.SetWardAsync(user, named, cancellationToken);
            turn.Reply(welcome.WardSet(named));
            return;
        }

        foreach (var card in Answer(turn.Text, ward))
        {
            turn.Reply(card);
        }
    }

    /// <summary>The cards that answer a text: in a danger the calls come first, as a card of their own.</summary>
    public IEnumerable<AdaptiveCard> Answer(string text, Ward? ward)
    {
        var question = text.Length <= LongestQuestion ? text : text[..LongestQuestion];
        var result = Route(question, ward);
        if (result is RoutingResult.OutOfScope outside)
        {
            yield return outside.Kind == ScopeKind.ChangeWard
                ? welcome.AskWard("どの区にしますか？", "")
                : welcome.Help(AnswerWords.Heading(result), ward);
            yield break;
        }

        if (result is RoutingResult.Urgent urgent)
        {
            yield return UrgentCard.Of(urgent);
        }

        yield return answers.Of(result, question, skip: 0);
    }

    /// <summary>One page of the answer to a question that was asked before.</summary>
    public AdaptiveCard Page(string question, Ward? ward, int skip)
    {
        var result = Route(question, ward);
        return answers.Of(result, question, skip < result.Ranked.Count ? skip : 0);
    }

    /// <summary>The issues that a question comes nearest to.</summary>
    public IReadOnlyList<Issue> Near(string question, Ward? ward) =>
        [.. Route(question, ward).Ranked.SelectMany(candidate => candidate.Issues).DistinctBy(issue => issue.Id).Take(4)];

    private RoutingResult Route(string question, Ward? ward) => router.Route(new Question(question, ward, clock.Now));
}
