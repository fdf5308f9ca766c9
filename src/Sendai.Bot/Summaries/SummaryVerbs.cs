using System.Text.Json.Nodes;
using Sendai.Bot.People;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Summaries;

/// <summary>The verbs that cards about summaries carry wherever they are shown.</summary>
internal static class SummaryVerbs
{
    /// <summary>「読みました」.</summary>
    public const string HasRead = "summary.read";

    /// <summary>「質問する」.</summary>
    public const string Ask = "summary.ask";

    /// <summary>One summary, for whoever may see it.</summary>
    public const string Open = "summary.open";

    /// <summary>「受け取りをやめる」: the channel in which it stands, or one's own chat.</summary>
    public const string Unsubscribe = "summary.unsubscribe";

    /// <summary>What the verbs of 事務局 begin with.</summary>
    public const string Managing = "summary.admin.";

    /// <summary>One summary for 事務局: the draft to write on, or how its delivery stands.</summary>
    public const string Manage = $"{Managing}open";

    /// <summary>Writes a correction.</summary>
    public const string Correct = $"{Managing}correct";

    /// <summary>How the delivery of one summary stands, as a card of one's own.</summary>
    public const string Board = $"{Managing}board";

    /// <summary>Asks whether a summary shall be taken back.</summary>
    public const string Withdraw = $"{Managing}withdraw";

    public const string Ward = "ward";
    public const string Summary = "summary";

    /// <summary>A button about a summary.</summary>
    public static ActionExecute Button(string title, string verb, MeetingSummary summary, params (string Name, string Value)[] more)
    {
        var data = new JsonObject { [Ward] = summary.Ward.Name, [Summary] = summary.Id };
        foreach (var (name, value) in more)
        {
            data[name] = value;
        }

        return new ActionExecute { Title = title, Verb = verb, Data = data, AssociatedInputs = AssociatedInputs.None };
    }

    /// <summary>A button that changes something, and counts once.</summary>
    public static ActionExecute Deed(string title, string verb, MeetingSummary summary, params (string Name, string Value)[] more) =>
        Button(title, verb, summary, [.. more, (Nonce.Data, Nonce.New())]);
}
