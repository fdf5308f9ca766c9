using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sendai.Teams.Cards;

/// <summary>Writes enumerations as the schema spells them, in camelCase.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class WireEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;

/// <summary>Space above an element.</summary>
[JsonConverter(typeof(WireEnum<Spacing>))]
public enum Spacing
{
    /// <summary>The usual.</summary>
    Default,

    /// <summary>None.</summary>
    None,

    /// <summary>Small.</summary>
    Small,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>Large.</summary>
    Large,

    /// <summary>Extra large.</summary>
    ExtraLarge,

    /// <summary>As wide as the card's own margin.</summary>
    Padding,
}

/// <summary>The role of a text.</summary>
[JsonConverter(typeof(WireEnum<TextBlockStyle>))]
public enum TextBlockStyle
{
    /// <summary>Plain text.</summary>
    Default,

    /// <summary>The heading.</summary>
    Heading,
}

/// <summary>Thickness of a text.</summary>
[JsonConverter(typeof(WireEnum<TextWeight>))]
public enum TextWeight
{
    /// <summary>The usual.</summary>
    Default,

    /// <summary>Thin.</summary>
    Lighter,

    /// <summary>Thick.</summary>
    Bolder,
}

/// <summary>Height of the letters.</summary>
[JsonConverter(typeof(WireEnum<TextSize>))]
public enum TextSize
{
    /// <summary>The usual.</summary>
    Default,

    /// <summary>Small.</summary>
    Small,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>Large.</summary>
    Large,

    /// <summary>Extra large.</summary>
    ExtraLarge,
}

/// <summary>Colour of a text.</summary>
[JsonConverter(typeof(WireEnum<TextColor>))]
public enum TextColor
{
    /// <summary>The usual.</summary>
    Default,

    /// <summary>Dark on every theme.</summary>
    Dark,

    /// <summary>Light on every theme.</summary>
    Light,

    /// <summary>The theme's accent.</summary>
    Accent,

    /// <summary>Good news.</summary>
    Good,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>Danger.</summary>
    Attention,
}

/// <summary>Background of a container.</summary>
[JsonConverter(typeof(WireEnum<ContainerStyle>))]
public enum ContainerStyle
{
    /// <summary>The usual.</summary>
    Default,

    /// <summary>A shade apart.</summary>
    Emphasis,

    /// <summary>Good news.</summary>
    Good,

    /// <summary>Danger.</summary>
    Attention,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>The theme's accent.</summary>
    Accent,
}

/// <summary>How choices are shown.</summary>
[JsonConverter(typeof(WireEnum<ChoiceInputStyle>))]
public enum ChoiceInputStyle
{
    /// <summary>A list that opens.</summary>
    Compact,

    /// <summary>All at once.</summary>
    Expanded,

    /// <summary>A list that is searched by typing.</summary>
    Filtered,
}

/// <summary>How a button stands out.</summary>
[JsonConverter(typeof(WireEnum<ActionStyle>))]
public enum ActionStyle
{
    /// <summary>The usual.</summary>
    Default,

    /// <summary>The one that is meant to be pressed.</summary>
    Positive,

    /// <summary>The one to be careful with.</summary>
    Destructive,
}

/// <summary>Which inputs an action checks and sends.</summary>
[JsonConverter(typeof(WireEnum<AssociatedInputs>))]
public enum AssociatedInputs
{
    /// <summary>All of the card.</summary>
    Auto,

    /// <summary>None.</summary>
    None,
}
