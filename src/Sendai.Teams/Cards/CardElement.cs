namespace Sendai.Teams.Cards;

/// <summary>Something that stands in the body of a card (adaptivecards.io schema 1.5, "Element").</summary>
public abstract record CardElement
{
    /// <summary>Which element it is, as the schema calls it.</summary>
    public abstract string Type { get; }

    /// <summary>The name of the element within its card; an input's value is sent under it.</summary>
    public string? Id { get; init; }

    /// <summary><see langword="false"/> hides it until an <see cref="ActionToggleVisibility"/> shows it.</summary>
    public bool? IsVisible { get; init; }

    /// <summary>Space above it.</summary>
    public Spacing? Spacing { get; init; }

    /// <summary>A line above it.</summary>
    public bool? Separator { get; init; }
}
