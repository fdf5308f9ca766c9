using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Tests.Newsletters;

/// <summary>The bot with the 事務局 of a ward and summaries that were sent; on the clock of the tests it is November 2026.</summary>
internal sealed class NewsletterBot : IAsyncDisposable
{
    public const int Secretary = 11;
    private const string Audience = "a";

    private static readonly Instant SentAt = Instant.FromUtc(2026, 11, 1, 9, 0);
    private int made;

    private NewsletterBot(BotFactory bot)
    {
        Bot = bot;
        Channel = new TestChannel(bot, members: [TestChannel.Member(Secretary)]);
    }

    public static Ward Here { get; } = new("青葉");

    public static Ward There { get; } = new("泉");

    public BotFactory Bot { get; }

    public TestChannel Channel { get; }

    public Chat Keeper => Channel.Personal(Secretary);

    public Chat Administrator => Channel.Personal(AccessBot.Administrator);

    public static async Task<NewsletterBot> StartAsync()
    {
        var bot = new NewsletterBot(await AccessBot.StartAsync());
        await bot.Channel.RegisterAsync("青葉区");
        return bot;
    }

    /// <summary>Keeps a summary as if it had been sent, or as it is.</summary>
    public async Task<MeetingSummary> AddAsync(Ward ward, LocalDate day, string name, SummaryState? state = null, params (SummaryPart Part, string Text)[] said)
    {
        var texts = said.ToDictionary(one => one.Part, one => one.Text);
        var content = new SummaryContent([.. SummaryContent.Parts.Select(part => PrivacyScreen.Restore(texts.GetValueOrDefault(part, "")))]);
        var id = $"{day:uuuuMMdd}-{++made:x8}";
        var summary = MeetingSummary.Restore(
            new MeetingSummary(id, new Meeting(ward, "renrakukai", name, day, "", []), content, ""), state ?? new SummaryState.Sent(SentAt, Audience, 1), 1, null, null);
        var partition = SummaryKeys.PartitionOf(ward);
        await Bot.Store().UpsertAsync(SummaryKeys.Table, SummaryRows.Head(partition, summary), default);
        if (SummaryRows.Content(partition, summary) is { } row)
        {
            await Bot.Store().UpsertAsync(SummaryKeys.Table, row, default);
        }

        return summary;
    }

    /// <summary>Writes down that a summary has arrived in a channel, or with a person.</summary>
    public async Task ArrivedAsync(MeetingSummary summary, string conversation, string message, bool isPersonal = false)
    {
        var partition = SummaryKeys.PartitionOf(summary.Ward);
        var to = MessageRow.Serialize(new ConversationReference
        {
            ServiceUrl = "https://smba.example",
            Conversation = new ConversationAccount { Id = conversation },
            User = new ChannelAccount(),
        });
        foreach (var row in new SummaryRecipient(0, "s", isPersonal, "みほん", to).Rows(partition, summary.Id, Audience))
        {
            await Bot.Store().UpsertAsync(SummaryKeys.Table, row, default);
        }

        var key = OutboxItem.Expansion.RowOf(SummaryKeys.VersionKey(summary.Id, 1), 0);
        await Bot.Store().UpsertAsync(
            SummaryKeys.Table,
            MessageRow.Planned(new TableRow(partition, key), SentAt.ToDateTimeOffset()).SetState(MessageState.Sent).Set(MessageRow.ActivityId, message),
            default);
    }

    /// <summary>Makes a draft with what stands in the card, after some of it was chosen anew.</summary>
    public static async Task<CardView> DraftAsync(Chat chat, string command, params (string Name, string Value)[] chosen) =>
        (await Contacts.Keeper.PressAsync(chat, await chat.AskAsync(command), "下書きを作る", chosen)).Card;

    /// <summary>Takes a file by the link of a card.</summary>
    public async Task<(string Text, string? Type, string? Name)> TakeAsync(CardView offered)
    {
        using var client = Bot.CreateClient();
        using var answer = await client.PostAsync(new Uri(new Uri(offered.Button("ファイルを受け取る").Url!).PathAndQuery, UriKind.Relative), null);
        return (await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.ToString(), answer.Content.Headers.ContentDisposition?.FileNameStar);
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
