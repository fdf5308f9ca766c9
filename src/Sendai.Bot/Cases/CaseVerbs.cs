using System.Text.Json.Nodes;
using Sendai.Bot.People;
using Sendai.Domain.Cases;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Cases;

/// <summary>The verbs that cards about cases carry wherever they are shown.</summary>
internal static class CaseVerbs
{
    /// <summary>A new case: the form, with the draft where there is one.</summary>
    public const string Form = "case.form";

    /// <summary>「わたしのケース」.</summary>
    public const string Mine = "case.mine";

    /// <summary>One case for its submitter.</summary>
    public const string Open = "case.open";

    /// <summary>The submitter's answer three months later.</summary>
    public const string Answer = "case.answer";

    /// <summary>What the verbs of 事務局 begin with.</summary>
    public const string Leading = "case.admin.";

    /// <summary>One case for 事務局, in their own chat.</summary>
    public const string Lead = $"{Leading}open";

    /// <summary>One case for whoever takes part in its session.</summary>
    public const string Read = "case.read";

    public const string Ward = "ward";
    public const string Case = "case";
    public const string Choice = "choice";

    /// <summary>A button about a case.</summary>
    public static ActionExecute Button(string title, string verb, CaseNumber number, params (string Name, string Value)[] more)
    {
        var data = new JsonObject { [Ward] = number.Ward.Name, [Case] = number.Id };
        foreach (var (name, value) in more)
        {
            data[name] = value;
        }

        return new ActionExecute { Title = title, Verb = verb, Data = data, AssociatedInputs = AssociatedInputs.None };
    }

    /// <summary>A button that changes something, and counts once.</summary>
    public static ActionExecute Deed(string title, string verb, CaseNumber number, params (string Name, string Value)[] more) =>
        Button(title, verb, number, [.. more, (Nonce.Data, Nonce.New())]);
}
