using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.ReviewCore;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Tests.SummaryCore;

/// <summary>One instance of the program as far as summaries and their delivery are concerned, on a database that others may share.</summary>
internal sealed class SummaryRig : IAsyncDisposable
{
    /// <summary>Stands in every summary, and must stand in no log.</summary>
    public const string Marker = "めじるし四五六";

    public SummaryRig(
        string database, TimeProvider time, string connector = "http://127.0.0.1:9", Func<ITableStore, ITableStore>? tables = null, DeliveryFault? fault = null)
    {
        Reviews = new ReviewRig(
            database,
            time,
            tables,
            fault,
            connector,
            // The card of 事務局 and the counts of readers belong to features; here their work is done as soon as it is there.
            more: services => services.AddSummaryFiles().AddSingleton(Done(SummaryJobs.Board)).AddSingleton(Done(SummaryJobs.Reads)));
        Time = time;
    }

    public static Ward Ward => ReviewRig.Ward;

    public ReviewRig Reviews { get; }

    public TimeProvider Time { get; }

    public Instant Now => Instant.FromDateTimeOffset(Time.GetUtcNow());

    public SummaryDesk Desk => Reviews.Get<SummaryDesk>();

    public SummaryStore Store => Reviews.Get<SummaryStore>();

    public SummaryLedger Ledger => Reviews.Get<SummaryLedger>();

    public ITableStore Tables => Reviews.Tables;

    public static SummaryContent Content(string decision = "決めた") => new([
        PrivacyScreen.Restore($"{Marker}を話した"), PrivacyScreen.Restore($"{Marker}{decision}"), .. Enumerable.Repeat(ScreenedText.Empty, 5),
    ]);

    /// <summary>A channel of the connector that a test listens to.</summary>
    public ConversationReference Channel(int number) => new()
    {
        ServiceUrl = Reviews.Connector,
        ChannelId = "msteams",
        Conversation = new ConversationAccount($"19:{number}@thread.tacv2", "channel", IsGroup: true),
        Bot = new ChannelAccount("28:bot"),
        User = new ChannelAccount($"19:{number}@thread.tacv2"),
    };

    /// <summary>So many channels want the summaries of the ward.</summary>
    public async Task SubscribeAsync(int channels)
    {
        foreach (var batch in Enumerable.Range(0, channels).Chunk(100))
        {
            await Tables.TransactAsync(SummaryKeys.Table, [.. batch.Select(number => SubscriptionBook.Put(Subscription(number)))], default);
        }
    }

    public Subscription Subscription(int number)
    {
        var to = Channel(number);
        return new Subscription(DeadConversations.KeyOf(to.Conversation.Id!), Ward, new HashSet<string>(), MessageRow.Serialize(to), $"みほんチャネル{number}");
    }

    /// <summary>A draft of a meeting of today.</summary>
    public async Task<MeetingSummary> DraftAsync(string decision = "決めた")
    {
        var today = CityClock.At(Now).Date;
        return await Desk.KeepAsync(
            new MeetingSummary(SummaryKeys.NewId(today), new Meeting(Ward, "choko", "見本の会", today, "", []), Content(decision), ""), press: null, default);
    }

    /// <summary>A draft that shall go out.</summary>
    public async Task<MeetingSummary> ScheduledAsync(Duration after = default, string decision = "決めた")
    {
        var draft = await DraftAsync(decision);
        return await ChangedAsync(draft.Id, (summary, now) => summary.Schedule(now + after, Nonce.New(), now));
    }

    public Task<SummaryDecision?> DoAsync(string id, Func<MeetingSummary, Instant, SummaryDecision> decide) => Desk.ChangeAsync(Ward, id, decide, press: null, default);

    /// <summary>The same when it must go.</summary>
    public async Task<MeetingSummary> ChangedAsync(string id, Func<MeetingSummary, Instant, SummaryDecision> decide) =>
        Assert.IsType<SummaryDecision.Changed>(await DoAsync(id, decide)).Summary;

    public async Task<MeetingSummary> FindAsync(string id) => (await Store.FindAsync(Ward, id, default))!.Summary;

    public async Task<IReadOnlyList<LedgerLine>> LinesAsync(string id) => await Ledger.ReadAsync(await FindAsync(id), default);

    public ValueTask<int> PointersAsync() => Tables.ReadAllAsync("Due", new TableQuery(), default).CountAsync();

    private static JobHandler Done(string name) => new(name, static (_, _) => Task.FromResult<JobResult>(new JobResult.Done()));

    public async ValueTask DisposeAsync()
    {
        Assert.DoesNotContain(Reviews.Log.All, line => line.Contains(Marker, StringComparison.Ordinal) || line.Contains("みほんチャネル", StringComparison.Ordinal));
        await Reviews.DisposeAsync();
    }
}
