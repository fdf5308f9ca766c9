using System.Text.Json.Nodes;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Reviews;

/// <summary>What the buttons of this feature carry besides a session and a booking, and the names of the inputs.</summary>
internal static class ReviewData
{
    public const string Skip = "skip";

    /// <summary>Asks which ward, whatever the person's own is.</summary>
    public const string OtherWard = "otherWard";

    public const string Slot = "slot";
    public const string Theme = "theme";
    public const string Text = "text";
    public const string Issue = "issue";
    public const string Waits = "waits";
    public const string To = "to";
    public const string File = "file";

    /// <summary>The slot of whoever does not mind.</summary>
    public const string AnySlot = "any";

    public static ActionExecute Mine => new() { Title = "わたしの予約", Verb = ReviewVerbs.Mine, AssociatedInputs = AssociatedInputs.None };

    public static ActionExecute OtherWards => new()
    {
        Title = "ほかの区の会",
        Verb = ReviewVerbs.List,
        Data = new JsonObject { [OtherWard] = true },
        AssociatedInputs = AssociatedInputs.None,
    };

    /// <summary>The sessions of a ward.</summary>
    public static ActionExecute List(string title, Ward ward, int skip = 0) => new()
    {
        Title = title,
        Verb = ReviewVerbs.List,
        Data = new JsonObject { [ReviewVerbs.Ward] = ward.Name, [Skip] = skip },
        AssociatedInputs = AssociatedInputs.None,
    };

    /// <summary>The button that does what a card asks: it says that it is sure, and counts once.</summary>
    public static ActionExecute Sure(this ActionExecute button, bool withInputs = false)
    {
        button.Data![ReviewVerbs.Sure] = true;
        button.Data[Nonce.Data] = Nonce.New();
        return button with { AssociatedInputs = withInputs ? null : AssociatedInputs.None };
    }
}
