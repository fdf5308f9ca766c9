using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sendai.Bot.People;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Cases;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Reviews;
using Sendai.Bot.Tests.Summaries;
using Sendai.Bot.Watch;
using Sendai.Tables;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.Watch;

/// <summary>
/// What people write is in no trace, no metric and no log, neither in the process nor in what leaves it; and who they are is in
/// no trace and no metric.
/// </summary>
[Collection(nameof(Alone))]
public sealed class LeakTests : IDisposable
{
    private const string Question = "夜中に眠れないと何度も電話してくる方の加算のこと";
    private const string CaseText = "日中は家で過ごすことが多い";
    private const string Decision = "移動支援の一覧を作る";
    private const string Homework = "一覧を11月末までに配る";
    private const string PersonInCase = "佐藤太郎";
    private const string UserName = "印野 花子";
    private const string UserId = "29:leak-user";
    private const string Conversation = "a:leak-chat";
    private const string FaultWords = "秘密のことば";

    /// <summary>What the connector says of a refusal.</summary>
    private const string RefusalWords = "ひみつ";

    private static readonly string ObjectId = TestChannel.ObjectId(987_654_321);

    /// <summary>Nowhere at all.</summary>
    private static readonly string[] Words = [Question, "夜中に眠れない", CaseText, Decision, Homework, PersonInCase, "佐藤", "印野", "花子", FaultWords, RefusalWords];

    /// <summary>Not even as the hash that keys are made of.</summary>
    private static readonly string[] Ids =
        [UserId, "leak-user", Conversation, "leak-chat", Uri.EscapeDataString(Conversation), ObjectId, UserKey.Hash(ObjectId), UserKey.Hash(Conversation)];

    private readonly Signals signals = new();
    private readonly EventLines events = new();

    public void Dispose()
    {
        signals.Dispose();
        events.Dispose();
    }

    [Fact]
    public async Task WholeConversations_WithFaults_LeakNothing()
    {
        await using var collector = await OtlpServer.StartAsync();
        await TalkAsync(collector);

        foreach (var name in new[] { "turn", "route", "store", "connector", "answer", "deliver" })
        {
            Assert.NotEmpty(signals.Named(name));
        }

        foreach (var name in new[] { "sendai.turns", "sendai.turn.duration", "sendai.duplicates", "sendai.routing", "sendai.deliveries", "sendai.outbox.lag" })
        {
            Assert.True(signals.Count(name) > 0, name);
            Assert.Contains(name, collector.Of("metrics"), StringComparison.Ordinal);
        }

        Assert.NotEmpty(events.Of(100));
        Assert.NotEmpty(events.Of(101));
        Assert.Contains(events.All, line => line is { Category: "Sendai.Teams.Hosting.OutgoingSender", Id: 5 });
        Assert.Contains(events.All, line => line is { Category: "Sendai.Teams.Hosting.TurnRunner", Id: 3 });
        Assert.Contains("Alive", collector.Of("logs"), StringComparison.Ordinal);
        Assert.Contains("db.collection.name", collector.Of("traces"), StringComparison.Ordinal);

        Assert.Empty(Leaks(signals.Texts, [.. Words, .. Ids]));
        Assert.Empty(Leaks([collector.Of("traces"), collector.Of("metrics")], [.. Words, .. Ids]));
        Assert.Empty(Leaks(events.All.Select(line => line.Text), [.. Words, UserId, ObjectId]));
        Assert.Empty(Leaks(events.All.SelectMany(line => line.Fields.Values), [.. Words, UserId, ObjectId]));
        Assert.Empty(Leaks([collector.Of("logs")], [.. Words, UserId, ObjectId]));
        // A conversation is named only where a message to it did not leave.
        Assert.All(
            events.All.Where(line => Leaks([line.Text], [Conversation]).Count > 0),
            line => Assert.Equal(("Sendai.Teams.Hosting.OutgoingSender", LogLevel.Error), (line.Category, line.Level)));
    }

    [Fact]
    public async Task Tags_AreTheseAndNoOthers()
    {
        await using var collector = await OtlpServer.StartAsync();
        await TalkAsync(collector);

        Assert.Subset(
            new HashSet<string>
            {
                "turn: type", "turn: channel", "turn: outcome", "connector: operation", "connector: http.response.status_code", "connector: error.type",
                "route: result", "store: db.operation.name", "store: db.collection.name", "store: outcome", "store: error.type", "deliver: kind",
            },
            signals.Spans.SelectMany(span => span.TagObjects.Select(tag => $"{span.OperationName}: {tag.Key}")).ToHashSet());
        Assert.All(signals.Spans, span => Assert.True(span.StatusDescription is null && !span.Events.Any()));
        // Few values: a table, an outcome, a kind; and numbers only where they are statuses.
        Assert.All(
            signals.Spans.SelectMany(span => span.TagObjects),
            tag => Assert.Matches("^([A-Za-z][A-Za-z_.-]{0,60}|[45][0-9][0-9])$", $"{tag.Value}"));
    }

