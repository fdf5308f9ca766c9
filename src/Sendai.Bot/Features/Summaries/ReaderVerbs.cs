using System.Text.Json.Nodes;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Summaries;

/// <summary>The words and verbs of those who receive and read summaries, beside <see cref="SummaryVerbs"/>.</summary>
internal static class ReaderVerbs
{
    public const string SubscribeWords = "まとめを受け取る";
    public const string SubscribeHereWords = "この区のまとめを受け取る";
    public const string ListWords = "まとめを見る";
    public const string SubscribersWords = "まとめの届け先";

    public const string Form = "summary.form";
    public const string Subscribe = "summary.subscribe";
    public const string List = "summary.list";
    public const string SendQuestion = "summary.sendQuestion";

    /// <summary>Who receives the summaries of a ward, for its 事務局.</summary>
    public const string Subscribers = $"{SummaryVerbs.Managing}subscribers";

    /// <summary>Takes one of them off.</summary>
    public const string Remove = $"{SummaryVerbs.Managing}unsubscribe";

    public const string Kinds = "kinds";
    public const string Scope = "scope";
    public const string All = "all";
    public const string Missed = "missed";
    public const string Subscriber = "subscriber";
    public const string Place = "place";
    public const string Team = "team";
    public const string Skip = "skip";
    public const string Text = "text";

    /// <summary>「はい、…」 of a question; absent on the button that asks it.</summary>
    public const string Sure = "sure";

    /// <summary>A button about the summaries of a ward.</summary>
    public static ActionExecute Button(string title, string verb, Ward ward, params (string Name, JsonNode? Value)[] more)
    {
        var data = new JsonObject { [SummaryVerbs.Ward] = ward.Name };
        foreach (var (name, value) in more)
        {
            data[name] = value;
        }

        return new ActionExecute { Title = title, Verb = verb, Data = data, AssociatedInputs = AssociatedInputs.None };
    }

    /// <summary>The same for one that changes something, and counts once.</summary>
    public static ActionExecute Deed(string title, string verb, Ward ward, params (string Name, JsonNode? Value)[] more) =>
        Button(title, verb, ward, [.. more, (Nonce.Data, Nonce.New())]);

    /// <summary>The same button with what stands in the inputs beside it.</summary>
    public static ActionExecute WithInputs(this ActionExecute button) => button with { AssociatedInputs = null };

    /// <summary>Whether a press may begin something: a refresh of the client, or a card without its nonce, does not.</summary>
    public static bool MayBegin(ActionData data) => !data.IsAutomatic && data.GetString(Nonce.Data) is { Length: > 0 and <= 64 };
}
