using System.Text.Json.Serialization;

namespace Sendai.Teams.Cards;

/// <summary>Elements that belong together (adaptivecards.io schema 1.5, "Container").</summary>
public sealed record Container : CardElement
{
    /// <summary>Always <c>Container</c>.</summary>
    public override string Type => "Container";

    /// <summary>What it holds.</summary>
    [JsonConverter(typeof(CardJson.EachAsItIs<CardElement>))]
    public IReadOnlyList<CardElement> Items { get; init; } = [];

    /// <summary>Background.</summary>
    public ContainerStyle? Style { get; init; }
}

/// <summary>Elements side by side (adaptivecards.io schema 1.5, "ColumnSet").</summary>
public sealed record ColumnSet : CardElement
{
    /// <summary>Always <c>ColumnSet</c>.</summary>
    public override string Type => "ColumnSet";

    /// <summary>The columns, from left to right.</summary>
    public IReadOnlyList<Column> Columns { get; init; } = [];
}

/// <summary>One column of a <see cref="ColumnSet"/> (adaptivecards.io schema 1.5, "Column").</summary>
public sealed record Column
{
    /// <summary>Always <c>Column</c>.</summary>
    public string Type { get; } = "Column";

    /// <summary>What it holds.</summary>
    [JsonConverter(typeof(CardJson.EachAsItIs<CardElement>))]
    public IReadOnlyList<CardElement> Items { get; init; } = [];

    /// <summary><c>auto</c>, <c>stretch</c>, a weight such as <c>2</c>, or pixels such as <c>50px</c>.</summary>
    public string? Width { get; init; }
}

/// <summary>Names and values in two columns (adaptivecards.io schema 1.5, "FactSet").</summary>
public sealed record FactSet : CardElement
{
    /// <summary>Always <c>FactSet</c>.</summary>
    public override string Type => "FactSet";

    /// <summary>The rows.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];
}

/// <summary>One row of a <see cref="FactSet"/>; both sides are Markdown (adaptivecards.io schema 1.5, "Fact").</summary>
/// <param name="Title">The name.</param>
/// <param name="Value">The value.</param>
public sealed record Fact(string Title, string Value);

/// <summary>Buttons in the middle of a card (adaptivecards.io schema 1.5, "ActionSet").</summary>
public sealed record ActionSet : CardElement
{
    /// <summary>Always <c>ActionSet</c>.</summary>
    public override string Type => "ActionSet";

    /// <summary>The buttons.</summary>
    [JsonConverter(typeof(CardJson.EachAsItIs<CardAction>))]
    public IReadOnlyList<CardAction> Actions { get; init; } = [];
}