    [Fact]
    public void Scan_SeesWhatLeaks()
    {
        using var source = new ActivitySource("Sendai.Bot");
        source.StartActivity("route")!.SetTag("question", $"「{Question}」").Dispose();
        source.StartActivity("route")!.SetStatus(ActivityStatusCode.Error, PersonInCase).Dispose();
        source.StartActivity(UserName)!.Dispose();
        source.StartActivity("store")!.SetTag("key", UserKey.Hash(ObjectId)).Dispose();

        Assert.Equal(4, Leaks(signals.Texts, [.. Words, .. Ids]).Count);
    }

    [Fact]
    public async Task Scan_SeesWhatLeavesTheProcess()
    {
        await using var collector = await OtlpServer.StartAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(collector.Settings).Build();
        var collection = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging(logging => logging.AddProvider(events));
        await using (var services = collection.AddExport(configuration).BuildServiceProvider())
        {
            foreach (var start in services.GetServices<IHostedService>())
            {
                await start.StartAsync(default);
            }

            Telemetry.Source.StartActivity("route")!.SetTag("question", Question).Dispose();
            Telemetry.Routing.Add(1, new KeyValuePair<string, object?>("result", Question));
            WatchLog.DeadLetter(services.GetRequiredService<ILogger<LeakTests>>(), Question, UserId);
        }

        foreach (var signal in new[] { "traces", "metrics", "logs" })
        {
            Assert.Single(Leaks([collector.Of(signal)], Words));
        }

        Assert.Single(Leaks(events.All.Select(line => line.Text), [UserId]));
        Assert.Equal(2, Leaks(events.All.SelectMany(line => line.Fields.Values), [Question, UserId]).Count);
    }

    private static List<string> Leaks(IEnumerable<string> told, IReadOnlyList<string> forbidden) =>
        [.. told.Where(text => forbidden.Any(word => text.Contains(word, StringComparison.Ordinal)))];

    /// <summary>A question, a booking, a case with a name in it, a summary; and everything that may go wrong beside them.</summary>
    private async Task TalkAsync(OtlpServer collector)
    {
        FaultyStore? store = null;
        await using var bot = await BotFactory.StartInProductionAsync(
            settings: collector.Settings,
            services: services =>
            {
                services.Wrap(own => new WatchedTableStore(store = new FaultyStore(own)));
                services.AddLogging(logging => logging.AddProvider(events));
                services.AddExport(new ConfigurationBuilder().AddInMemoryCollection(collector.Settings).Build());
            });
        var chat = new Chat(bot, UserId, Conversation, "personal", ObjectId) { Name = UserName };
        await chat.SayAsync("青葉区");
        await chat.SayAsync(Question);
        await bot.MakeAsync();
        Assert.Contains("予約できました", (await chat.BookAsync()).Shown, StringComparison.Ordinal);
        var form = await chat.AskAsync("ケースを出したい");
        var refused = (await chat.FillAsync(form, "出す", ("summary", $"{PersonInCase}さん。{CaseText}。"))).Card;
        Assert.DoesNotContain("ケースを受け付けました", refused.Shown, StringComparison.Ordinal);
        await chat.HandInAsync(("summary", $"50代のAさん。{CaseText}。"));
        await chat.SubscribeAsync();
        await bot.SendAsync(decisions: Decision, homework: Homework);
        Assert.Contains(bot.Connector.Requests, request => request.Body.Contains(Decision, StringComparison.Ordinal));

        var again = chat.Message(Question, "twice");
        Assert.Equal((202, 202), (await bot.StatusAsync(again), await bot.StatusAsync(again.DeepClone().AsObject())));
        await chat.AnswersAsync("twice");
        bot.Connector.Scripted.Enqueue(Reach.Refusal(500, "ServiceError"));
        await chat.SayAsync(Question);
        bot.Connector.Faults = async context =>
        {
            await ConnectorServer.Body(413, FaultWords)(context);
            return true;
        };
        await bot.SendAsync(decisions: Decision, homework: Homework);
        bot.Connector.Faults = null;
        store!.IsBroken = true;
        Assert.Equal(202, await bot.StatusAsync(chat.Message(Question)));
        store.Fault = () => new InvalidOperationException($"{Question} {UserName} {UserId}");
        Assert.Equal(202, await bot.StatusAsync(chat.Message(Question)));
        store.IsBroken = false;
        await chat.SayAsync(Question);
    }
}
