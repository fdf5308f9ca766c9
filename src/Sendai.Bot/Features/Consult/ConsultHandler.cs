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
    public async Task OnInstalledAsync(Turn turn, CancellationToken cancellationToken)
    {
        var user = UserKey.Of(turn);
        await store.MeetAsync(user, cancellationToken);
        turn.Reply(welcome.Welcome(await store.GetWardAsync(user, cancellationToken)));
    }

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

        var question = Shortened(turn.Text);
        var result = Route(question, ward);
        var cards = Cards(result, question, ward).ToList();

        // Whoever writes before the installation is noticed gets an answer first, then the welcome; in a channel it would be noise.
        if (turn.Reference.Conversation.ConversationType is null or "personal"
            && await store.MeetAsync(user, cancellationToken)
            && result is not RoutingResult.OutOfScope)
        {
            cards.Add(welcome.Welcome(ward));
        }

        cards.ForEach(turn.Reply);
    }

    /// <summary>The cards that answer a text.</summary>
    public IReadOnlyList<AdaptiveCard> Answer(string text, Ward? ward)
    {
        var question = Shortened(text);
        return [.. Cards(Route(question, ward), question, ward)];
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

    /// <summary>In a danger the calls come first, as a card of their own.</summary>
    private IEnumerable<AdaptiveCard> Cards(RoutingResult result, string question, Ward? ward)
    {
        if (result is RoutingResult.OutOfScope outside)
        {
            yield return outside.Kind == ScopeKind.ChangeWard
                ? welcome.AskWard("どの区にしますか？", "")
                : welcome.Help(AnswerWords.Heading(result), ward);
            yield break;
        }

        if (result is RoutingResult.Urgent urgent)
        {
            yield return UrgentCard.Of(urgent, content.Wards, question);
        }

        yield return answers.Of(result, question, skip: 0);
    }

    private static string Shortened(string text) => text.Length <= LongestQuestion ? text : text[..LongestQuestion];

    private RoutingResult Route(string question, Ward? ward) => router.Route(new Question(question, ward, clock.Now));
}
