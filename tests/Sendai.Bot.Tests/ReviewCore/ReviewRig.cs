using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Sendai.Bot.Calendar;
using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Versions;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Connector;
using Sendai.Teams.Hosting;
using Sendai.Teams.Tests.Support;
using Dispatcher = Sendai.Bot.Delivery.Dispatcher;

namespace Sendai.Bot.Tests.ReviewCore;

/// <summary>One instance of the program as far as sessions are concerned, on a database that others may share.</summary>
internal sealed class ReviewRig : IAsyncDisposable
{
    public static readonly Ward Ward = new("みほん");

    /// <summary>Stands in every name, and must stand in no log.</summary>
    private const string Name = "見本 花子";

    private readonly ServiceProvider services;
    private readonly ITableStore store;
    private readonly TimeProvider time;

    public ReviewRig(string database, TimeProvider time, Func<ITableStore, ITableStore>? tables = null, DeliveryFault? fault = null, string connector = "http://127.0.0.1:9", string? graph = null, Action<IServiceCollection>? more = null)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Graph:Organizer", graph is null ? null : "kai@example.com"), new("Graph:Endpoint", graph)]).Build();
        this.time = time;
        Connector = connector;
        store = Storage.Open(new ConfigurationBuilder().AddInMemoryCollection([new(Databases.SettingOf(database), database)]).Build());
        var directory = new CurrentDirectory();
        var content = new DirectoryContent();
        directory.Swap(new DirectorySnapshot(0, content, new Router(content), []));
        var collection = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace))
            .AddSingleton<IConfiguration>(settings)
            .AddSingleton(time)
            .AddSingleton<CityClock>()
            .AddSingleton(directory)
            .AddSingleton(tables?.Invoke(store) ?? store)
            .AddTeamsChannel(new ConfigurationBuilder().Build());
        if (fault is not null)
        {
            collection.AddSingleton(fault);
        }

        collection.AddSingleton(ConnectorIdentity.None).AddDelivery().AddCalendar(settings).AddReviewSessions();
        more?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public LogLines Log { get; } = new();

    public string Connector { get; }

    /// <summary>What comes on top of sessions.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ITableStore Tables => services.GetRequiredService<ITableStore>();

    public ReviewStore Store => services.GetRequiredService<ReviewStore>();

    public ReviewDesk Desk => services.GetRequiredService<ReviewDesk>();

    public BookingDesk Bookings => services.GetRequiredService<BookingDesk>();

    public DeliveryService Service => services.GetRequiredService<DeliveryService>();

    public Outbox Outbox => services.GetRequiredService<Outbox>();

    /// <summary>Two days from now, at ten in the morning of the city.</summary>
    public Instant InTwoDays => CityClock.Of(CityClock.At(time.GetUtcNow()).Date.PlusDays(2) + new LocalTime(10, 0));

    /// <summary>A session with slots of ten minutes, made as 事務局 makes one.</summary>
    public async Task<string> MakeAsync(int capacity = 6, Instant? starts = null)
    {
        var begins = starts ?? InTwoDays;
        var session = new ReviewSession(
            ReviewRows.NewId(CityClock.At(begins).Date), Ward, "choko", "見本の会", begins, 0, 10, capacity, begins - Duration.FromMinutes(1), Bookers.Everyone, 3, ["ケース"], "", "見本の場所", "");
        await ChangeAsync([], draft => draft.Put(SessionBook.Of(session, [], 0)));
        return session.Id;
    }

    public Task ChangeAsync(IReadOnlyList<string> sessions, Action<ReviewDraft> change) => Desk.DoAsync(
        Ward,
        new ReviewCommand<bool>(sessions, draft =>
        {
            change(draft);
            return true;
        }),
        default);

    /// <summary>What changes a session as 事務局 does.</summary>
    public Task ChangeAsync(string session, Func<ReviewSession, ReviewSession> change) => ChangeAsync([session], draft =>
    {
        var (decision, after) = draft.Find(session)!.Change(change, draft.Now);
        Assert.IsType<ChangeDecision.Changed>(decision);
        draft.Put(after);
    });

    /// <summary>Somebody presses 「予約する」, waiting in line when nothing is free.</summary>
    public async Task<BookingDecision> BookAsync(string session, int person, int? slot = null, string? nonce = null) =>
        (await Bookings.BookAsync(Ward, session, Request(person, slot), Press(person), Data(nonce ?? $"book-{session}-{person}"), default))!.Decision;

    public async Task<CancelDecision> CancelAsync(string session, int person, int number, string? nonce = null) =>
        (await Bookings.CancelAsync(Ward, session, number, false, Press(person), Data(nonce ?? $"cancel-{session}-{number}"), default))!.Decision;

    public async Task<MoveDecision> MoveAsync(string session, int person, int number, string to, int? slot = null) =>
        (await Bookings.MoveAsync(Ward, session, number, to, slot, false, Press(person), Data($"move-{session}-{number}-{to}-{slot}"), default))!.Decision;

    public async Task<SessionBook> BookOfAsync(string session) => (await Store.FindAsync(Ward, session, default))!.Book;

    /// <summary>The messages about a session's bookings, by their keys.</summary>
    public ValueTask<List<TableRow>> MessagesAsync(string session) => Tables
        .ReadAllAsync(ReviewRows.Table, new TableQuery { PartitionKey = ReviewRows.PartitionOf(Ward), RowKeyPrefix = $"m-{session}-" }, default)
        .ToListAsync();

    /// <summary>Looks once for what is due and works until nothing is under way.</summary>
    public async Task RunAsync()
    {
        await Service.PollAsync(default);
        var idle = services.GetRequiredService<Dispatcher>().IdleAsync();
        for (var tries = 0; !idle.IsCompleted; tries++)
        {
            Assert.True(tries < 4000, "Delivery does not come to rest.");
            await Task.WhenAny(idle, Task.Delay(5));
            (time as ManualClock)?.AdvanceTowardsNext(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5));
        }

        await idle;
    }

    public async ValueTask DisposeAsync()
    {
        Assert.DoesNotContain(Log.All, line => line.Contains("花子", StringComparison.Ordinal));
        await services.DisposeAsync();
        if (store is IAsyncDisposable closing)
        {
            await closing.DisposeAsync();
        }
    }

    public static string PersonOf(int person) => Bot.People.UserKey.Hash($"30000000-0000-4000-8000-{person:D12}");

    public static ActionData Data(string nonce) => new(ReviewVerbs.Book, JsonElement.Parse($$"""{"nonce":"{{nonce}}"}"""), false);

    private BookingRequest Request(int person, int? slot) => new(
        PersonOf(person), Name, MessageRow.Serialize(Chat(person)), "", BookingTheme.None, slot) { OrWaits = true };

    public ConversationReference Chat(int person) => new()
    {
        ServiceUrl = Connector,
        ChannelId = "msteams",
        Conversation = new ConversationAccount($"a:{person}", "personal"),
        Bot = new ChannelAccount("28:bot"),
        User = new ChannelAccount($"29:{person}", Name) { AadObjectId = $"30000000-0000-4000-8000-{person:D12}" },
    };

    /// <summary>A press in the person's own chat, on a card that came from elsewhere than the outbox.</summary>
    public Turn Press(int person) => new(new Activity { ReplyToId = $"card-{person}" }, Chat(person));
}
