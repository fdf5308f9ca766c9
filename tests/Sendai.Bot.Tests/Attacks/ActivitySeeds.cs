using System.Text.Json.Nodes;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Attacks;

/// <summary>Activities as Teams sends them, with everything that comes along (docs/wire/activities.md).</summary>
internal static class ActivitySeeds
{
    public static IReadOnlyList<JsonObject> Of(BotFactory bot)
    {
        var chat = new Chat(bot);
        const string thread = "19:abc@thread.tacv2;messageid=1700000000000";
        return
        [
            Full(chat.Message($"{AttackRig.Secret} 就学前の子どもの発達が心配")),
            Full(chat.Message($"青葉区 {AttackRig.Secret} 死にたいと言っている")),
            Full(chat.Message("泉区")),
            Full(new Chat(bot, conversation: thread, type: "channel").Inbound("message", activity =>
            {
                activity["text"] = $"<at>案内</at>&nbsp;{AttackRig.Secret} 困難ケースを連絡会で検討したい";
                activity["entities"] = new JsonArray(new JsonObject
                {
                    ["type"] = "mention", ["text"] = "<at>案内</at>", ["mentioned"] = new JsonObject { ["id"] = "28:bot", ["name"] = "案内" },
                });
            })),
            Full(chat.Inbound("installationUpdate", activity => activity["action"] = "add")),
            Full(chat.Inbound("installationUpdate", activity => activity["action"] = "remove")),
            Full(chat.Inbound("conversationUpdate", activity => activity["membersAdded"] =
                new JsonArray(new JsonObject { ["id"] = "28:bot" }, new JsonObject { ["id"] = "29:user", ["name"] = "相談 員" }))),
            Full(chat.Inbound("conversationUpdate", activity => activity["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "29:user" }))),
            Press("consult.setWard", new() { ["q"] = $"{AttackRig.Secret} 加算のことを聞きたい", ["ward"] = "青葉" }),
            Press("consult.more", new() { ["q"] = $"{AttackRig.Secret} 加算のことを聞きたい", ["skip"] = 3 }),
            Press("consult.feedback", new() { ["q"] = $"{AttackRig.Secret} 加算", ["helpful"] = false, ["bodies"] = "b1", ["agreesToText"] = "true" }),
            Press("consult.wrong", new() { ["q"] = $"{AttackRig.Secret} 加算のことを聞きたい", ["bodies"] = "b1" }),
            Press("consult.ask", new() { ["q"] = $"{AttackRig.Secret} 加算のことを聞きたい" }),
        ];

        JsonObject Press(string verb, JsonObject data) => Full(chat.Inbound("invoke", activity =>
        {
            activity["name"] = "adaptiveCard/action";
            activity["replyToId"] = "card";
            activity["value"] = new JsonObject
            {
                ["action"] = new JsonObject { ["type"] = "Action.Execute", ["id"] = "b", ["verb"] = verb, ["data"] = data },
                ["trigger"] = "manual",
            };
        }));
    }

    private static JsonObject Full(JsonObject activity)
    {
        activity["localTimestamp"] = "2026-11-18T12:00:00.123+09:00";
        activity["localTimezone"] = "Asia/Tokyo";
        activity["locale"] = "ja-JP";
        activity["from"]!["aadObjectId"] = "22222222-2222-3333-4444-555555555555";
        activity["channelData"] = new JsonObject
        {
            ["tenant"] = new JsonObject { ["id"] = Chat.Tenant }, ["eventType"] = "teamMemberAdded",
            ["team"] = new JsonObject { ["id"] = "19:team", ["name"] = "相談 員" },
        };
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = $"<p>{AttackRig.Secret}</p>" });
        (activity["entities"] ??= new JsonArray()).AsArray().Add(
            new JsonObject { ["type"] = "clientInfo", ["locale"] = "ja-JP", ["country"] = "JP", ["platform"] = "Windows" });
        return activity;
    }
}
