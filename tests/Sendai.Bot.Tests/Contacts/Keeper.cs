using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Contacts;

/// <summary>Somebody who may change contacts, at work in a conversation of their own.</summary>
internal sealed class Keeper(BotFactory bot, string who = Keeper.First)
{
    public const string First = "00000000-0000-0000-0000-00000000000a";
    public const string Second = "00000000-0000-0000-0000-00000000000b";

    /// <summary>A desk with one contact, and a question that is answered with it.</summary>
    public const string Desk = "泉区役所 障害高齢課";
    public const string Question = "区役所の障害高齢課に聞きたい";
    public const string OldNumber = "022-372-3111";

    /// <summary>The settings that make both of them administrators.</summary>
    public static Dictionary<string, string?> Settings => new() { ["Access:Administrators:0"] = First, ["Access:Administrators:1"] = Second };

    public Chat Chat { get; } = new(bot, $"29:{who}", $"a:{who}", objectId: who);

    public static Task<BotFactory> StartAsync(string? database = null, ITableStore? store = null) => BotFactory.StartAsync(
        database,
        services: services => { if (store is not null) { services.AddSingleton(store); } },
        settings: Settings);

    public Task<CardView> OpenAsync(string body = Desk) => Chat.AskAsync($"連絡先を直す {body}");

    /// <summary>Presses a button with everything that stands in the inputs, after some of it was typed over.</summary>
    public Task<Pressed> PressAsync(CardView card, string title, params (string Name, string Value)[] typed) => PressAsync(Chat, card, title, typed);

    public static Task<Pressed> PressAsync(Chat chat, CardView card, string title, params (string Name, string Value)[] typed)
    {
        var inputs = new Dictionary<string, string>(card.Values);
        foreach (var (name, value) in typed)
        {
            inputs[name] = value;
        }

        return chat.PressAsync(card, title, [.. inputs.Select(input => (input.Key, input.Value))]);
    }

    /// <summary>Opens a contact and saves it with these fields, confirmed today on an official page.</summary>
    public async Task<CardView> SaveAsync(params (string Name, string Value)[] typed) =>
        (await PressAsync(await OpenAsync(), "保存する", [("how", "page"), .. typed])).Card;

    /// <summary>What a specialist of the ward reads.</summary>
    public static async Task<CardView> AnswerAsync(BotFactory bot, string question = Question)
    {
        var chat = new Chat(bot, "29:specialist", "a:specialist");
        await chat.SayAsync("泉区");
        return (await chat.SayAsync(question)).First(card => !card.IsWelcome);
    }
}
