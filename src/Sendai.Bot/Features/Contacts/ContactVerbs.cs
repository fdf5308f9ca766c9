using System.Text.Json.Nodes;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Contacts;

/// <summary>The verbs of the buttons and the names of what they carry.</summary>
internal static class ContactVerbs
{
    public const string Body = "contacts.body";
    public const string Edit = "contacts.edit";
    public const string Add = "contacts.add";
    public const string Save = "contacts.save";
    public const string History = "contacts.history";
    public const string Undo = "contacts.undo";
    public const string SendReport = "contacts.sendReport";
    public const string EditReported = "contacts.editReported";
    public const string Settle = "contacts.settle";

    public const string BodyId = "body";
    public const string Label = "label";

    /// <summary>The hash of the row that the card shows; absent where there was none.</summary>
    public const string Basis = "basis";
    public const string Version = "version";

    /// <summary>Where the report lies that led here.</summary>
    public const string Report = "report";
    public const string EmptyAgreed = "emptyAgreed";

    public const string NewLabel = "newLabel";
    public const string Phone = "phone";
    public const string Hours = "hours";
    public const string Source = "source";
    public const string ConfirmedOn = "confirmedOn";
    public const string How = "how";
    public const string Note = "note";

    public const string Contact = "contact";
    public const string Kind = "kind";
    public const string Text = "text";

    /// <summary>A button with its data; null is left out.</summary>
    public static ActionExecute Button(string title, string verb, params ReadOnlySpan<(string Name, JsonNode? Value)> data)
    {
        var carried = new JsonObject();
        foreach (var (name, value) in data)
        {
            if (value is not null)
            {
                carried[name] = value;
            }
        }

        return new ActionExecute { Title = title, Verb = verb, Data = carried };
    }

    /// <summary>The same for a button beside inputs that it does not need: what is wrong in them does not stop it.</summary>
    public static ActionExecute WithoutInputs(this ActionExecute button) => button with { AssociatedInputs = AssociatedInputs.None };
}
