using System.Text.Json;
using System.Text.Json.Nodes;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.MessageExtension;

/// <summary>Somebody who searches beside a message, maybe in a chat that the bot is not in.</summary>
internal sealed class Searcher(BotFactory bot, Chat chat)
{
    public async Task<SearchAnswer> FindAsync(string? typed, int? skip = null, int? count = null)
    {
        using var response = await bot.PostAsync(Query(typed, skip, count));
        Assert.Equal(200, (int)response.StatusCode);
        return new SearchAnswer(JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("composeExtension"));
    }

    /// <summary>With null it is the search that Teams makes by itself when the window opens.</summary>
    public JsonObject Query(string? typed, int? skip = null, int? count = null) => chat.Inbound("invoke", activity =>
    {
        activity["name"] = "composeExtension/query";
        activity["value"] = new JsonObject
        {
            ["commandId"] = "searchBodies",
            ["parameters"] = new JsonArray(new JsonObject
            {
                ["name"] = typed is null ? "initialRun" : "text",
                ["value"] = typed ?? "true",
            }),
            ["queryOptions"] = new JsonObject { ["skip"] = skip ?? 0, ["count"] = count ?? 25 },
        };
    });
}

/// <summary>What a search shows.</summary>
internal sealed record SearchAnswer(JsonElement Json)
{
    /// <summary>The sentence in place of a list.</summary>
    public string Text => Json.GetProperty("type").GetString() == "message" ? Json.GetProperty("text").GetString()! : "";

    public IReadOnlyList<JsonElement> Attachments => Json.TryGetProperty("attachments", out var found) ? [.. found.EnumerateArray()] : [];

    /// <summary>The lines of the list.</summary>
    public IReadOnlyList<(string Title, string Text)> Lines => [.. Attachments
        .Select(one => one.GetProperty("preview"))
        .Select(preview =>
        {
            Assert.Equal("application/vnd.microsoft.card.thumbnail", preview.GetProperty("contentType").GetString());
            return preview.GetProperty("content");
        })
        .Select(line => (line.GetProperty("title").GetString()!, line.GetProperty("text").GetString()!))];

    public IReadOnlyList<string> Titles => [.. Lines.Select(line => line.Title)];

    /// <summary>The card that choosing a line puts into the conversation.</summary>
    public CardView Card(int at)
    {
        Assert.Equal("application/vnd.microsoft.card.adaptive", Attachments[at].GetProperty("contentType").GetString());
        return new CardView(Attachments[at].GetProperty("content"));
    }
}
