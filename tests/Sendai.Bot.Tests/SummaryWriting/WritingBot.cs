using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Reviews;
using Sendai.Bot.Tests.Sessions;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Tests.SummaryWriting;

/// <summary>The 事務局 of a ward on the day of a meeting: on the clock of the tests it was this morning.</summary>
internal sealed class WritingBot : IAsyncDisposable
{
    public const string Save = "保存して確かめる";

    /// <summary>The morning of the day on which the clock of the tests stands at noon.</summary>
    public static readonly LocalDateTime Morning = new(2026, 11, 18, 10, 0);

    private WritingBot(OfficeBot desk) => Desk = desk;

    public static Ward Ward { get; } = new("青葉");

    public OfficeBot Desk { get; }

    public BotFactory Bot => Desk.Bot;

    public Chat Keeper => Desk.Keeper;

    public static async Task<WritingBot> StartAsync(TimeProvider? time = null, Action<IServiceCollection>? services = null) =>
        new(await OfficeBot.StartAsync(time: time, services: services));

    public static string ChannelId(int number) => $"19:reader{number}@thread.tacv2";

    /// <summary>A channel wants every summary of the ward.</summary>
    public Task SubscribeAsync(int number, string? name = null) => SubscribeAsync(new Subscription(
        DeadConversations.KeyOf(ChannelId(number)),
        Ward,
        new HashSet<string>(),
        MessageRow.Serialize(new ConversationReference
        {
            ServiceUrl = Bot.Connector.Url,
            ChannelId = "msteams",
            Conversation = new ConversationAccount(ChannelId(number), "channel", Chat.Tenant, IsGroup: true),
            Bot = new ChannelAccount("28:bot"),
            User = new ChannelAccount(ChannelId(number)),
        }),
        name ?? $"チャネル{number}"));

    /// <summary>Somebody wants in their own chat what their office has missed.</summary>
    public Task SubscribePersonAsync(int number, string name) => SubscribeAsync(new Subscription(
        Reach.Key(number),
        Ward,
        new HashSet<string>(),
        MessageRow.Serialize(new ConversationReference
        {
            ServiceUrl = Bot.Connector.Url,
            ChannelId = "msteams",
            Conversation = new ConversationAccount($"a:{number}", "personal", Chat.Tenant),
            Bot = new ChannelAccount("28:bot"),
            User = new ChannelAccount($"29:{number}"),
        }),
        name)
    {
        IsPersonal = true,
        OnlyMissed = true,
    });

    public Task<ReviewSession> MeetAsync(LocalDateTime? starts = null, string kind = "exchange", string link = "") =>
        Bot.MakeAsync(starts ?? Morning, kind: kind, change: session => session with { Link = link });

    /// <summary>The form for the newest meeting.</summary>
    public async Task<CardView> FormAsync() => await Keeper.CardAsync(await Keeper.AskAsync("まとめを出す"), "自分で書く");

    /// <summary>A draft with a decision in it, as its preview.</summary>
    public async Task<CardView> DraftAsync(string decision = "次回から、資料を1週間前に配る。") => await Keeper.CardAsync(await FormAsync(), Save, ("Decisions", decision));

    public async Task<MeetingSummary> SummaryAsync() => Assert.Single(await SummariesAsync());

    public async Task<IReadOnlyList<MeetingSummary>> SummariesAsync() =>
        await Bot.Services.GetRequiredService<SummaryStore>().SinceAsync(Ward, new LocalDate(2020, 1, 1), default);

    /// <summary>The cards that a channel got, as soon as there are so many.</summary>
    public async Task<IReadOnlyList<CardView>> GotAsync(int number, int count = 1)
    {
        await Reach.UntilAsync(() => Bot.Posted(ChannelId(number)).Count >= count);
        return [.. Bot.Posted(ChannelId(number)).Select(request => new CardView(Card(request.Json), "sent"))];
    }

    /// <summary>The cards that were written over the one that a channel got, as soon as there are so many.</summary>
    public async Task<IReadOnlyList<CardView>> OverwrittenAsync(int number, int count = 1)
    {
        await Reach.UntilAsync(() => Bot.Overwritten(ChannelId(number)).Count >= count);
        return [.. Bot.Overwritten(ChannelId(number)).Select(body => new CardView(Card(JsonElement.Parse(body)), "sent"))];
    }

    /// <summary>What the preview says that recipients get: the elements of its container.</summary>
    public static IReadOnlyList<string> Previewed(CardView preview) =>
    [
        .. Assert.Single(
            preview.Json.GetProperty("body").EnumerateArray(),
            element => element.GetProperty("type").GetString() == "Container" && element.TryGetProperty("style", out var style) && style.GetString() == "emphasis")
            .GetProperty("items").EnumerateArray().Select(element => element.GetRawText()),
    ];

    /// <summary>The elements of a card as they travel.</summary>
    public static IReadOnlyList<string> Elements(CardView card) => [.. card.Json.GetProperty("body").EnumerateArray().Select(element => element.GetRawText())];

    /// <summary>All rows of all tables in which words of people could lie, everything that was sent to others, and the log.</summary>
    public async Task<string> EverywhereAsync()
    {
        var text = new System.Text.StringBuilder();
        foreach (var table in new[] { "Summaries", "Audiences", "Due", "Audit", "People", "Leases", "Reviews", "Conversations", "Unreachable", "Feedback", "Reports", "Offices", "Files", "Access", "Cases" })
        {
            await foreach (var row in Bot.Store().ReadAllAsync(table, new TableQuery(), default))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{table} {row.PartitionKey} {row.RowKey} {string.Join(' ', row.Properties.Select(property => $"{property.Key}={property.Value}"))}");
            }
        }

        foreach (var line in Bot.Connector.Requests.Select(request => request.Body).Concat(Bot.Log.All))
        {
            text.AppendLine(line);
        }

        return text.ToString();
    }

    /// <summary>Presses what may be forged; a slow machine is asked again, as people do.</summary>
    public static async Task<Pressed> PressAsync(Chat chat, string verb, JsonObject data)
    {
        Pressed pressed;
        do
        {
            pressed = await chat.ExecuteAsync(verb, data.DeepClone().AsObject());
        }
        while (pressed.StatusCode == 500);
        return pressed;
    }

    /// <summary>What a press that gives no card says.</summary>
    public static string Words(Pressed pressed) => pressed.Value.ValueKind == JsonValueKind.String ? pressed.Value.GetString()! : pressed.Value.GetProperty("message").GetString()!;

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    private static JsonElement Card(JsonElement activity) => Assert.Single(activity.GetProperty("attachments").EnumerateArray()).GetProperty("content");

    private async Task SubscribeAsync(Subscription subscription) =>
        Assert.IsType<TransactionResult.Written>(await Bot.Store().TransactAsync(SummaryKeys.Table, [SubscriptionBook.Put(subscription)], default));
}
