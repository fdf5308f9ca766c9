using Sendai.Teams.Cards;

namespace Sendai.Bot.Wording;

/// <summary>Pieces that cards of several features share.</summary>
internal static class CardParts
{
    /// <summary>What Teams takes, with some room for what an answer is wrapped in.</summary>
    private const int MostBytes = 25_000;

    /// <summary>Whether Teams takes a card, however long the texts of people on it are.</summary>
    public static bool Fits(AdaptiveCard card) => CardJson.Write(card).Length <= MostBytes;

    /// <summary>A card in Japanese; what it says is also there for clients and ears that cannot show it.</summary>
    public static AdaptiveCard Card(string spoken, IReadOnlyList<CardElement> body, params IReadOnlyList<CardAction> actions) => new()
    {
        Lang = "ja",
        FallbackText = spoken,
        Speak = spoken,
        Body = body,
        Actions = actions.Count > 0 ? actions : null,
    };

    /// <summary>The heading of a card.</summary>
    public static TextBlock Heading(string text) => new(CardText.Escape(text))
    {
        Style = TextBlockStyle.Heading,
        Size = TextSize.Medium,
        Weight = TextWeight.Bolder,
    };

    /// <summary>A line of text; what stands in it is shown as it is.</summary>
    public static TextBlock Line(string text, bool subtle = false) => new(CardText.Escape(text))
    {
        IsSubtle = subtle ? true : null,
        Spacing = Spacing.Small,
    };

    /// <summary>Calls the number, on a phone with one press.</summary>
    public static ActionOpenUrl Call(string phone) => new() { Title = $"{phone} に電話", Url = $"tel:{phone}" };
}
