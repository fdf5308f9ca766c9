using System.Text.Json.Nodes;

namespace Sendai.Teams.Cards;

/// <summary>A button (adaptivecards.io schema 1.5, "Action").</summary>
public abstract record CardAction
{
    /// <summary>Which action it is, as the schema calls it.</summary>
    public abstract string Type { get; }

    /// <summary>The name of the action within its card.</summary>
    public string? Id { get; init; }

    /// <summary>The words on the button.</summary>
    public string? Title { get; init; }

    /// <summary>How it stands out.</summary>
    public ActionStyle? Style { get; init; }
}

/// <summary>Calls the bot and shows its answer in the card's place (adaptivecards.io schema 1.5, "Action.Execute").</summary>
public sealed record ActionExecute : CardAction
{
    /// <summary>Always <c>Action.Execute</c>.</summary>
    public override string Type => "Action.Execute";

    /// <summary>Which handler takes it.</summary>
    public required string Verb { get; init; }

    /// <summary>What goes along; the values of the inputs are added to it.</summary>
    public JsonObject? Data { get; init; }

    /// <summary>Whether the inputs are checked and sent; they are when this is absent.</summary>
    public AssociatedInputs? AssociatedInputs { get; init; }
}

/// <summary>Opens a page, or starts a call with <c>tel:</c> (adaptivecards.io schema 1.5, "Action.OpenUrl").</summary>
public sealed record ActionOpenUrl : CardAction
{
    /// <summary>Always <c>Action.OpenUrl</c>.</summary>
    public override string Type => "Action.OpenUrl";

    /// <summary>The absolute address.</summary>
    public required string Url { get; init; }
}

/// <summary>Shows and hides elements of the card (adaptivecards.io schema 1.5, "Action.ToggleVisibility").</summary>
public sealed record ActionToggleVisibility : CardAction
{
    /// <summary>Always <c>Action.ToggleVisibility</c>.</summary>
    public override string Type => "Action.ToggleVisibility";

    /// <summary>Which elements.</summary>
    public required IReadOnlyList<TargetElement> TargetElements { get; init; }
}

/// <summary>What an <see cref="ActionToggleVisibility"/> shows or hides (adaptivecards.io schema 1.5, "TargetElement").</summary>
/// <param name="ElementId">The element's id.</param>
/// <param name="IsVisible">Shown or hidden; absent means the other of what it is.</param>
public sealed record TargetElement(string ElementId, bool? IsVisible = null);
