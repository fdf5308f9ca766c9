using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Consult;

/// <summary>The answer: up to three bodies, each with why, how to reach it, when it meets, and where that stands.</summary>
internal sealed class AnswerCard(DirectoryContent content, BodyParts parts)
{
    private const int Shown = 3;

    /// <summary>The candidates from <paramref name="skip"/> on.</summary>
    public AdaptiveCard Of(RoutingResult result, string question, int skip)
    {
        var shown = result.Ranked.Skip(skip).Take(Shown).ToList();
        var heading = skip > 0 ? "ほかには、こちらも考えられます。"
            : result is RoutingResult.Urgent ? "電話のあと、こちらにも相談できます。"
            : AnswerWords.Heading(result);
        var body = new List<CardElement> { CardParts.Heading(heading) };
        if (result is RoutingResult.NeedsWard)
        {
            // Before the bodies: below them it would be off the screen of a phone.
            body.AddRange(WardButtons.Of(content.Wards, question));
        }

        body.AddRange(shown.Select((candidate, at) => Body(candidate, skip + at + 1, result.Ward)));
        if (result is RoutingResult.Unsure unsure && skip == 0)
        {
            body.AddRange(unsure.AskBack.Select(issue => new ActionSet { Actions = [ConsultVerbs.Button(issue.Label, ConsultVerbs.Ask, issue.Label)] }));
        }

        if (result is RoutingResult.Urgent && skip == 0)
        {
            // A chat shows its end: on a phone the card with the calls, above this one, is off the screen.
            body.Add(new TextBlock("まだ電話していなければ、先に、上のカードの番号に電話してください。") { Weight = TextWeight.Bolder, Separator = true });
        }

        var spoken = $"{heading}{string.Join("、", shown.Select(candidate => candidate.Body.Name))}";
        return CardParts.Card(spoken, body, Actions(result, question, skip, shown));
    }

    private static List<CardAction> Actions(RoutingResult result, string question, int skip, List<Candidate> shown)
    {
        var bodies = string.Join(' ', shown.Select(candidate => candidate.Body.Id));
        var actions = new List<CardAction>();
        if (result.Ranked.Count > skip + Shown)
        {
            actions.Add(ConsultVerbs.Button("ほかの候補", ConsultVerbs.More, question, (ConsultVerbs.Skip, skip + Shown)));
        }

        if (skip > 0)
        {
            actions.Add(ConsultVerbs.Button("はじめの候補にもどる", ConsultVerbs.More, question, (ConsultVerbs.Skip, 0)));
        }

        actions.Add(ConsultVerbs.Button("ちがう", ConsultVerbs.Wrong, question, (ConsultVerbs.Bodies, bodies)));
        actions.Add(ConsultVerbs.Button("役に立った", ConsultVerbs.Feedback, question, (ConsultVerbs.Helpful, true), (ConsultVerbs.Bodies, bodies)));
        if (shown.Count > 0)
        {
            // The numbers on the card above the bodies, in a danger, are not less in need of it.
            var urgent = result is RoutingResult.Urgent { Plan.Lines: var lines } ? lines.Select(call => call.Contact).OfType<Contact>() : [];
            actions.Add(ReportButton.Of([.. shown.SelectMany(ReportButton.ShownOf), .. urgent.Select(contact => (contact.BodyId, contact.Label))]));
        }

        return actions;
    }

    private Container Body(Candidate candidate, int number, Ward? ward)
    {
        var body = candidate.Body;
        var items = new List<CardElement>
        {
            new TextBlock(CardText.Escape($"{number}. {body.Name}")) { Weight = TextWeight.Bolder, Size = TextSize.Medium },
        };
        if (body.LocalName.Length > 0 && !body.Name.Contains(body.LocalName, StringComparison.Ordinal))
        {
            items.Add(CardParts.Line($"通称：{body.LocalName}", subtle: true));
        }

        items.AddRange(ReasonWords.Of(candidate).Select(reason => CardParts.Line(reason)));
        items.AddRange(parts.Of(candidate, ward));
        return new Container { Items = items, Separator = true };
    }
}
