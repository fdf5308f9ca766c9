using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Consult;

/// <summary>What follows 「ちがう」.</summary>
internal static class FeedbackCard
{
    /// <summary>Asks which trouble was meant, and its writer, where nobody else presses, whether the question may be kept to do better.</summary>
    public static AdaptiveCard Wrong(string question, string bodies, IReadOnlyList<Issue> near, bool mayKeepText)
    {
        const string heading = "ちがいましたか。どれに近いですか？";
        var body = new List<CardElement> { CardParts.Heading(heading) };
        body.AddRange(near.Select(issue => new ActionSet { Actions = [ConsultVerbs.Button(issue.Label, ConsultVerbs.Ask, issue.Label)] }));
        body.Add(CardParts.Line("この中になければ、ほかの言い方で書いてみてください。"));
        if (mayKeepText)
        {
            body.Add(new InputToggle
            {
                Id = ConsultVerbs.AgreesToText,
                Label = "改善のために",
                Title = "質問の文を残してもよい（個人が分かることは書いていません）",
                Value = "false",
            });
        }

        return CardParts.Card(
            heading,
            body,
            ConsultVerbs.Button("ちがったと伝える", ConsultVerbs.Feedback, question, (ConsultVerbs.Helpful, false), (ConsultVerbs.Bodies, bodies)));
    }

    /// <summary>Thanks for saying that it was wrong, and says what was kept.</summary>
    /// <param name="agreed">Whether the question might be kept.</param>
    /// <param name="isKept">Whether it was.</param>
    public static AdaptiveCard Thanks(bool agreed, bool isKept)
    {
        const string heading = "教えてくださって、ありがとうございます。";
        var rest = (agreed, isKept) switch
        {
            (_, true) => "質問の文をお預かりしました。案内を良くするためだけに使います。",
            (true, false) => "質問の文には、お名前や番号など、個人が分かるかもしれないところがありました。そのため、文は残していません。「ちがった」ことは伝わっています。",
            _ => "質問の文は残していません。",
        };
        return CardParts.Card($"{heading}{rest}", [CardParts.Heading(heading), CardParts.Line(rest)]);
    }
}
