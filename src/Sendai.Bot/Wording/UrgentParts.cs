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

    /// <summary>All of it; the letter of the law stands behind a button.</summary>
    public static IEnumerable<CardElement> Of(RoutingResult.Urgent urgent)
    {
        foreach (var part in First(urgent))
        {
            yield return part;
        }

        var others = urgent.Plan.Duties.Except(FirstDuties(urgent)).ToList();
        if (others.Count > 0)
        {
            yield return new ActionSet { Actions = [new ActionToggleVisibility { Title = "ほかの通報の義務", TargetElements = [new(OtherDuties)] }] };
            yield return new Container { Id = OtherDuties, IsVisible = false, Items = [.. others.Select(duty => CardParts.Line($"・{duty.Text}"))] };
        }
    }

    /// <summary>Whom to call, and what to do first: one sentence for each danger.</summary>
    public static IEnumerable<CardElement> First(RoutingResult.Urgent urgent)
    {
        yield return new TextBlock(AnswerWords.Heading(urgent)) { Style = TextBlockStyle.Heading, Size = TextSize.Large, Weight = TextWeight.Bolder };
        foreach (var call in urgent.Plan.Lines.Select(Call))
        {
            yield return call;
        }

        foreach (var duty in FirstDuties(urgent))
        {
            yield return CardParts.Line($"・{duty.Text}");
        }
    }

    private static IEnumerable<Duty> FirstDuties(RoutingResult.Urgent urgent) => urgent.Plan.Duties.DistinctBy(duty => duty.Danger);

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
