using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Wording;

/// <summary>Whom to call now and what to do first, for the top of a card, when somebody may be in danger.</summary>
internal static class UrgentParts
{
    private const string OtherDuties = "otherDuties";

    /// <summary>For ears, and for clients that show no cards.</summary>
    public static string Spoken(RoutingResult.Urgent urgent) =>
        $"{AnswerWords.Heading(urgent)}{string.Join("。", urgent.Plan.Lines.Select(ContactWords.Of))}";

    public static IEnumerable<CardElement> Of(RoutingResult.Urgent urgent)
    {
        yield return new TextBlock(AnswerWords.Heading(urgent)) { Style = TextBlockStyle.Heading, Size = TextSize.Large, Weight = TextWeight.Bolder };
        foreach (var call in urgent.Plan.Lines.Select(Call))
        {
            yield return call;
        }

        // What to do first stands open, one sentence for each danger; the letter of the law is there for who wants it.
        var first = urgent.Plan.Duties.DistinctBy(duty => duty.Danger).ToList();
        foreach (var duty in first)
        {
            yield return CardParts.Line($"・{duty.Text}");
        }

        var others = urgent.Plan.Duties.Except(first).ToList();
        if (others.Count > 0)
        {
            yield return new ActionSet { Actions = [new ActionToggleVisibility { Title = "ほかの通報の義務", TargetElements = [new(OtherDuties)] }] };
            yield return new Container { Id = OtherDuties, IsVisible = false, Items = [.. others.Select(duty => CardParts.Line($"・{duty.Text}"))] };
        }
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
