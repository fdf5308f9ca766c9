using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.CaseLeading;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Versions;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.SummaryDelivery;

/// <summary>The 事務局 of a ward, with channels and people who want its summaries.</summary>
internal sealed class DeliveryBot : IAsyncDisposable
{
    /// <summary>Stands in every summary, and must stand in no log.</summary>
    public const string Marker = "めじるし七八九";

    private DeliveryBot(OfficeBot desk, MovedTime time)
    {
        Desk = desk;
        Time = time;
    }

    public static Ward Ward { get; } = new("青葉");

    public OfficeBot Desk { get; }

    public MovedTime Time { get; }

    public BotFactory Bot => Desk.Bot;

    public TestChannel Channel => Desk.Channel;

    /// <summary>One of 事務局 in their channel.</summary>
    public Chat Here => Channel.Chat(OfficeBot.Secretary);

    /// <summary>The same in their own chat.</summary>
    public Chat Keeper => Desk.Keeper;

    public SummaryDesk Summaries => Bot.Services.GetRequiredService<SummaryDesk>();

    public static async Task<DeliveryBot> StartAsync(string? database = null)
    {
        var time = new MovedTime();
        return new(await OfficeBot.StartAsync(database, time), time);
    }

    public static SummaryContent Content(string decision) => new([
        PrivacyScreen.Restore($"{Marker}を話した"), PrivacyScreen.Restore(decision), .. Enumerable.Repeat(ScreenedText.Empty, 5),
    ]);

    public static string ChannelId(int number) => $"19:c{number}@thread.tacv2";

    public async Task SubscribeAsync(params IEnumerable<int> channels)
    {
        foreach (var number in channels)
        {
            await SubscribeAsync(To(ChannelId(number), "channel"), $"見本チャネル{number}", isPersonal: false, DeadConversations.KeyOf(ChannelId(number)));
        }
    }

    public Task SubscribePersonAsync(int number) => SubscribeAsync(To($"a:{number}", "personal"), $"相談 {number}子", isPersonal: true, Reach.Key(number));

    public ConversationReference To(string conversation, string type) => new()
    {
        ServiceUrl = Bot.Connector.Url,
        ChannelId = "msteams",
        Conversation = new ConversationAccount(conversation, type, Chat.Tenant, IsGroup: type == "channel"),
        Bot = new ChannelAccount("28:bot"),
        User = new ChannelAccount(conversation),
    };

    public async Task<MeetingSummary> DraftAsync(string decision = "次の会で話す")
    {
        var today = CityClock.At(Time.Now).Date;
        return await Summaries.KeepAsync(
            new MeetingSummary(SummaryKeys.NewId(today), new Meeting(Ward, "choko", "見本の連絡会", today, "", []), Content(decision), ""), press: null, default);
    }

    /// <summary>A summary that goes out now.</summary>
    public async Task<MeetingSummary> SendAsync(string decision = "次の会で話す")
    {
        var draft = await DraftAsync(decision);
        await ChangeAsync(draft, (summary, now) => summary.Schedule(now, Nonce.New(), now));
        await UntilAsync(async () => (await FindAsync(draft)).Sent is not null);
        return await FindAsync(draft);
    }

    /// <summary>The same, and everybody has it or cannot have it.</summary>
    public async Task<MeetingSummary> SentAsync(string decision = "次の会で話す")
    {
        var summary = await SendAsync(decision);
        await SettledAsync(summary);
        return summary;
    }

    public async Task ChangeAsync(MeetingSummary summary, Func<MeetingSummary, Instant, SummaryDecision> decide) =>
        Assert.IsType<SummaryDecision.Changed>(await Summaries.ChangeAsync(Ward, summary.Id, decide, press: null, default));

    public async Task<MeetingSummary> FindAsync(MeetingSummary summary) =>
        (await Bot.Services.GetRequiredService<SummaryStore>().FindAsync(Ward, summary.Id, default))!.Summary;

    public async Task<IReadOnlyList<LedgerLine>> LinesAsync(MeetingSummary summary) =>
        await Bot.Services.GetRequiredService<SummaryLedger>().ReadAsync(await FindAsync(summary), default);

    /// <summary>How the delivery stands, recipient by recipient, in the order of channels and then people.</summary>
    public async Task<IReadOnlyList<string>> StatesAsync(MeetingSummary summary) =>
        [.. (await LinesAsync(summary)).OrderBy(line => line.Recipient.Name, StringComparer.Ordinal).Select(line => SummaryWords.Of(line.State))];

    public Task SettledAsync(MeetingSummary summary) =>
        UntilAsync(async () => (await LinesAsync(summary)).All(line => line.State is not (MessageState.Planned or MessageState.Sending)));

