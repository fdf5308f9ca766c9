using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Consult;

/// <summary>The card that comes before any ranking when somebody may be in danger.</summary>
internal static class UrgentCard
{
    /// <summary>The card; without a ward it also asks for it, because the ward's own lines are missing.</summary>
    public static AdaptiveCard Of(RoutingResult.Urgent urgent, IReadOnlyList<Ward> wards, string question)
    {
        var items = UrgentParts.Of(urgent).ToList();
        if (urgent.Ward is null)
        {
            items.Add(CardParts.Line("区が分かると、その区の窓口も出せます。"));
            items.AddRange(WardButtons.Of(wards, question));
        }

        return CardParts.Card(UrgentParts.Spoken(urgent), [new Container { Style = ContainerStyle.Attention, Items = items }]);
    }
}
