using System.Text.Json.Nodes;
using Sendai.Bot.Summaries;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>The buttons with which 事務局 writes and sends, the names of their inputs, and the words that bring them.</summary>
internal static class WritingVerbs
{
    public const string StartWords = "まとめを出す";
    public const string ListWords = "まとめの一覧";

    public const string Start = $"{SummaryVerbs.Managing}start";
    public const string List = $"{SummaryVerbs.Managing}list";
    public const string Form = $"{SummaryVerbs.Managing}form";
    public const string Paste = $"{SummaryVerbs.Managing}paste";
    public const string Split = $"{SummaryVerbs.Managing}split";
    public const string Transcript = $"{SummaryVerbs.Managing}transcript";
    public const string Save = $"{SummaryVerbs.Managing}save";
    public const string Send = $"{SummaryVerbs.Managing}send";
    public const string Plan = $"{SummaryVerbs.Managing}plan";
    public const string TimeForm = $"{SummaryVerbs.Managing}time";
    public const string Stop = $"{SummaryVerbs.Managing}stop";
    public const string Discard = $"{SummaryVerbs.Managing}discard";
    public const string Publish = $"{SummaryVerbs.Managing}publish";

    public const string Session = "session";
    public const string Kind = "kind";
    public const string Name = "name";
    public const string Date = "date";
    public const string Time = "time";
    public const string Next = "next";
    public const string Minutes = "minutes";
    public const string Count = "count";
    public const string Skip = "skip";

    /// <summary>What a text was when its form was shown, or a summary when its preview was.</summary>
    public const string Seen = "seen";

    /// <summary>To whom a summary would have gone when its preview was shown.</summary>
    public const string SeenRecipients = "seenRecipients";

    /// <summary>The correction that a preview has shown; on a form, that it writes one.</summary>
    public const string Correction = "correction";

    /// <summary>「はい、…」 of a question; absent on the button that asks it.</summary>
    public const string Sure = "sure";

    /// <summary>Stands for a meeting that no session records, and for no session to be booked.</summary>
    public const string None = "none";

    /// <summary>A button about a ward, without what stands in the inputs beside it.</summary>
    public static ActionExecute Button(string title, string verb, Ward ward, params (string Name, JsonNode? Value)[] more)
    {
        var data = new JsonObject { [SummaryVerbs.Ward] = ward.Name };
        foreach (var (name, value) in more)
        {
            data[name] = value;
        }

        return new ActionExecute { Title = title, Verb = verb, Data = data, AssociatedInputs = AssociatedInputs.None };
    }

    /// <summary>The same button with what stands in the inputs beside it.</summary>
    public static ActionExecute WithInputs(this ActionExecute button) => button with { AssociatedInputs = null };
}
