using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Domain.Reviews;
using Sendai.Tables;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.ReviewCore;

/// <summary>Bookings in the calendar of an organiser, with Graph and the connector on this machine.</summary>
public sealed class CalendarJobTests : IAsyncLifetime
{
    private readonly ManualClock clock = new();
    private readonly ConcurrentDictionary<string, int> events = new(StringComparer.Ordinal);
    private ConnectorServer connector = null!;
    private ConnectorServer graph = null!;
    private ReviewRig rig = null!;

    public async Task InitializeAsync()
    {
        connector = await ConnectorServer.StartAsync();
        graph = await ConnectorServer.StartAsync();
        const string Events = "/v1.0/users/kai@example.com/events";
        graph.Paths[Events] = CreateAsync;
        for (var person = 1; person <= 2; person++)
        {
            connector.Paths[$"/v3/conversations/a:{person}/members/29:{person}"] =
                ConnectorServer.Body(200, $$"""{"id":"29:{{person}}","email":"mihon{{person}}@example.com"}""");
            graph.Paths[$"{Events}/event-{person}"] = ConnectorServer.Body(200, $$"""{"id":"event-{{person}}"}""");
            graph.Paths[$"{Events}/event-{person}/cancel"] = ConnectorServer.Status(202);
        }

        rig = new ReviewRig(await Databases.NewAsync(onAzurite: false), clock, connector: connector.Url, graph: graph.Url);
    }

    public async Task DisposeAsync()
    {
        await rig.DisposeAsync();
        await connector.DisposeAsync();
        await graph.DisposeAsync();
    }

    [Fact]
    public async Task Booked_Moved_Cancelled_TheEventFollows()
    {
        var session = await rig.MakeAsync();
        await rig.BookAsync(session, 1);
        await rig.BookAsync(session, 2);
        await RunAsync();

        Assert.Equal(2, events.Count);
        var made = graph.Requests.Where(request => request.Line.StartsWith("POST ", StringComparison.Ordinal)).ToList();
        Assert.Contains("mihon1@example.com", made[0].Body, StringComparison.Ordinal);
        Assert.Contains("見本の会", made[0].Body, StringComparison.Ordinal);
        graph.Requests.Clear();

        await rig.MoveAsync(session, 1, number: 1, session, slot: 4);
        await RunAsync();
        var changed = Assert.Single(graph.Requests);
        Assert.StartsWith("PATCH ", changed.Line, StringComparison.Ordinal);
        graph.Requests.Clear();

        await rig.CancelAsync(session, 2, number: 2);
        await RunAsync();
        Assert.EndsWith("/cancel", Assert.Single(graph.Requests).Line, StringComparison.Ordinal);
        graph.Requests.Clear();

        await rig.ChangeAsync(session, before => before with { Starts = before.Starts + Duration.FromDays(1) });
        await RunAsync();
        Assert.StartsWith("PATCH ", Assert.Single(graph.Requests).Line, StringComparison.Ordinal);
        graph.Requests.Clear();

        await rig.ChangeAsync(session, before => before with { IsCancelled = true });
        await RunAsync();
        Assert.EndsWith("/cancel", Assert.Single(graph.Requests).Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GraphThatFails_IsTriedAgain_AndBlocksNoBooking()
    {
        for (var failures = 0; failures < 4; failures++)
        {
            graph.Scripted.Enqueue(ConnectorServer.Status(503));
        }

        var session = await rig.MakeAsync();
        Assert.IsType<BookingDecision.Booked>(await rig.BookAsync(session, 1));
        await RunAsync();
        Assert.Single(connector.Requests, request => request.Line.EndsWith("/card-1", StringComparison.Ordinal));
        Assert.Equal(MessageState.Planned, MessageRow.StateOf(await JobAsync(session)));

        for (var minutes = 0; minutes < 20; minutes++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await RunAsync();
        }

        Assert.Equal(MessageState.Sent, MessageRow.StateOf(await JobAsync(session)));
        // However often it was tried, it was one event.
        Assert.Single(events);
    }

    [Fact]
    public async Task GraphThatRefuses_IsSeenByTheSecretariat_AndTheBookingStands()
    {
        graph.Scripted.Enqueue(ConnectorServer.Body(403, """{"error":{"code":"ErrorAccessDenied","message":"x"}}"""));
        var session = await rig.MakeAsync();
        await rig.BookAsync(session, 1);
        await RunAsync();

        Assert.Equal(MessageState.Failed, MessageRow.StateOf(await JobAsync(session)));
        Assert.Single((await rig.BookOfAsync(session)).Booked);
        Assert.Contains(rig.Log.All, line => line.Contains("ErrorAccessDenied", StringComparison.Ordinal));
        Assert.DoesNotContain(rig.Log.All, line => line.Contains("mihon1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutAnOrganiser_ThereIsNoWork()
    {
        await using var without = new ReviewRig(await Databases.NewAsync(onAzurite: false), clock, connector: connector.Url);
        var session = await without.MakeAsync();
        await without.BookAsync(session, 1);

        var loaded = (await without.Store.FindAsync(ReviewRig.Ward, session, default))!;
        Assert.DoesNotContain(ReviewJobs.InCalendar, loaded.Jobs.Keys);
    }

    private async Task<TableRow> JobAsync(string session) =>
        (await rig.Store.FindAsync(ReviewRig.Ward, session, default))!.Jobs[ReviewJobs.InCalendar];

    private async Task RunAsync()
    {
        await rig.RunAsync();
        await rig.RunAsync();
    }

    /// <summary>As Graph does: the same transaction id makes no second event.</summary>
    private async Task CreateAsync(HttpContext context)
    {
        var id = events.GetOrAdd(graph.Requests.Last().Json.GetProperty("transactionId").GetString()!, _ => events.Count + 1);
        context.Response.StatusCode = 201;
        await context.Response.WriteAsync($$"""{"id":"event-{{id}}"}""");
    }
}
