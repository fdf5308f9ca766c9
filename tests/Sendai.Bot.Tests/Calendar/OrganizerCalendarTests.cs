using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Calendar;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Teams.Activities;
using Sendai.Teams.Connector;
using Sendai.Teams.Graph;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.Calendar;

/// <summary>Events in the organiser's calendar, and the addresses of those who are invited; through the whole program.</summary>
public sealed class OrganizerCalendarTests : IAsyncLifetime
{
    private ConnectorServer graph = null!;
    private BotFactory bot = null!;

    private OrganizerCalendar Calendar => bot.Services.GetRequiredService<OrganizerCalendar>();

    public async Task InitializeAsync()
    {
        graph = await ConnectorServer.StartAsync();
        bot = await BotFactory.StartAsync(settings: new Dictionary<string, string?> { ["Graph:Organizer"] = "yoyaku@example.jp", ["Graph:Endpoint"] = graph.Url });
    }

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        await graph.DisposeAsync();
    }

    [Fact]
    public async Task Booking_IsMadeMovedAndCancelledAsOneEvent()
    {
        Assert.True(Calendar.IsConfigured);
        var made = Assert.IsType<GraphResult.Done>(await Calendar.PutAsync(Sample.Entry, "mihon@example.jp", "見本 みほん", null, default));
        var moved = Sample.Entry with { Starts = Sample.Entry.Starts.AddDays(1), Ends = Sample.Entry.Ends.AddDays(1) };
        Assert.Equal(made, await Calendar.PutAsync(moved, "mihon@example.jp", "見本 みほん", made.EventId, default));
        Assert.Equal(made, await Calendar.CancelAsync(made.EventId, "取り消しました。", default));

        var requests = graph.Requests.ToArray();
        Assert.Equal(
            [
                "POST /v1.0/users/yoyaku%40example.jp/events",
                "PATCH /v1.0/users/yoyaku%40example.jp/events/sent-1",
                "POST /v1.0/users/yoyaku%40example.jp/events/sent-1/cancel",
            ],
            requests.Select(request => request.Line));
        Assert.Equal($"{Sample.Entry.Id:D}", requests[0].Json.GetProperty("transactionId").GetString());
        Assert.Equal("2026-12-01T10:00:00", requests[0].Json.GetProperty("start").GetProperty("dateTime").GetString());
        Assert.Equal("2026-12-01T10:20:00", requests[0].Json.GetProperty("end").GetProperty("dateTime").GetString());
        Assert.Equal("2026-12-02T10:00:00", requests[1].Json.GetProperty("start").GetProperty("dateTime").GetString());
        Assert.Contains("参加用リンク：https://teams.example/", requests[0].Json.GetProperty("body").GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            bot.Log.All,
            line => new[] { "mihon@", "見本 みほん", "yoyaku@", "yoyaku%40" }.Any(word => line.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SameBookingTwice_HasTheSameTransaction()
    {
        graph.Scripted.Enqueue(ConnectorServer.Status(503, "9"));

        Assert.Equal(
            new GraphResult.Later(TimeSpan.FromSeconds(9), "Http503"), await Calendar.PutAsync(Sample.Entry, "mihon@example.jp", "", null, default));
        Assert.IsType<GraphResult.Done>(await Calendar.PutAsync(Sample.Entry, "mihon@example.jp", "", null, default));

        Assert.Single(graph.Requests.Select(request => request.Json.GetProperty("transactionId").GetString()).Distinct());
    }

    [Fact]
    public async Task WithoutAMailbox_ThereIsNoCalendar()
    {
        await using var plain = await BotFactory.StartAsync();
        var calendar = plain.Services.GetRequiredService<OrganizerCalendar>();

        Assert.False(calendar.IsConfigured);
        await Assert.ThrowsAsync<InvalidOperationException>(() => calendar.PutAsync(Sample.Entry, "mihon@example.jp", "", null, default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => calendar.CancelAsync("1", "", default));
    }

    [Fact]
    public async Task Address_IsAskedInThePersonalChat_AndAFaultIsNoAnswer()
    {
        Answer(ConnectorServer.Body(200, """{"id":"29:1","email":"mihon@example.jp"}"""));
        Assert.Equal("mihon@example.jp", await FindAsync());
        foreach (var (status, code) in new[] { (404, "MemberNotFoundInConversation"), (403, "BotNotInConversationRoster") })
        {
            Answer(Error(status, code));
            Assert.Null(await FindAsync());
        }

        foreach (var (status, code) in new[] { (403, "Forbidden"), (500, "ServiceError") })
        {
            Answer(Error(status, code));
            await Assert.ThrowsAsync<ConnectorException>(FindAsync);
        }
    }

    private static Func<HttpContext, Task> Error(int status, string code) =>
        ConnectorServer.Body(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code } }.ToJsonString());

    private void Answer(Func<HttpContext, Task> answer) =>
        bot.Connector.Paths["/v3/conversations/a:1/members/29:1"] = answer;

    private Task<string?> FindAsync() => bot.Services.GetRequiredService<AttendeeAddress>().FindAsync(
        new ConversationReference
        {
            ServiceUrl = bot.Connector.Url,
            Conversation = new ConversationAccount("a:1", "personal"),
            User = new ChannelAccount("29:1"),
        },
        default);
}
