using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Attacks;

/// <summary>A bot in Production that somebody tries to enter with a button that would save something and be answered.</summary>
public sealed class AttackedBot : IAsyncLifetime
{
    private BotFactory? bot;

    /// <summary>A sender at another service that may use the connector, but not for Teams.</summary>
    internal TestKey WebChatKey { get; } = TestKey.Create(endorsements: ["webchat", "directline", "MSTEAMS", "msteams2"]);

    internal TestKey KeyWithoutEndorsements { get; } = WithoutEndorsements();

    internal TestKey ShortKey { get; } = TestKey.Create(bits: 1024);

    internal TestKey EncryptionKey { get; } = Changed("use", "enc");

    internal TestKey KeyForAnotherAlgorithm { get; } = Changed("alg", "RS512");

    internal BotFactory Bot => bot!;

    public async Task InitializeAsync()
    {
        bot = await BotFactory.StartInProductionAsync();
        TestKey[] published = [WebChatKey, KeyWithoutEndorsements, ShortKey, EncryptionKey, KeyForAnotherAlgorithm];
        foreach (var key in published)
        {
            bot.OpenId.Publish(key);
        }

        await AssertOpenAsync(bot);
    }

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    /// <summary>The attack is answered with this status and not a word, and leaves no trace but the reason in the log.</summary>
    internal static async Task AssertRefusedAsync(
        BotFactory bot, string reason, string[] authorization, int status = 401, Action<JsonObject>? change = null)
    {
        var activity = Press(bot);
        change?.Invoke(activity);
        var (sent, saved, logged) = (bot.Connector.Requests.Count, await SavedAsync(bot), bot.Log.All.Count);

        Assert.Equal((status, ""), await bot.PostWithAsync(activity, authorization));

        Assert.Equal(sent, bot.Connector.Requests.Count);
        Assert.Equal(saved, await SavedAsync(bot));
        var lines = bot.Log.All.Skip(logged).ToList();
        Assert.Contains(lines, line => line.Contains($": {reason}", StringComparison.Ordinal));
        AssertSilentAbout(lines, authorization);
    }

    /// <summary>Somebody with a good token comes in; their press is saved.</summary>
    internal static async Task AssertOpenAsync(BotFactory bot, params string[] authorization)
    {
        if (authorization is [])
        {
            authorization = [$"Bearer {bot.Token()}"];
        }

        var logged = bot.Log.All.Count;
        var (status, body) = await bot.PostWithAsync(Press(bot), authorization);
        Assert.Equal(200, status);
        Assert.Contains("adaptive", body, StringComparison.Ordinal);
        AssertSilentAbout(bot.Log.All.Skip(logged), authorization);
    }

    /// <summary>A press that saves a ward for somebody who was never seen before.</summary>
    internal static JsonObject Press(BotFactory bot) => new Chat(bot, user: $"29:{Guid.NewGuid():N}").Inbound("invoke", activity =>
    {
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = "card";
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute", ["id"] = "b", ["verb"] = "consult.setWard", ["data"] = new JsonObject { ["q"] = "", ["ward"] = "青葉" },
            },
            ["trigger"] = "manual",
        };
    });

    /// <summary>How many people have a ward saved.</summary>
    internal static async Task<int> SavedAsync(BotFactory bot)
    {
        var saved = 0;
        await foreach (var row in bot.Services.GetRequiredService<ITableStore>().ReadAllAsync("People", new TableQuery(), default))
        {
            _ = row;
            saved++;
        }

        return saved;
    }

    /// <summary>No part of a token, not even a piece of one, is in the log.</summary>
    private static void AssertSilentAbout(IEnumerable<string> lines, string[] authorization)
    {
        var pieces = authorization.SelectMany(header => header.Split('.', ' ', ',')).Where(piece => piece.Length >= 12).Select(piece => piece[..12]).ToList();
        Assert.DoesNotContain(lines, line => pieces.Exists(piece => line.Contains(piece, StringComparison.Ordinal)));
    }

    private static TestKey Changed(string property, string value)
    {
        var key = TestKey.Create();
        key.Jwk[property] = value;
        return key;
    }

    private static TestKey WithoutEndorsements()
    {
        var key = TestKey.Create();
        key.Jwk.Remove("endorsements");
        return key;
    }
}
