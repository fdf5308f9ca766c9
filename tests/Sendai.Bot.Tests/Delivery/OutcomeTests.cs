using Azure;
using Microsoft.AspNetCore.Http;
using Sendai.Bot.Delivery;
using Sendai.Bot.Tests.Commands;
using Sendai.Tables;
using Sendai.Teams.Connector;
using Sendai.Teams.Tests.Support;
using static Sendai.Bot.Tests.Delivery.DeliveryRig;

namespace Sendai.Bot.Tests.Delivery;

/// <summary>What becomes of a message by what the connector answers.</summary>
public sealed class OutcomeTests : IAsyncLifetime
{
    private readonly ManualClock clock = new();
    private ConnectorServer connector = null!;
    private DeliveryRig rig = null!;

    public async Task InitializeAsync()
    {
        connector = await ConnectorServer.StartAsync();
        rig = new DeliveryRig(NewDatabase(), clock);
        await rig.PostAsync(Message("m1", To(connector, "a:1")));
    }

    public async Task DisposeAsync()
    {
        await rig.DisposeAsync();
        await connector.DisposeAsync();
    }

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(429, "900", 900)]
    [InlineData(429, "Wed, 18 Nov 2026 03:00:20 GMT", 19)]
    [InlineData(429, null, 2)]
    [InlineData(412, null, 2)]
    [InlineData(401, null, 2)]
    public async Task PutOff_IsSentAfterTheAskedTime(int status, string? retryAfter, int seconds)
    {
        connector.Scripted.Enqueue(ConnectorServer.Status(status, retryAfter));
        await rig.RunAsync();

        clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        await rig.RunAsync();
        Assert.Single(connector.Requests);
        Assert.Equal(MessageState.Planned, (await rig.RecordAsync("m1")).State);

        await rig.RunForAsync(TimeSpan.FromSeconds(6));
        Assert.Equal(2, connector.Requests.Count);
        var record = await rig.RecordAsync("m1");
        Assert.Equal((MessageState.Sent, 0, 0), (record.State, record.Unclear, record.Repeats));
    }

    [Fact]
    public async Task PutOffAgainAndAgain_EndsWithAReason()
    {
        Enqueue(ConnectorServer.Status(429), 20);

        await rig.RunForAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(BackOff.Tries, connector.Requests.Count);
        Assert.Equal(FailureReason.TriedTooOften, (await rig.RecordAsync("m1")).Reason);
        Assert.Equal(0, await rig.PointersAsync());
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(0)]
    public async Task Unclear_IsRepeatedOnceAndRecorded(int status)
    {
        connector.Scripted.Enqueue(StatusOrReset(status));

        await rig.RunForAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, connector.Requests.Count);
        var record = await rig.RecordAsync("m1");
        Assert.Equal((MessageState.Sent, 1), (record.State, record.Unclear));
        Assert.Contains(rig.Log.All, line => line.Contains("Meetings/ward/m1 got no clear answer", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(0)]
    public async Task UnclearTwice_IsNotTriedAThirdTime(int status)
    {
        Enqueue(StatusOrReset(status), 5);

        await rig.RunForAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(2, connector.Requests.Count);
        var record = await rig.RecordAsync("m1");
        Assert.Equal((MessageState.Failed, FailureReason.Unclear, 2), (record.State, record.Reason, record.Unclear));
    }

    [Fact]
    public async Task UnclearAfterAClaimThatRanOut_IsNotTriedAThirdTime()
    {
        // A process sent it, or did not, and died.
        await rig.Tables.MergeAsync(
            Table,
            new TableRow(Partition, "m1").SetState(MessageState.Sending).Set(MessageRow.Attempts, 1).Set(MessageRow.ClaimedUntil, clock.Now),
            ETag.All,
            default);
        Enqueue(ConnectorServer.Status(503), 5);

        await rig.RunForAsync(TimeSpan.FromMinutes(5));

        Assert.Single(connector.Requests);
        Assert.Equal(FailureReason.Unclear, (await rig.RecordAsync("m1")).Reason);
    }

    [Fact]
    public async Task RepeatThatWasUnderWayWhenItsSenderDied_IsNotMadeAgain()
    {
        await rig.Tables.MergeAsync(
            Table,
            new TableRow(Partition, "m1").SetState(MessageState.Sending)
                .Set(MessageRow.Attempts, 2).Set(MessageRow.Unclear, 1).Set(MessageRow.ClaimedUntil, clock.Now),
            ETag.All,
            default);

        await rig.RunForAsync(TimeSpan.FromMinutes(5));

        Assert.Empty(connector.Requests);
        Assert.Equal(FailureReason.Unclear, (await rig.RecordAsync("m1")).Reason);
        Assert.Equal(0, await rig.PointersAsync());
    }

    [Fact]
    public void NoToken_IsTriedLater() => Assert.Equal(new SendOutcome.Later(null), SendOutcome.Of(new TokenUnavailableException()));

    [Fact]
    public async Task NoAnswer_IsUnclearLongBeforeTheClaimRunsOut()
    {
        connector.Scripted.Enqueue(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await rig.Service.PollAsync(default);
        await connector.ReceivedAsync(1);

        clock.Advance(DeliveryTimes.Send);
        await rig.IdleAsync();

        var record = await rig.RecordAsync("m1");
        Assert.Equal((MessageState.Planned, 1), (record.State, record.Unclear));
        await rig.RunForAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((MessageState.Sent, 0), ((await rig.RecordAsync("m1")).State, (await rig.RecordAsync("m1")).Repeats));
    }

    [Theory]
    [InlineData(403, nameof(FailureReason.Blocked))]
    [InlineData(404, nameof(FailureReason.Gone))]
    [InlineData(413, nameof(FailureReason.TooLarge))]
    [InlineData(400, nameof(FailureReason.Refused))]
    [InlineData(307, nameof(FailureReason.Refused))]
    [InlineData(403, nameof(FailureReason.Blocked), "ConversationBlockedByUser")]
    [InlineData(403, nameof(FailureReason.Refused), "InvalidBotApiHost")]
    // They may have arrived, but Teams wants no other try.
    [InlineData(500, nameof(FailureReason.Unclear))]
    [InlineData(408, nameof(FailureReason.Unclear))]
    public async Task Refused_FailsAtOnce_AndTheNextIsSent(int status, string reason, string? code = null)
    {
        connector.Scripted.Enqueue(ConnectorServer.Body(status, code is null ? "" : $$$"""{"error":{"code":"{{{code}}}"}}"""));
        await rig.PostAsync(Message("m2", To(connector, "a:1")));

        await rig.RunForAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(2, connector.Requests.Count);
        Assert.Equal(reason, (await rig.RecordAsync("m1")).Reason.ToString());
        Assert.Equal(MessageState.Sent, (await rig.RecordAsync("m2")).State);
    }

    [Fact]
    public async Task NobodyThere_IsNotUnclear()
    {
        await rig.PostAsync(Message("m2", To($"http://127.0.0.1:{BotProgram.FreePort()}", "a:2")));

        await rig.RunForAsync(TimeSpan.FromSeconds(20));

        var record = await rig.RecordAsync("m2");
        Assert.Equal((MessageState.Planned, 0), (record.State, record.Unclear));
        Assert.InRange((await rig.RowAsync("m2")).GetInt32(MessageRow.Attempts)!.Value, 3, 5);
    }

    [Fact]
    public async Task Update_IsRepeatedAsOftenAsItTakes()
    {
        await rig.RunAsync();
        Enqueue(ConnectorServer.Status(503), 4);
        await rig.PostAsync(Message("m2", To(connector, "a:1")) with { Updates = "m1" });

        await rig.RunForAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(6, connector.Requests.Count);
        Assert.Equal((MessageState.Sent, 4), ((await rig.RecordAsync("m2")).State, (await rig.RecordAsync("m2")).Unclear));
    }

    [Fact]
    public async Task ForeignServiceUrl_Fails()
    {
        await rig.PostAsync(Message("m2", To("https://bot.example", "a:2")));

        await rig.RunForAsync(TimeSpan.FromSeconds(4));

        Assert.Equal(FailureReason.Untrusted, (await rig.RecordAsync("m2")).Reason);
    }

    private static Func<HttpContext, Task> StatusOrReset(int status) => status > 0
        ? ConnectorServer.Status(status)
        : context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

    private void Enqueue(Func<HttpContext, Task> answer, int times)
    {
        for (var i = 0; i < times; i++)
        {
            connector.Scripted.Enqueue(answer);
        }
    }
}
