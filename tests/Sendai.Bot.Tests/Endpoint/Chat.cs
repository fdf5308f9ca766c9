using System.Text.Json;
using System.Text.Json.Nodes;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.Endpoint;

/// <summary>Somebody who talks with the bot, seen from the channel.</summary>
internal sealed class Chat(BotFactory bot, string user = "29:user", string conversation = "a:chat", string type = "personal", string? objectId = null)
{
    /// <summary>The organisation of everybody here.</summary>
    public const string Tenant = "10000000-0000-4000-8000-00000000000a";

    private static int ids;

    /// <summary>The name that Teams shows.</summary>
    public string Name { get; init; } = "相談 員";

    /// <summary>The Entra tenant, as Teams always tells it.</summary>
    public string TenantId { get; init; } = Tenant;

    /// <summary>What Teams says of the channel and its team; null where a test needs none of it.</summary>
    public JsonObject? ChannelData { get; init; }

    public JsonObject Message(string text, string? id = null) => Inbound("message", activity =>
    {
        activity["id"] = id ?? NewId();
        activity["text"] = text;
        activity["textFormat"] = "plain";
    });

    public JsonObject Inbound(string activityType, Action<JsonObject>? change = null)
    {
        var activity = new JsonObject
        {
            ["type"] = activityType,
            ["id"] = NewId(),
            ["timestamp"] = "2026-11-18T03:00:00.123Z",
            ["serviceUrl"] = bot.Connector.Url,
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = user, ["name"] = Name },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "案内" },
            ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = type, ["tenantId"] = TenantId },
        };
        if (objectId is not null)
        {
            activity["from"]!["aadObjectId"] = objectId;
        }

        if (ChannelData is not null)
        {
            activity["channelData"] = ChannelData.DeepClone();
        }

        change?.Invoke(activity);
        return activity;
    }

    public Task<int> SendAsync(JsonObject activity) => bot.StatusAsync(activity);

    public Task<IReadOnlyList<CardView>> SayAsync(string text) => CardsAfterAsync(Message(text));

    /// <summary>Says something that is answered with one card, beside the welcome that follows the first answer to a stranger.</summary>
    public async Task<CardView> AskAsync(string text) => Assert.Single(await SayAsync(text), card => !card.IsWelcome);

    /// <summary>Sends an activity that must be answered, and gives all cards of its answer.</summary>
    public async Task<IReadOnlyList<CardView>> CardsAfterAsync(JsonObject activity)
    {
        Assert.Equal(202, await bot.StatusAsync(activity));
        return Cards(await AnswersAsync((string)activity["id"]!));
    }

    /// <summary>Presses a button, with what was put into the inputs beside it, and gives the answer of the invoke.</summary>
    public async Task<Pressed> PressAsync(CardView card, CardButton button, params (string Name, string Value)[] inputs)
    {
        var data = JsonNode.Parse(button.Data.GetRawText())!.AsObject();
        foreach (var (name, value) in inputs)
        {
            data[name] = value;
        }

        return await ExecuteAsync(button.Verb!, data, card.Id);
    }

    public Task<Pressed> PressAsync(CardView card, string title, params (string Name, string Value)[] inputs) =>
        PressAsync(card, card.Button(title), inputs);

    /// <summary>What pressing an Action.Execute sends, honest or forged.</summary>
    public async Task<Pressed> ExecuteAsync(string verb, JsonObject data, string? cardId = null)
    {
        var activity = Inbound("invoke", activity =>
        {
            activity["name"] = "adaptiveCard/action";
            activity["replyToId"] = cardId ?? "card";
            activity["value"] = new JsonObject
            {
                ["action"] = new JsonObject { ["type"] = "Action.Execute", ["id"] = "b", ["verb"] = verb, ["data"] = data },
                ["trigger"] = "manual",
            };
        });
        using var response = await bot.PostAsync(activity);
        Assert.Equal(200, (int)response.StatusCode);
        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        return new Pressed(
            (string)activity["id"]!, answer.GetProperty("statusCode").GetInt32(), answer.GetProperty("type").GetString()!, answer.GetProperty("value"));
    }

    /// <summary>The cards that a press sent besides its own answer.</summary>
    public async Task<IReadOnlyList<CardView>> CardsAfterAsync(Pressed pressed) => Cards(await AnswersAsync(pressed.ActivityId));

    /// <summary>
    /// Everything that answers an activity. Nobody announces the last message, but a conversation is answered in order and one
    /// activity's answers leave together: when the answer to a later word is there, so are all of these.
    /// </summary>
    public async Task<IReadOnlyList<ConnectorRequest>> AnswersAsync(string activityId, bool mayBeSilent = false)
    {
        if (!mayBeSilent)
        {
            await UntilAsync(() => To(activityId).Count > 0, $"Nothing answers {activityId}.");
        }

        for (var instance = 0; instance < bot.Instances; instance++)
        {
            // Each keeps its own order.
            var last = Message("ヘルプ");
            using var taken = await bot.PostToAsync(instance, last);
            Assert.Equal(202, (int)taken.StatusCode);
            await UntilAsync(() => To((string)last["id"]!).Count > 0, "The bot fell silent.");
        }

        return To(activityId);
    }

    private List<ConnectorRequest> To(string activityId) => [.. bot.Connector.Requests.Where(
        // Looking before reading: there may be thousands of cards.
        request => request.Body.Contains($"\"{activityId}\"", StringComparison.Ordinal) && request.Json.TryGetProperty("replyToId", out var replyTo) && replyTo.GetString() == activityId)];

    private static CardView[] Cards(IEnumerable<ConnectorRequest> requests) => [.. requests.Select(request => new CardView(
        Assert.Single(request.Json.GetProperty("attachments").EnumerateArray()).GetProperty("content"), NewId()))];

    private static string NewId() => $"id-{Interlocked.Increment(ref ids)}";

    private static async Task UntilAsync(Func<bool> condition, string otherwise)
    {
        for (var tries = 0; !condition(); tries++)
        {
            Assert.True(tries < 2000, otherwise);
            await Task.Delay(5);
        }
    }
}

/// <summary>The answer to a press.</summary>
internal sealed record Pressed(string ActivityId, int StatusCode, string Type, JsonElement Value)
{
    public CardView Card
    {
        get
        {
            Assert.Equal("application/vnd.microsoft.card.adaptive", Type);
            return new CardView(Value, ActivityId);
        }
    }
}
