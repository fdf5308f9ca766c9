using Sendai.Bot.Cases;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Cases;

/// <summary>Short cards about one's own case: number and state, nothing of what it is about.</summary>
internal static class CaseCards
{
    /// <summary>It is done.</summary>
    public static AdaptiveCard Done(string heading, string what, CaseFile file, RoutingResult.Urgent? urgent = null)
    {
        var number = Number(file);
        List<CardElement> body = [CardParts.Heading(heading), CardParts.Line(number) with { Weight = TextWeight.Bolder }, CardParts.Line(what)];
        if (urgent is not null)
        {
            body.Insert(0, new Container { Style = ContainerStyle.Attention, Items = [.. UrgentParts.Of(urgent)] });
        }

        return CardParts.Card(
            $"{(urgent is null ? null : UrgentParts.Spoken(urgent))}{heading}。{number}。{what}",
            body,
            CaseVerbs.Button("このケースを見る", CaseVerbs.Open, file.Number),
            CaseData.Mine("わたしのケース"));
    }

    /// <summary>Asks before it is taken back.</summary>
    public static AdaptiveCard WithdrawQuestion(CaseFile file)
    {
        const string Heading = "このケースを取り下げますか？";
        var what = file.Slot is null ? "まだ取り下げていません。取り下げると、元にはもどせません。" : "まだ取り下げていません。取り下げると元にはもどせず、決まっていた枠もなくなります。";
        return CardParts.Card(
            $"{Heading}{Number(file)}。{what}",
            [CardParts.Heading(Heading), CardParts.Line(Number(file)) with { Weight = TextWeight.Bolder }, CardParts.Line(what)],
            Sure(CaseVerbs.Deed("はい、取り下げます", CaseData.Withdraw, file.Number)),
            CaseVerbs.Button("やめておく", CaseVerbs.Open, file.Number));
    }

    /// <summary>Asks what has become of it.</summary>
    public static AdaptiveCard FollowUpQuestion(CaseFile file)
    {
        const string Heading = "話し合ったケースの、その後を教えてください";
        const string What = "近いものを選んでください。あとから選び直せます。個人のことは書きません（選ぶだけです）。";
        return CardParts.Card(
            $"{Heading}。{Number(file)}。{What}",
            [CardParts.Heading(Heading), CardParts.Line(Number(file)) with { Weight = TextWeight.Bolder }, CardParts.Line(What)],
            [.. Enum.GetValues<FollowUpAnswer>().Select(answer => CaseVerbs.Deed(CaseWords.Of(answer), CaseVerbs.Answer, file.Number, (CaseVerbs.Choice, $"{answer}")))]);
    }

    /// <summary>Thanks for the answer.</summary>
    public static AdaptiveCard Answered(CaseFile file, FollowUpAnswer answer) => Done(
        "教えてくださって、ありがとうございます",
        answer == FollowUpAnswer.Again
            ? $"「{CaseWords.Of(answer)}」と区の事務局に伝わります。日程などは、事務局からお知らせします。"
            : $"「{CaseWords.Of(answer)}」と記録しました。",
        file);

    private static string Number(CaseFile file) => $"受付番号 {file.Number}　{CaseWords.Of(file.Stage)}";

    private static ActionExecute Sure(ActionExecute button)
    {
        button.Data![CaseData.Sure] = true;
        return button;
    }
}
