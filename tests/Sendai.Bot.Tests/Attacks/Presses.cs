using System.Text.Json.Nodes;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Attacks;

/// <summary>Presses of buttons that change something.</summary>
internal static class Presses
{
    public static JsonObject SetWard(Chat chat, string ward, Action<JsonObject>? change = null) =>
        Of(chat, "consult.setWard", new() { ["q"] = "", ["ward"] = ward }, change);

    public static JsonObject Feedback(Chat chat, bool isHelpful, Action<JsonObject>? change = null) => Of(
        chat,
        "consult.feedback",
        new() { ["q"] = $"{AttackRig.Secret} 加算", ["helpful"] = isHelpful, ["bodies"] = "b1", ["agreesToText"] = "false" },
        change);

    public static JsonObject Of(Chat chat, string verb, JsonObject data, Action<JsonObject>? change = null) => chat.Inbound("invoke", activity =>
    {
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = "card";
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["id"] = "b", ["verb"] = verb, ["data"] = data },
            ["trigger"] = "manual",
        };
        change?.Invoke(activity);
    });
}
