using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Consult;

/// <summary>The card that comes before any ranking when somebody may be in danger.</summary>
internal static class UrgentCard
{
    private const string OtherDuties = "otherDuties";

    /// <summary>The card; without a ward it also asks for it, because the ward's own lines are missing.</summary>
    public static AdaptiveCard Of(RoutingResult.Urgent urgent, IReadOnlyList<Ward> wards, string question)
    {
        var heading = AnswerWords.Heading(urgent);
        var items = new List<CardElement>
        {
            new TextBlock(heading) { Style = TextBlockStyle.Heading, Size = TextSize.Large, Weight = TextWeight.Bolder },
        };
        items.AddRange(urgent.Plan.Lines.Select((call, at) => Call(call, at)));
        // What to do first stands open, one sentence for each danger; the letter of the law is there for who wants it.
        var first = urgent.Plan.Duties.DistinctBy(duty => duty.Danger).ToList();
        items.AddRange(first.Select(duty => CardParts.Line($"・{duty.Text}")));
        var others = urgent.Plan.Duties.Except(first).ToList();
        if (others.Count > 0)
        {
            items.Add(new ActionSet { Actions = [new ActionToggleVisibility { Title = "ほかの通報の義務", TargetElements = [new(OtherDuties)] }] });
            items.Add(new Container { Id = OtherDuties, IsVisible = false, Items = [.. others.Select(duty => CardParts.Line($"・{duty.Text}"))] });
        }

        if (urgent.Ward is null)
        {
            items.Add(CardParts.Line("区が分かると、その区の窓口も出せます。"));
            items.AddRange(WardButtons.Of(wards, question));
        }

        var spoken = $"{heading}{string.Join("。", urgent.Plan.Lines.Select(ContactWords.Of))}";
        return CardParts.Card(spoken, [new Container { Style = ContainerStyle.Attention, Items = items }]);
    }

    private static Container Call(UrgentCall call, int at)
    {
        var items = new List<CardElement>
        {
            new TextBlock(CardText.Escape($"{ContactWords.Number(call)}　{call.Title}")) { Weight = TextWeight.Bolder },
        };
        if (ContactWords.About(call) is { Length: > 0 } about)
        {
            items.Add(CardParts.Line(about));
        }

        // A number that nobody has confirmed is shown, but never dialled by a press that was meant for another.
        if (call.Contact is null or { Grade: ContactGrade.A or ContactGrade.B })
        {
            items.Add(new ActionSet { Actions = [CardParts.Call(call.Phone)] });
        }

        return new Container { Items = items, Separator = at > 0 ? true : null };
    }
}
