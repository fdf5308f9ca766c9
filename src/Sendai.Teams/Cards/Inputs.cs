namespace Sendai.Teams.Cards;

/// <summary>Something that people fill in (adaptivecards.io schema 1.5, "Input"). Its <see cref="CardElement.Id"/> is required.</summary>
public abstract record CardInput : CardElement
{
    /// <summary>What is asked; read by screen readers.</summary>
    public string? Label { get; init; }

    /// <summary>Whether the card may be sent without it.</summary>
    public bool? IsRequired { get; init; }

    /// <summary>What is said when it is missing or wrong.</summary>
    public string? ErrorMessage { get; init; }
}

/// <summary>A choice of one, or of some (adaptivecards.io schema 1.5, "Input.ChoiceSet").</summary>
public sealed record InputChoiceSet : CardInput
{
    /// <summary>Always <c>Input.ChoiceSet</c>.</summary>
    public override string Type => "Input.ChoiceSet";

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>A list that opens, one that stands open, or one that is searched by typing.</summary>
    public ChoiceInputStyle? Style { get; init; }

    /// <summary>Whether more than one may be chosen; their values then arrive joined by commas.</summary>
    public bool? IsMultiSelect { get; init; }

    /// <summary>The value chosen at first.</summary>
    public string? Value { get; init; }

    /// <summary>What stands there while nothing is chosen.</summary>
    public string? Placeholder { get; init; }
}

/// <summary>One choice (adaptivecards.io schema 1.5, "Input.Choice").</summary>
/// <param name="Title">What people read.</param>
/// <param name="Value">What is sent.</param>
public sealed record Choice(string Title, string Value);

/// <summary>A line or a field of text (adaptivecards.io schema 1.5, "Input.Text").</summary>
public sealed record InputText : CardInput
{
    /// <summary>Always <c>Input.Text</c>.</summary>
    public override string Type => "Input.Text";

    /// <summary>Whether it has several lines.</summary>
    public bool? IsMultiline { get; init; }

    /// <summary>The most characters that can be typed.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The text at first.</summary>
    public string? Value { get; init; }

    /// <summary>What stands there while nothing is typed.</summary>
    public string? Placeholder { get; init; }
}

/// <summary>Yes or no (adaptivecards.io schema 1.5, "Input.Toggle"). It sends the strings <c>true</c> and <c>false</c>.</summary>
public sealed record InputToggle : CardInput
{
    /// <summary>Always <c>Input.Toggle</c>.</summary>
    public override string Type => "Input.Toggle";

    /// <summary>The words beside the box.</summary>
    public string Title { get; init; } = "";

    /// <summary><c>true</c> or <c>false</c> at first.</summary>
    public string? Value { get; init; }

    /// <summary>Whether long words go on below.</summary>
    public bool Wrap { get; init; } = true;
}

/// <summary>A day (Adaptive Cards 1.5, <c>Input.Date</c>).</summary>
public sealed record InputDate : CardInput
{
    /// <summary>Always <c>Input.Date</c>.</summary>
    public override string Type => "Input.Date";

    /// <summary>What is chosen at first, <c>YYYY-MM-DD</c>.</summary>
    public string? Value { get; init; }

    /// <summary>The last day that can be chosen, <c>YYYY-MM-DD</c>. Not every client keeps to it.</summary>
    public string? Max { get; init; }

    /// <summary>What stands there while nothing is chosen.</summary>
    public string? Placeholder { get; init; }
}
