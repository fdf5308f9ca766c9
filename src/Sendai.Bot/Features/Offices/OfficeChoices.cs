using Sendai.Bot.Wording;
using Sendai.Domain.Offices;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Offices;

/// <summary>A choice among offices. A card has room for so many names, so there are pages.</summary>
internal static class OfficeChoices
{
    public const int OnACard = 30;

    /// <summary>The value of 「一覧にありません」.</summary>
    public const string NotHere = "none";

    /// <summary>Where a page begins, from a button that may be old or forged.</summary>
    public static int PageOf(int? skip, int count, int onACard = OnACard) => skip is > 0 and var from && from < count ? from - (from % onACard) : 0;

    /// <summary>The choice itself.</summary>
    /// <param name="offices">All of them.</param>
    /// <param name="skip">How many were on the pages before.</param>
    /// <param name="label">What is asked.</param>
    /// <param name="value">The one chosen at first.</param>
    /// <param name="more">What else can be chosen.</param>
    public static InputChoiceSet Of(IReadOnlyList<Office> offices, int skip, string label, string? value = null, params IReadOnlyList<Choice> more)
    {
        var shown = offices.Skip(skip).Take(OnACard).ToList();
        return new InputChoiceSet
        {
            Id = OfficeVerbs.Office,
            Label = label,
            Placeholder = "事業所を選ぶ",
            Choices = [.. shown.Select(office => new Choice(office.Name, office.Id)), .. more],
            Value = shown.Any(office => office.Id == value) ? value : null,
            IsRequired = true,
            ErrorMessage = "事業所を選んでください。",
        };
    }

    /// <summary>Says that there are more than are shown.</summary>
    public static IEnumerable<CardElement> PageLine(int count, int skip, int onACard = OnACard) =>
        count > onACard ? [CardParts.Line($"{count}件のうち、{skip + 1}件目から{Math.Min(count, skip + onACard)}件目までです。", subtle: true)] : [];
}
