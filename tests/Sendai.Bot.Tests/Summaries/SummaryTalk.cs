using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Contacts;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Versions;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.Summaries;

/// <summary>Meetings that are over, and those who hear of them.</summary>
internal static class SummaryTalk
{
    public const string Team = "19:team-a@thread.tacv2";
    public const string Channel = "19:sodan@thread.tacv2";
    public const string OtherChannel = "19:keikaku@thread.tacv2";

    public static Ward Ward { get; } = new("青葉");

    /// <summary>Somebody in a channel of a team, with what Teams says of it.</summary>
    public static Chat In(this BotFactory bot, string channel, int number = 21, string? name = "相談", string team = Team) =>
        new(bot, $"29:{number}", $"{channel};messageid=1", "channel", TestChannel.ObjectId(number))
        {
            ChannelData = new JsonObject
            {
                ["team"] = new JsonObject { ["id"] = team, ["name"] = "見本のチーム" },
                ["channel"] = new JsonObject { ["id"] = channel, ["name"] = name },
            },
        };

    public static Chat Own(this BotFactory bot, int number) => new(bot, $"29:{number}", $"a:{number}", "personal", TestChannel.ObjectId(number)) { Name = "相談 花子" };

    /// <summary>「まとめを受け取る」, as the form stands but for what is given.</summary>
    public static async Task<CardView> SubscribeAsync(this Chat chat, string ward = "青葉", params (string Name, string Value)[] typed) =>
        (await Keeper.PressAsync(chat, await chat.AskAsync($"まとめを受け取る {ward}区"), "受け取る", typed)).Card;

    /// <summary>Sends the summary of a meeting, and waits until everybody has it.</summary>
    public static async Task<MeetingSummary> SendAsync(
        this BotFactory bot, string ward = "青葉", string kind = "choko-review", LocalDate? day = null, string decisions = "移動支援の一覧を作る", string homework = "一覧を11月末までに配る", params string[] came)
    {
        var on = day ?? new LocalDate(2026, 11, 17);
        var meeting = new Meeting(new Ward(ward), kind, "連絡会", on, "", came);
        var draft = await bot.Services.GetRequiredService<SummaryDesk>().KeepAsync(
            new MeetingSummary(SummaryKeys.NewId(on), meeting, bot.Content(decisions, homework), ""), null, default);
        await bot.ChangeAsync(draft, (summary, now) => summary.Schedule(now, Nonce.New(), now));
        await Reach.UntilAsync(async () => (await bot.ReadAsync(draft)).Sent is not null);
        return await bot.ArrivedAsync(draft);
    }

    /// <summary>Waits until nothing of a delivery is under way.</summary>
    public static async Task<MeetingSummary> ArrivedAsync(this BotFactory bot, MeetingSummary summary)
    {
        var ledger = bot.Services.GetRequiredService<SummaryLedger>();
        await Reach.UntilAsync(async () => (await ledger.ReadAsync(await bot.ReadAsync(summary), default)).All(line => line.State is not (MessageState.Planned or MessageState.Sending)));
        return await bot.ReadAsync(summary);
    }

    public static SummaryContent Content(this BotFactory bot, string decisions, string homework)
    {
        var texts = Assert.IsType<ScreenResult.Passed>(bot.Services.GetRequiredService<CurrentDirectory>().Snapshot.Screen.Check(
            ["通学の送迎について話した", decisions, homework], new HashSet<string>())).Texts;
        return new([texts[0], texts[1], texts[2], .. Enumerable.Repeat(ScreenedText.Empty, SummaryContent.Parts.Count - texts.Count)]);
    }

    public static async Task<MeetingSummary> ReadAsync(this BotFactory bot, MeetingSummary summary) =>
        (await bot.Services.GetRequiredService<SummaryStore>().FindAsync(summary.Ward, summary.Id, default))!.Summary;

    public static async Task ChangeAsync(this BotFactory bot, MeetingSummary summary, Func<MeetingSummary, Instant, SummaryDecision> decide) =>
        Assert.IsType<SummaryDecision.Changed>(await bot.Services.GetRequiredService<SummaryDesk>().ChangeAsync(summary.Ward, summary.Id, decide, null, default));

    public static SubscriptionBook Subscriptions(this BotFactory bot) => bot.Services.GetRequiredService<SubscriptionBook>();

    /// <summary>The summaries that came into a conversation by themselves.</summary>
    public static IReadOnlyList<CardView> Summaries(this BotFactory bot, string conversation) => [.. bot.Told(conversation, "まとめ：")];

    /// <summary>What came into a conversation by itself and says these words.</summary>
    public static IReadOnlyList<CardView> Told(this BotFactory bot, string conversation, string words) => [.. bot.Posted(conversation)
        .Where(request => request.Body.Contains(words, StringComparison.Ordinal) && !request.Json.TryGetProperty("replyToId", out _))
        .Select(CardOf)];

    /// <summary>The cards that were written over a message of a conversation, in order.</summary>
    public static IReadOnlyList<CardView> Rewritten(this BotFactory bot, string conversation) => [.. bot.Connector.Requests
        .Where(request => request.Line.StartsWith($"PUT /v3/conversations/{Uri.EscapeDataString(conversation)}/activities/", StringComparison.Ordinal))
        .Select(CardOf)];

    /// <summary>Presses a button that carries nothing but the summary; a slow machine is asked again, as people do.</summary>
    public static async Task<Pressed> PressAsync(this Chat chat, string verb, MeetingSummary summary)
    {
        Pressed pressed;
        do
        {
            pressed = await chat.ExecuteAsync(verb, new JsonObject { ["ward"] = summary.Ward.Name, ["summary"] = summary.Id });
        }
        while (pressed.StatusCode == 500);
        return pressed;
    }

    private static CardView CardOf(ConnectorRequest request) =>
        new(Assert.Single(request.Json.GetProperty("attachments").EnumerateArray()).GetProperty("content"), "card");
}
