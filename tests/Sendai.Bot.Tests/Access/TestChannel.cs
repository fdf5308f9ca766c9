using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Access;

/// <summary>A channel of a team with its members, as the connector tells them.</summary>
internal sealed class TestChannel
{
    public const string Team = "19:team@thread.tacv2";

    private readonly BotFactory bot;
    private int reads;

    public TestChannel(BotFactory bot, string id = "19:jimu@thread.tacv2", params IEnumerable<JsonObject> members)
    {
        this.bot = bot;
        Id = id;
        Members = [.. members];
        bot.Connector.Paths[$"/v3/conversations/{id}/pagedmembers"] = AnswerAsync;
    }

    public string Id { get; }

    public List<JsonObject> Members { get; }

    /// <summary>How often the first page was asked for.</summary>
    public int Reads => reads;

    public int PageSize { get; set; } = 500;

    /// <summary>What takes the place of the members.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public static JsonObject Member(int number, string? name = null, string role = "user") => new()
    {
        ["id"] = $"29:{number}",
        ["objectId"] = ObjectId(number),
        ["name"] = name ?? $"職員{number}",
        ["userPrincipalName"] = $"p{number}@example.com",
        ["userRole"] = role,
    };

    public static string ObjectId(int number) => $"50000000-0000-4000-8000-{number:D12}";

    /// <summary>Somebody who writes into it.</summary>
    public Chat Chat(int number) => new(bot, $"29:{number}", $"{Id};messageid=1", "channel", ObjectId(number));

    /// <summary>Somebody's private chat with the bot.</summary>
    public Chat Personal(int number) => new(bot, $"29:{number}", $"a:{number}", "personal", ObjectId(number));

    /// <summary>The channel tells that somebody left.</summary>
    public Task TellAsync(string change = "membersRemoved") => bot.StatusAsync(Chat(9).Inbound("conversationUpdate", activity =>
    {
        activity["conversation"] = new JsonObject { ["id"] = Id, ["conversationType"] = "channel" };
        activity["channelData"] = new JsonObject { ["team"] = new JsonObject { ["id"] = Team } };
        activity[change] = new JsonArray(new JsonObject { ["id"] = "29:somebody" });
    }));

    private async Task AnswerAsync(HttpContext context)
    {
        var from = int.TryParse(context.Request.Query["continuationToken"], out var token) ? token : 0;
        if (from == 0)
        {
            Interlocked.Increment(ref reads);
        }

        if (Instead is { } instead)
        {
            await instead(context);
            return;
        }

        var page = new JsonObject { ["members"] = new JsonArray([.. Members.Skip(from).Take(PageSize).Select(member => member.DeepClone())]) };
        if (from + PageSize < Members.Count)
        {
            page["continuationToken"] = $"{from + PageSize}";
        }

        await context.Response.WriteAsync(page.ToJsonString());
    }
}
