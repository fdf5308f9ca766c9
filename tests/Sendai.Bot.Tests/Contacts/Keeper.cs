using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Versions;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Contacts;

/// <summary>Somebody who may change contacts, at work in a conversation of their own.</summary>
internal sealed class Keeper(BotFactory bot, string who = Keeper.First)
{
    public const string First = "50000000-0000-4000-8000-000000000001";
    public const string Second = "50000000-0000-4000-8000-000000000002";

    /// <summary>A desk with one contact, and a question that is answered with it.</summary>
    public const string Desk = "泉区役所 障害高齢課";
    public const string Question = "区役所の障害高齢課に聞きたい";
    public const string OldNumber = "022-372-3111";

    public Chat Chat { get; } = new(bot, $"29:{who}", $"a:{who}", objectId: who);

    /// <summary>The bot with both of them as administrators.</summary>
    public static Task<BotFactory> StartAsync(string? database = null, ITableStore? store = null) => AccessBot.StartAsync(
        database,
        services: store is null ? null : services => services.AddSingleton(store));

    public Task<CardView> OpenAsync(string body = Desk) => Chat.AskAsync($"連絡先を直す {body}");

    /// <summary>Presses a button with everything that stands in the inputs, after some of it was typed over.</summary>
    public Task<Pressed> PressAsync(CardView card, string title, params (string Name, string Value)[] typed) => PressAsync(Chat, card, title, typed);

    public static async Task<Pressed> PressAsync(Chat chat, CardView card, string title, params (string Name, string Value)[] typed)
    {
        var inputs = new Dictionary<string, string>(card.Values);
        foreach (var (name, value) in typed)
        {
            inputs[name] = value;
        }

        // Where the machine is too slow for the five seconds of a press, a person presses again, and that is no other press.
        Pressed pressed;
        do
        {
            pressed = await chat.PressAsync(card, title, [.. inputs.Select(input => (input.Key, input.Value))]);
        }
        while (pressed.StatusCode == 500 && pressed.Value.GetProperty("code").GetString() == "Timeout");
        return pressed;
    }

    /// <summary>Opens a contact and saves it with these fields, confirmed today on an official page.</summary>
    public async Task<CardView> SaveAsync(params (string Name, string Value)[] typed) =>
        (await PressAsync(await OpenAsync(), "保存する", [("how", "page"), .. typed])).Card;

    /// <summary>Until the bot answers with the newest version, which on a slow machine may come after the answer to the press.</summary>
    public static async Task FollowedAsync(BotFactory bot)
    {
        var newest = (await bot.Services.GetRequiredService<VersionStore>().GetCurrentAsync(default))!.Number;
        for (var tries = 0; bot.Services.GetRequiredService<CurrentDirectory>().Snapshot.Version < newest; tries++)
        {
            Assert.True(tries < 3000, "The bot does not follow.");
            await Task.Delay(10);
        }
    }

    /// <summary>What a specialist of the ward reads.</summary>
    public static async Task<CardView> AnswerAsync(BotFactory bot, string question = Question)
    {
        await FollowedAsync(bot);
        var chat = new Chat(bot, "29:specialist", "a:specialist");
        await chat.SayAsync("泉区");
        return (await chat.SayAsync(question)).First(card => !card.IsWelcome);
    }
}
