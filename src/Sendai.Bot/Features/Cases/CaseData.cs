using System.Text.Json.Nodes;
using Sendai.Bot.Cases;
using Sendai.Bot.People;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Cases;

/// <summary>The verbs and inputs that only this feature's own cards carry.</summary>
internal static class CaseData
{
    public const string Send = "case.send";
    public const string Save = "case.save";
    public const string Discard = "case.discard";
    public const string Add = "case.add";
    public const string Withdraw = "case.withdraw";

    public const string Venue = "venue";
    public const string Age = "age";
    public const string Disabilities = "disabilities";
    public const string Household = "household";
    public const string Summary = "summary";
    public const string Support = "support";
    public const string Question = "question";
    public const string Urgency = "urgency";
    public const string Priority = "priority";
    public const string Consent = "consent";
    public const string Anonymous = "anonymous";
    public const string Text = "text";

    public const string Skip = "skip";
    public const string Page = "page";

    /// <summary>「はい、…します」 of a question; absent on the button that asks it.</summary>
    public const string Sure = "sure";

    /// <summary>Whom to call in the danger that was heard has been shown.</summary>
    public const string SawUrgent = "sawUrgent";

    private const int NonceLength = 16;

    /// <summary>Whether a press may do something now: somebody has pressed it, nobody else reads the answer, and it counts once.</summary>
    public static bool IsDeed(Turn turn, ActionData data) =>
        !data.IsAutomatic && Privacy.IsPrivate(turn) && data.GetString(Nonce.Data) is { Length: NonceLength } nonce && nonce.All(char.IsAsciiHexDigitLower);

    public static ActionExecute New(string title) => new() { Title = title, Verb = CaseVerbs.Form, Data = [], AssociatedInputs = AssociatedInputs.None };

    public static ActionExecute Mine(string title, int skip = 0) => new()
    {
        Title = title,
        Verb = CaseVerbs.Mine,
        Data = new JsonObject { [Skip] = skip },
        AssociatedInputs = AssociatedInputs.None,
    };
}
