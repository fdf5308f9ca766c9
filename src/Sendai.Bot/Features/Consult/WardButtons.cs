using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Consult;

/// <summary>The choice of a ward.</summary>
internal static class WardButtons
{
    private const int ButtonsInARow = 5;

    /// <summary>One button for each ward.</summary>
    public static IEnumerable<CardElement> Of(IReadOnlyList<Ward> wards, string question) => wards
        .Select(ward => ConsultVerbs.Button($"{ward}区", ConsultVerbs.SetWard, question, (ConsultVerbs.Ward, ward.Name)))
        .Chunk(ButtonsInARow)
        .Select(row => new ActionSet { Actions = row });
}
