using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Watch;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;
using Activity = Sendai.Teams.Activities.Activity;

namespace Sendai.Bot.Tests.Watch;

/// <summary>A turn can be followed from the activity to the answer, and costs nothing while nobody does.</summary>
[Collection(nameof(Alone))]
public sealed class TraceTests
{
    [Fact]
    public async Task Question_IsOneTrace_ThroughStoreDomainAndConnector()
    {
        using var signals = new Signals();
        await using var bot = await BotFactory.StartAsync();
        var chat = new Chat(bot);
        Assert.Equal(202, await bot.StatusAsync(chat.Message("青葉区で加算のことを聞きたい", "m1")));
        // The answer, and the welcome of a stranger.
        await Reach.UntilAsync(() => signals.Named("answer").Count == 2);

        var turn = Assert.Single(signals.Named("turn"));
        Assert.Equal(
            [("channel", "msteams"), ("outcome", "done"), ("type", "message")],
            turn.TagObjects.Select(tag => (tag.Key, $"{tag.Value}")).Order());
        Assert.Equal((default, ActivityKind.Server), (turn.ParentSpanId, turn.Kind));
        Assert.All(
            signals.Spans.Where(span => span.OperationName is "store" or "route" or "answer" && span.TraceId == turn.TraceId),
            span => Assert.Equal(turn.SpanId, span.ParentSpanId));
        Assert.Contains(signals.Named("store"), span => span.TraceId == turn.TraceId && Equals(span.GetTagItem("db.collection.name"), "People"));
        Assert.Equal("candidates", Assert.Single(signals.Named("route"), span => span.TraceId == turn.TraceId).GetTagItem("result"));
        Assert.Equal(signals.Named("answer").Select(answer => answer.SpanId), signals.Named("connector").Select(call => call.ParentSpanId));
        Assert.All(signals.Named("answer"), answer => Assert.Equal(turn.SpanId, answer.ParentSpanId));
        Assert.Equal(1, signals.Count("sendai.turns 1 type=message outcome=done"));
        Assert.Equal(1, signals.Count("sendai.turn.duration"));
        Assert.Equal(1, signals.Count("sendai.routing 1 result=candidates"));
    }

    [Fact]
    public async Task LooksIntoTheStoreForNobody_AreNotFollowed()
    {
        using var signals = new Signals();
        await using var bot = await BotFactory.StartAsync();
        var looks = 0;
        await Reach.UntilAsync(() => ++looks > 300);

        Assert.Empty(signals.Spans);
    }

    [Fact]
    public async Task SenderOfARequest_DecidesNeitherTheTraceNorWhetherItIsKept()
    {
        using var signals = new Signals();
        await using var bot = await BotFactory.StartAsync();
        using var client = bot.CreateClient();
        client.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
        client.DefaultRequestHeaders.Add("baggage", "note=text");
        using var content = new StringContent(new Chat(bot).Message("加算のことを聞きたい").ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await client.PostAsync(new Uri("/api/messages", UriKind.Relative), content);

        var turn = Assert.Single(signals.Named("turn"));
        Assert.NotEqual("0af7651916cd43dd8448eb211c80319c", turn.TraceId.ToHexString());
        Assert.Equal((default, true), (turn.ParentSpanId, turn.Recorded));
        Assert.Empty(turn.Baggage);
    }

    [Fact]
    public async Task Outcomes_AreCounted()
    {
        using var signals = new Signals();
        FaultyStore? store = null;
        await using var bot = await BotFactory.StartAsync(services: services => services.Wrap(own => new WatchedTableStore(store = new FaultyStore(own))));
        var chat = new Chat(bot);
        await bot.StatusAsync(chat.Message("加算のことを聞きたい", "m1"));
        await bot.StatusAsync(chat.Message("加算のことを聞きたい", "m1"));
        await bot.StatusAsync(chat.Inbound("typeOfNextYear"));
        await chat.ExecuteAsync("consult.nothing", []);
        store!.IsBroken = true;
        await bot.StatusAsync(chat.Message("加算のことを聞きたい", "m2"));

        Assert.Equal(
            ["sendai.turns 1 type=invoke outcome=ignored", "sendai.turns 1 type=message outcome=done", "sendai.turns 1 type=message outcome=duplicate",
                "sendai.turns 1 type=message outcome=failed", "sendai.turns 1 type=other outcome=ignored"],
            signals.Measurements.Where(one => one.StartsWith("sendai.turns ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(1, signals.Count("sendai.duplicates 1"));
        var failed = Assert.Single(signals.Named("turn"), span => Equals(span.GetTagItem("outcome"), "failed"));
        Assert.Equal(ActivityStatusCode.Error, failed.Status);
        Assert.Contains(signals.Named("store"), span => span.TraceId == failed.TraceId && Equals(span.GetTagItem("error.type"), typeof(TableStoreException).FullName));
    }

    [Fact]
    public async Task WithoutAnEndpoint_NothingIsExportedAndNobodyListens()
    {
        await using var bot = await BotFactory.StartAsync();

        Assert.Null(bot.Services.GetService<TracerProvider>());
        Assert.False(Telemetry.Source.HasListeners());
        Assert.False(Telemetry.Routing.Enabled);
    }

    [Fact]
    public async Task WhileNobodyListens_NothingIsAllocated()
    {
        var plain = new ReadyStore();
        await using var watched = new WatchedTableStore(plain);
        var to = new ConversationReference { ServiceUrl = "http://localhost", Conversation = new ConversationAccount("a:1"), User = new ChannelAccount("29:1") };
        var turn = new Turn(new Activity { Type = ActivityTypes.Message, ChannelId = "msteams" }, to);
        void Once()
        {
            using var span = Telemetry.Source.StartActivity("route");
            span?.SetTag("result", "unsure");
            Telemetry.Routing.Add(1, new KeyValuePair<string, object?>("result", "unsure"));
            _ = watched.GetAsync("People", "p", "r", default);
            TurnWatch.Begin(turn).End(TurnOutcome.Done);
        }

        for (var warm = 0; warm < 1000; warm++)
        {
            Once();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var times = 0; times < 1000; times++)
        {
            Once();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2000, plain.Reads);
    }

    /// <summary>Has its answer ready, so that only what stands before it could allocate.</summary>
    private sealed class ReadyStore() : FollowingStore(null!)
    {
        private static readonly Task<TableRow?> None = Task.FromResult<TableRow?>(null);

        public int Reads { get; private set; }

        public override Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
        {
            Reads++;
            return None;
        }
    }
}
