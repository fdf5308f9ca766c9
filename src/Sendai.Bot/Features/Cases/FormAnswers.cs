using Sendai.Bot.Versions;
using Sendai.Bot.Wording;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Cases;

/// <summary>Gives the form back as the answer to a press, and never in another way: what it holds may not lie anywhere.</summary>
internal sealed class FormAnswers(CurrentDirectory directory)
{
    /// <summary>The form; or, when its texts are too much for a card, words that leave the pressed card with all that was typed in it.</summary>
    public AdaptiveCardInvokeResponse Of(FormState state)
    {
        var card = new FormCard(directory.Snapshot.Content).Of(state);
        return CardParts.Fits(card)
            ? AdaptiveCardInvokeResponse.Card(card)
            : AdaptiveCardInvokeResponse.Message(
                $"{FormCard.Spoken(state)}{string.Concat(state.Flaws.Select(flaw => flaw.Words).Distinct())}書いた文は長いので、このカードに残したままにしています。文を短くしてから、もう一度押してください。");
    }

    /// <summary>Leads from wherever others read along to the form in the person's own chat.</summary>
    public static AdaptiveCard Way()
    {
        const string Words = "ケースは、ほかの方に見えないこのチャットで書きます。";
        return CardParts.Card(Words, [CardParts.Heading("ケースを出す"), CardParts.Line(Words)], CaseData.New("ケースを書く"), CaseData.Mine("わたしのケース"));
    }
}
