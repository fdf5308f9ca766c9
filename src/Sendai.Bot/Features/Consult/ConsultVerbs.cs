using System.Text.Json.Nodes;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Consult;

/// <summary>The verbs of the buttons and the names of what they carry.</summary>
internal static class ConsultVerbs
{
    public const string More = "consult.more";
    public const string Wrong = "consult.wrong";
    public const string Feedback = "consult.feedback";
    public const string SetWard = "consult.setWard";
    public const string ChangeWard = "consult.changeWard";
    public const string Ask = "consult.ask";

    public const string Question = "q";
    public const string Ward = "ward";
    public const string Skip = "skip";
    public const string Helpful = "helpful";
    public const string Bodies = "bodies";
    public const string AgreesToText = "agreesToText";

    /// <summary>A button that carries the question it belongs to, so that nothing has to be remembered between presses.</summary>
    public static ActionExecute Button(string title, string verb, string question, params ReadOnlySpan<(string Name, JsonNode Value)> more)
    {
        var data = new JsonObject { [Question] = question };
        foreach (var (name, value) in more)
        {
            data[name] = value;
        }

        return new ActionExecute { Title = title, Verb = verb, Data = data };
    }
}
