using System.Text.Json.Serialization;

namespace Sendai.Teams.Cards;

/// <summary>A card (adaptivecards.io schema 1.5, "AdaptiveCard"). Teams accepts at most 1.5 from bots.</summary>
public sealed record AdaptiveCard
{
    /// <summary>Always <c>AdaptiveCard</c>.</summary>
    public string Type { get; } = "AdaptiveCard";

    /// <summary>The schema version.</summary>
    public string Version { get; init; } = "1.5";

    /// <summary>What the card shows, from top to bottom.</summary>
    [JsonConverter(typeof(CardJson.EachAsItIs<CardElement>))]
    public IReadOnlyList<CardElement> Body { get; init; } = [];

    /// <summary>The buttons at the bottom; Teams shows six at most.</summary>
    [JsonConverter(typeof(CardJson.EachAsItIs<CardAction>))]
    public IReadOnlyList<CardAction>? Actions { get; init; }

    /// <summary>What a client shows that cannot render the card.</summary>
    public string? FallbackText { get; init; }

    /// <summary>What is read aloud.</summary>
    public string? Speak { get; init; }

    /// <summary>The language of the card, for example <c>ja</c>; screen readers choose their voice by it.</summary>
    public string? Lang { get; init; }

    /// <summary>What only Teams reads.</summary>
    public TeamsCardProperties? Msteams { get; init; }
}

/// <summary>What only Teams reads in a card (Teams docs, "Format cards in Microsoft Teams").</summary>
/// <param name="Width"><c>Full</c> uses the whole width of the message.</param>
public sealed record TeamsCardProperties(string? Width = null);
