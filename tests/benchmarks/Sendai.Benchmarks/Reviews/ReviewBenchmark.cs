using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Sendai.Benchmarks.Delivery;
using Sendai.Bot;
using Sendai.Bot.Calendar;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Versions;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Tables;
using Sendai.Tables.Sqlite;
using Sendai.Teams.Activities;
using Sendai.Teams.Connector;
using Sendai.Teams.Hosting;
using Activity = Sendai.Teams.Activities.Activity;
using Duration = NodaTime.Duration;

namespace Sendai.Benchmarks.Reviews;

/// <summary>
/// What listing and booking cost, by how many sessions there have been: a thousand a year in one ward, each with six bookings
/// made as the bot makes them. One person has a booking in every eightieth.
/// </summary>
internal static class ReviewBenchmark
{
    private const int PerYear = 1_000;
    private const int Slots = 6;
    private const int Tries = 200;
    private static readonly Ward Ward = new("みほん");

    public static async Task<int> RunAsync()
    {
        Console.WriteLine("| sessions before | what | ms, median | p95 | store calls | rows read |");
        Console.WriteLine("|--:|---|--:|--:|--:|--:|");
        foreach (var years in (int[])[0, 1, 10])
        {
            await MeasureAsync(years);
        }

        return 0;
    }

    private static async Task MeasureAsync(int years)
    {
        var folder = Directory.CreateTempSubdirectory("sendai-reviews-");
        try
        {
            await using var file = new SqliteTableStore(Path.Combine(folder.FullName, "reviews.db"));
            var store = new CountingStore(file);
            var clock = new MovableClock();
            await using var services = Services(store, clock);
            var desk = services.GetRequiredService<ReviewDesk>();
            for (var n = 0; n < years * PerYear; n++)
            {
                var session = await MakeAsync(desk, clock);
                await Task.WhenAll(Enumerable.Range(0, Slots).Select(slot => BookAsync(services, session, n % 80 == 0 && slot == 0 ? 0 : (n * Slots) + slot + 1)));
                clock.Advance(TimeSpan.FromDays(365) / PerYear);
            }

            List<string> next = [];
            for (var n = 0; n < Tries; n++)
            {
                next.Add(await MakeAsync(desk, clock));
            }

            var reviews = services.GetRequiredService<ReviewStore>();
            var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            var person = PersonOf(0);
            await PrintAsync(years, "the next four", store, _ => reviews.FromAsync(Ward, now, 4, default));
            await PrintAsync(years, "somebody's own", store, _ => reviews.OfPersonAsync(Ward, person, now, default));
            await PrintAsync(years, "book a slot", store, n => BookAsync(services, next[n], 1_000_000 + n));
            await PrintAsync(years, "book and cancel", store, async n =>
            {
                var booking = await BookAsync(services, next[n], 2_000_000 + n);
                await CancelAsync(services, next[n], 2_000_000 + n, booking);
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task PrintAsync(int years, string what, CountingStore store, Func<int, Task> act)
    {
        store.Reset();
        var times = new List<double>();
        for (var n = 0; n < Tries; n++)
        {
            var began = Stopwatch.GetTimestamp();
            await act(n);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {years * PerYear:N0} | {what} | {times[Tries / 2]:F2} | {times[Tries * 95 / 100]:F2} | {store.Calls / (double)Tries:F1} | {store.Rows / (double)Tries:F1} |"));
    }

    private static ServiceProvider Services(ITableStore store, MovableClock clock)
    {
        var directory = new CurrentDirectory();
        var content = new DirectoryContent();
        directory.Swap(new DirectorySnapshot(0, content, new Router(content), []));
        var nothing = new ConfigurationBuilder().Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(nothing)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<CityClock>()
            .AddSingleton(directory)
            .AddSingleton(store)
            .AddSingleton(ConnectorIdentity.None)
            .AddTeamsChannel(nothing)
            .AddDelivery()
            .AddCalendar(nothing)
            .AddReviewSessions()
            .BuildServiceProvider();
    }

    private static async Task<string> MakeAsync(ReviewDesk desk, MovableClock clock)
    {
        var starts = Instant.FromDateTimeOffset(clock.GetUtcNow()) + Duration.FromDays(10);
        var session = new ReviewSession(
            ReviewRows.NewId(CityClock.At(starts).Date), Ward, "kind", "見本の会", starts, 0, 10, Slots, starts - Duration.FromHours(1), Bookers.Everyone, 3, [], "", "", "");
        await desk.DoAsync(
            Ward,
            new ReviewCommand<bool>([], draft =>
            {
                draft.Put(SessionBook.Of(session, [], 0));
                return true;
            }),
            default);
        return session.Id;
    }

    private static async Task<int> BookAsync(IServiceProvider services, string session, int person)
    {
        var chat = Chat(person);
        var request = new BookingRequest(PersonOf(person), "見本", MessageRow.Serialize(chat), "", BookingTheme.None, null) { OrWaits = true };
        var booked = await services.GetRequiredService<BookingDesk>().BookAsync(Ward, session, request, new Turn(new Activity(), chat), Data($"{session} {person}"), default);
        return booked!.Decision switch
        {
            BookingDecision.Booked there => there.Booking.Number,
            BookingDecision.Waitlisted waits => waits.Booking.Number,
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }

    private static Task<Given?> CancelAsync(IServiceProvider services, string session, int person, int number) =>
        services.GetRequiredService<BookingDesk>().CancelAsync(Ward, session, number, false, new Turn(new Activity(), Chat(person)), Data($"{session} {person} cancel"), default);

    private static ActionData Data(string nonce) => new("review.book", JsonElement.Parse($$"""{"nonce":"{{nonce}}"}"""), false);

    private static string PersonOf(int person) => UserKey.Hash(ObjectId(person));

    private static string ObjectId(int person) => string.Create(CultureInfo.InvariantCulture, $"30000000-0000-4000-8000-{person:D12}");

    private static ConversationReference Chat(int person) => new()
    {
        ServiceUrl = "http://127.0.0.1:9",
        ChannelId = "msteams",
        Conversation = new ConversationAccount($"a:{person}", "personal"),
        User = new ChannelAccount($"29:{person}", "見本") { AadObjectId = ObjectId(person) },
    };
}
