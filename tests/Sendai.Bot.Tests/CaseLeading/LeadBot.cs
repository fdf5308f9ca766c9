using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Sendai.Bot.Cases;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Versions;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;
using Sendai.Teams.Tests.Support;
using Made = Sendai.Bot.Tests.Reviews.Sessions;

namespace Sendai.Bot.Tests.CaseLeading;

/// <summary>The 事務局 of a ward with cases that somebody has handed in.</summary>
internal sealed class LeadBot : IAsyncDisposable
{
    public const int Submitter = 31;
    public const int Participant = 41;

    /// <summary>Stands in what every case is about, and must be read by nobody else.</summary>
    public const string Marker = "めじるしのことば";

    private static int presses;

    private LeadBot(OfficeBot desk) => Desk = desk;

    public static Ward Ward { get; } = new("青葉");

    public OfficeBot Desk { get; }

    public BotFactory Bot => Desk.Bot;

    public TestChannel Channel => Desk.Channel;

    /// <summary>One of 事務局, in their own chat.</summary>
    public Chat Keeper => Desk.Keeper;

    /// <summary>Another one.</summary>
    public Chat Other => Channel.Personal(OfficeBot.OtherSecretary);

    public static async Task<LeadBot> StartAsync(TimeProvider? time = null) => new(await OfficeBot.StartAsync(time: time));

    /// <summary>Hands a case in as its form does.</summary>
    public static async Task<CaseFile> HandInAsync(BotFactory bot, bool isPriority = false, string venue = Made.Choko, string support = "")
    {
        var reach = ChatOf(bot, Submitter);
        var facts = new CaseFacts(venue, "50代", ["精神障害"], "親と同居", Urgency.Soon, isPriority);
        var texts = Assert.IsType<ScreenResult.Passed>(bot.Services.GetRequiredService<CurrentDirectory>().Snapshot.Screen.Check(
            [$"{Marker}。家から出られない日が続いている。", support, "どう声をかければよいか。"], new HashSet<string>())).Texts;
        return await bot.Services.GetRequiredService<CaseDesk>().ReceiveAsync(
            Ward,
            new CasePerson(Reach.Key(Submitter), "相談 花子", MessageRow.Serialize(reach)),
            new ScreenedCase(facts, texts[0], texts[1], texts[2]),
            new Turn(new Activity(), reach with { User = new ChannelAccount($"29:{Submitter}", AadObjectId: TestChannel.ObjectId(Submitter)) }),
            Press(),
            default);
    }

    public Task<CaseFile> HandInAsync(bool isPriority = false, string venue = Made.Choko, string support = "") => HandInAsync(Bot, isPriority, venue, support);

    /// <summary>Somebody of whom the bot knows how to write to them.</summary>
    public Task MeetAsync(int number) => Channel.Personal(number).SayAsync("ヘルプ");

    public async Task<CaseFile> ReadAsync(CaseFile file) =>
        (await Bot.Services.GetRequiredService<CaseStore>().FindAsync(file.Number.Ward, file.Number.Id, default))!.File;

    /// <summary>Changes a case as somebody else would at the same time.</summary>
    public Task<CaseDecision?> ChangeAsync(CaseFile file, Func<CaseFile, Instant, CaseDecision> decide) =>
        Bot.Services.GetRequiredService<CaseDesk>().ChangeAsync(file.Number.Ward, file.Number.Id, decide, default);

    /// <summary>Opens a case in somebody's own chat.</summary>
    public static async Task<CardView> OpenAsync(Chat chat, CaseFile file) => (await PressAsync(chat, CaseVerbs.Lead, file)).Card;

    /// <summary>Presses a button that carries nothing but the case; a slow machine is asked again, as people do.</summary>
    public static async Task<Pressed> PressAsync(Chat chat, string verb, CaseFile file)
    {
        Pressed pressed;
        do
        {
            pressed = await chat.ExecuteAsync(verb, new JsonObject { ["ward"] = file.Number.Ward.Name, ["case"] = file.Number.Id, ["nonce"] = "n" });
        }
        while (pressed.StatusCode == 500);
        return pressed;
    }

    /// <summary>The card of the only case in the channel, as it was posted and then written again so many times.</summary>
    public async Task<CardView> BoardAsync(int changes = 0)
    {
        await Reach.UntilAsync(() => Boards(Bot, Channel.Id).Count > changes);
        return Boards(Bot, Channel.Id)[changes];
    }

    /// <summary>Every card about cases that was written into a channel, in order.</summary>
    public static IReadOnlyList<CardView> Boards(BotFactory bot, string channel) => [.. bot.Connector.Requests
        .Where(request => request.Line.Contains($"/v3/conversations/{Uri.EscapeDataString(channel)}/activities", StringComparison.Ordinal))
        .Where(request => request.Body.Contains("受付番号", StringComparison.Ordinal))
        .Select(CardOf)];

    /// <summary>What somebody was told by itself, as soon as it says these words.</summary>
    public async Task<CardView> ToldAsync(int number, string words)
    {
        await Reach.UntilAsync(() => Messages(number, words).Count > 0);
        return CardOf(Messages(number, words)[^1]);
    }

    /// <summary>What somebody was told by itself that says these words.</summary>
    public IReadOnlyList<ConnectorRequest> Messages(int number, string words) =>
        [.. Bot.Posted($"a:{number}").Where(request => request.Body.Contains(words, StringComparison.Ordinal))];

    /// <summary>Everything that went to others than those in their own chats who may read it: channels, notices, logs.</summary>
    public void AssertNowhere(string words)
    {
        Assert.All(Bot.Connector.Requests, request => Assert.DoesNotContain(words, request.Body, StringComparison.Ordinal));
        Assert.All(Bot.Log.All, line => Assert.DoesNotContain(words, line, StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    /// <summary>What stands on a message of an invoke that is no card.</summary>
    public static string Words(Pressed pressed) => pressed.Value.ValueKind == JsonValueKind.String ? pressed.Value.GetString()! : pressed.Value.GetProperty("message").GetString()!;

    public static ActionData Press() =>
        new("test", JsonElement.Parse($"{{\"{Nonce.Data}\":\"press{Interlocked.Increment(ref presses)}\"}}"), false);

    public static ConversationReference ChatOf(BotFactory bot, int number) => new()
    {
        ServiceUrl = bot.Connector.Url,
        ChannelId = "msteams",
        Conversation = new ConversationAccount($"a:{number}", "personal", Chat.Tenant),
        Bot = new ChannelAccount("28:bot"),
        User = new ChannelAccount($"29:{number}"),
    };

    private static CardView CardOf(ConnectorRequest request) =>
        new(Assert.Single(request.Json.GetProperty("attachments").EnumerateArray()).GetProperty("content"), "card");
}