    /// <summary>Lets the connector answer in a channel as a test says; null for as it should.</summary>
    public void Answer(int channel, Func<HttpContext, Task>? answer)
    {
        var path = $"/v3/conversations/{ChannelId(channel)}/activities";
        if (answer is null)
        {
            Bot.Connector.Paths.TryRemove(path, out _);
        }
        else
        {
            Bot.Connector.Paths[path] = answer;
        }
    }

    /// <summary>What was posted into a conversation.</summary>
    public IReadOnlyList<ConnectorRequest> Posted(string conversation) => Bot.Posted(conversation);

    public IReadOnlyList<ConnectorRequest> Posted(int channel) => Posted(ChannelId(channel));

    /// <summary>What took the place of a message there.</summary>
    public IReadOnlyList<ConnectorRequest> Overwritten(int channel) => Below("PUT", ChannelId(channel));

    /// <summary>What was said in a thread there.</summary>
    public IReadOnlyList<ConnectorRequest> Answered(int channel) => Below("POST", ChannelId(channel));

    public IReadOnlyList<ConnectorRequest> Below(string method, string conversation) =>
        [.. Bot.Connector.Requests.Where(request => request.Line.StartsWith($"{method} /v3/conversations/{Uri.EscapeDataString(conversation)}/activities/", StringComparison.Ordinal))];

    /// <summary>The card of the only delivery in the channel of 事務局, each time that it was written.</summary>
    public IReadOnlyList<CardView> Boards(string? channel = null) => CardsIn(channel ?? Channel.Id, "まとめの届き方");

    /// <summary>All cards in a conversation that say these words.</summary>
    public IReadOnlyList<CardView> CardsIn(string conversation, string words) =>
    [
        .. Bot.Connector.Requests
            .Where(request => request.Line.Contains($"/v3/conversations/{Uri.EscapeDataString(conversation)}/activities", StringComparison.Ordinal))
            .Where(request => request.Body.Contains(words, StringComparison.Ordinal))
            .Select(CardOf),
    ];

    /// <summary>The card in the channel, as soon as it says this.</summary>
    public async Task<CardView> BoardAsync(params string[] words)
    {
        bool Says(CardView card) => words.All(word => card.Shown.Contains(word, StringComparison.Ordinal));
        await UntilAsync(() => Task.FromResult(Boards() is [.., var last] && Says(last)), () => string.Join("\n---\n", Boards().Select(card => card.Shown)));
        // Whoever presses does so later than what they see has happened.
        Time.Now += TimeSpan.FromSeconds(1);
        return Boards()[^1];
    }

    public static CardView CardOf(ConnectorRequest request) =>
        new(Assert.Single(request.Json.GetProperty("attachments").EnumerateArray()).GetProperty("content"), "card");

    /// <summary>Until something is so; meanwhile the clock goes on, several times as fast as that of the machine.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition, Func<string>? otherwise = null)
    {
        for (var looks = 0; !await condition(); looks++)
        {
            Assert.True(looks < 1200, otherwise?.Invoke() ?? "It never came.");
            await Task.Delay(50);
            if (looks % 6 == 5)
            {
                Time.Now += TimeSpan.FromSeconds(2);
            }
        }
    }

    /// <summary>Somebody asks about a summary as the form of the readers does it.</summary>
    public async Task<SummaryQuestion> QuestionAsync(MeetingSummary summary, int asker, string text = "次の会は、いつですか。")
    {
        var reach = To($"a:{asker}", "personal");
        var question = new SummaryQuestion(
            Nonce.New(), Ward, summary.Id, Reach.Key(asker), MessageRow.Serialize(reach), "見本事業所", PrivacyScreen.Restore(text), Instant.FromDateTimeOffset(Time.Now));
        var turn = new Turn(new Activity(), reach with { User = new ChannelAccount($"29:{asker}", AadObjectId: TestChannel.ObjectId(asker)) });
        await Bot.Services.GetRequiredService<SummaryQuestions>().KeepAsync(summary, question, turn, LeadBot.Press(), default);
        return question;
    }

    public async ValueTask DisposeAsync()
    {
        Assert.DoesNotContain(Bot.Log.All, line => line.Contains(Marker, StringComparison.Ordinal) || line.Contains("見本チャネル", StringComparison.Ordinal));
        await Desk.DisposeAsync();
    }

    private async Task SubscribeAsync(ConversationReference to, string name, bool isPersonal, string subscriber)
    {
        var subscription = new Subscription(subscriber, Ward, new HashSet<string>(), MessageRow.Serialize(to), name) { IsPersonal = isPersonal };
        Assert.IsType<TransactionResult.Written>(await Bot.Store().TransactAsync(SummaryKeys.Table, [SubscriptionBook.Put(subscription)], default));
    }
}
