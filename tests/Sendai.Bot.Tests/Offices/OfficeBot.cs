using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Offices;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;

namespace Sendai.Bot.Tests.Offices;

/// <summary>The bot with the 事務局 of a ward at work; on the clock of the tests it is November 2026.</summary>
internal sealed class OfficeBot : IAsyncDisposable
{
    public const int Secretary = 11;
    public const int OtherSecretary = 12;

    private OfficeBot(BotFactory bot)
    {
        Bot = bot;
        Channel = new TestChannel(bot, members: [TestChannel.Member(Secretary), TestChannel.Member(OtherSecretary)]);
    }

    public static Ward Ward { get; } = new("青葉");

    public BotFactory Bot { get; }

    public TestChannel Channel { get; }

    public Chat Keeper => Channel.Personal(Secretary);

    public OfficeBook Book => Bot.Services.GetRequiredService<OfficeBook>();

    public static async Task<OfficeBot> StartAsync(string? database = null, TimeProvider? time = null, Action<IServiceCollection>? services = null)
    {
        var bot = new OfficeBot(await AccessBot.StartAsync(database, time, services));
        await bot.Channel.RegisterAsync("青葉区");
        return bot;
    }

    /// <summary>Presses a button with everything that stands in the inputs, after some of it was typed over.</summary>
    public static Task<Pressed> PressAsync(Chat chat, CardView card, string title, params (string Name, string Value)[] typed) =>
        Sendai.Bot.Tests.Contacts.Keeper.PressAsync(chat, card, title, typed);

    /// <summary>Adds an office as the 事務局 does it, and gives the list that follows.</summary>
    public async Task<CardView> AddAsync(string name, string openedOn = "")
    {
        var list = await Keeper.AskAsync("事業所の一覧");
        var fields = (await PressAsync(Keeper, list, "足す")).Card;
        return (await PressAsync(Keeper, fields, "保存する", ("name", name), ("openedOn", openedOn))).Card;
    }

    public async Task AddAllAsync(params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Assert.Contains($"「{name}」を保存しました", (await AddAsync(name)).Shown, StringComparison.Ordinal);
        }
    }

    public async Task<Office> OfficeAsync(string name) => (await Book.AllAsync(Ward, default)).Single(office => office.Name == name);

    /// <summary>Somebody says in their personal chat to which office they belong.</summary>
    public async Task<Pressed> JoinAsync(int number, string name)
    {
        var chat = Channel.Personal(number);
        await chat.SayAsync("青葉区");
        var card = await chat.AskAsync("わたしの事業所");
        return await chat.PressAsync(card, "この事業所にする", ("office", card.Choices("office")[name]));
    }

    /// <summary>Everything that was sent to somebody by itself.</summary>
    public IReadOnlyList<string> Told(int number) => [.. Bot.Posted($"a:{number}").Where(request => !request.Json.TryGetProperty("replyToId", out _)).Select(Text)];

    public async Task<CardView> RotaAsync() => await Keeper.AskAsync("個別スーパービジョンの順番");

    public async Task<CardView> MakeRotaAsync() => (await PressAsync(Keeper, await RotaAsync(), "順番を作る")).Card;

    /// <summary>The card with the fields of a change.</summary>
    public static async Task<CardView> FormAsync(Chat chat, CardView rota, string title) => (await PressAsync(chat, rota, title)).Card;

    /// <summary>The lines of the months that somebody has.</summary>
    public static IReadOnlyList<string> Months(CardView rota) => [.. rota.Shown.Split('\n').Where(line => line.Contains("月　", StringComparison.Ordinal) && !line.Contains("空き", StringComparison.Ordinal))];

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    private static string Text(Sendai.Teams.Tests.Support.ConnectorRequest request) =>
        new CardView(Assert.Single(request.Json.GetProperty("attachments").EnumerateArray()).GetProperty("content")).Shown;
}
