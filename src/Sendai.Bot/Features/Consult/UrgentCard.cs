using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Consult;

/// <summary>The card that comes before any ranking when somebody may be in danger.</summary>
internal static class UrgentCard
{
    public static AdaptiveCard Of(RoutingResult.Urgent urgent)
    {
        var heading = AnswerWords.Heading(urgent);
        var items = new List<CardElement>
        {
            new TextBlock(heading) { Style = TextBlockStyle.Heading, Size = TextSize.Large, Weight = TextWeight.Bolder, Color = TextColor.Attention },
        };
        items.AddRange(urgent.Plan.Lines.Select((call, at) => Call(call, at)));
        items.AddRange(urgent.Plan.Duties.Select(duty => CardParts.Line($"・{duty.Text}（{duty.Source}）")));
        var spoken = $"{heading}{string.Join("。", urgent.Plan.Lines.Select(ContactWords.Of))}";
        return CardParts.Card(spoken, [new Container { Style = ContainerStyle.Attention, Items = items }]);
    }

    private static Container Call(UrgentCall call, int at)
    {
        var items = new List<CardElement>
        {
            new TextBlock(CardText.Escape(ContactWords.Of(call))) { Weight = TextWeight.Bolder },
        };

        // A number that nobody has confirmed is shown, but never dialled by a press that was meant for another.
        if (call.Contact is null or { Grade: ContactGrade.A or ContactGrade.B })
        {
            items.Add(new ActionSet { Actions = [CardParts.Call($"{call.Title}に電話", call.Phone)] });
        }

        return new Container { Items = items, Separator = at > 0 ? true : null };
    }
}
