using Microsoft.AspNetCore.Http;
using Sendai.Teams.Graph;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Graph;

/// <summary>Every failure is a result that says what to do.</summary>
public sealed class GraphFailureTests
{
    private const string Duplicate = "ErrorDuplicateTransactionId";

    private static readonly string[] All = ["create", "update", "cancel"];

    public static TheoryData<string> Operations { get; } = new(All);

    [Theory]
    [InlineData("update", 404)]
    [InlineData("cancel", 404)]
    [InlineData("update", 410)]
    public async Task EventThatIsNotThere_IsGone(string operation, int status)
    {
        await using var rig = await GraphRig.StartAsync();
        rig.Server.Scripted.Enqueue(Error(status, "ErrorItemNotFound"));

        Assert.IsType<GraphResult.Gone>(await rig.CallAsync(operation));
    }

    [Fact]
    public async Task MailboxThatIsNotThere_IsRefused()
    {
        await using var rig = await GraphRig.StartAsync();
        rig.Server.Scripted.Enqueue(Error(404, "ErrorInvalidUser"));

        Assert.Equal(new GraphResult.Refused("ErrorInvalidUser"), await rig.CreateAsync());
    }

    [Theory]
    [InlineData(400, "ErrorInvalidRequest", "ErrorInvalidRequest")]
    [InlineData(403, "ErrorAccessDenied", "ErrorAccessDenied")]
    // A code that is no word could be anything.
    [InlineData(403, "mihon@example.jp", "Http403")]
    [InlineData(403, null, "Http403")]
    [InlineData(307, null, "Http307")]
    [InlineData(413, null, "Http413")]
    public async Task WhatWaitingDoesNotHelp_IsRefused(int status, string? code, string expected)
    {
        foreach (var operation in All)
        {
            await using var rig = await GraphRig.StartAsync();
            rig.Server.Scripted.Enqueue(code is null ? ConnectorServer.Status(status) : Error(status, code));

            var result = await rig.CallAsync(operation);

            Assert.Equal(new GraphResult.Refused(expected), result);
            Assert.Single(rig.Server.Requests);
            rig.AssertSilent(result);
        }
    }

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(429, null, null)]
    [InlineData(503, "120", 120)]
    [InlineData(503, "Wed, 01 Apr 2026 03:00:30 GMT", 30)]
    [InlineData(503, "Wed, 01 Apr 2026 02:00:00 GMT", 0)]
    [InlineData(500, null, null)]
    [InlineData(502, null, null)]
    [InlineData(504, null, null)]
    [InlineData(408, null, null)]
    [InlineData(409, null, null)]
    public async Task WhatPasses_IsLaterWithTheAskedWait_AndNotRepeatedHere(int status, string? retryAfter, int? seconds)
    {
        foreach (var operation in All)
        {
            await using var rig = await GraphRig.StartAsync();
            rig.Server.Scripted.Enqueue(ConnectorServer.Status(status, retryAfter));

            var wait = seconds is { } asked ? TimeSpan.FromSeconds(asked) : (TimeSpan?)null;
            Assert.Equal(new GraphResult.Later(wait, $"Http{status}"), await rig.CallAsync(operation));
            Assert.Single(rig.Server.Requests);
        }
    }

    [Fact]
    public async Task TokenThatIsRefused_IsTriedOnceAsANewOne()
    {
        await using var rig = await GraphRig.StartAsync();
        rig.Server.Scripted.Enqueue(ConnectorServer.Status(401));
        rig.Server.Scripted.Enqueue(ConnectorServer.Body(201, """{"id":"AAMk="}"""));

        Assert.Equal(new GraphResult.Done("AAMk="), await rig.CreateAsync());

        Assert.Equal(["Bearer sesame-1", "Bearer sesame-2"], rig.Server.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task TokensThatAreRefused_AreARefusal()
    {
        await using var rig = await GraphRig.StartAsync();
        for (var n = 0; n < 5; n++)
        {
            rig.Server.Scripted.Enqueue(Error(401, "InvalidAuthenticationToken"));
        }

        var result = await rig.CreateAsync();

        Assert.Equal(new GraphResult.Refused("InvalidAuthenticationToken"), result);
        Assert.Equal(2, rig.Server.Requests.Count);
        rig.AssertSilent(result);
    }

    [Fact]
    public async Task NoToken_IsLater_AndNothingIsSent()
    {
        await using var rig = await GraphRig.StartAsync();
        rig.Credential.Before = _ => throw new InvalidOperationException("mihon");

        Assert.Equal(new GraphResult.Later(null, "NoToken"), await rig.CreateAsync());

        Assert.Empty(rig.Server.Requests);
        Assert.Contains(rig.Log.All, line => line.Contains("No token for Graph: System.InvalidOperationException.", StringComparison.Ordinal));
        rig.AssertSilent();
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Silence_IsLater(string operation)
    {
        await using var rig = await GraphRig.StartAsync(timeout: TimeSpan.FromMilliseconds(300));
        rig.Server.Scripted.Enqueue(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        Assert.Equal(new GraphResult.Later(null, "Timeout"), await rig.CallAsync(operation));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task ConnectionThatBreaks_IsLater(string operation)
    {
        await using var rig = await GraphRig.StartAsync();
        rig.Server.Scripted.Enqueue(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        // In the middle of the answer, too.
        rig.Server.Scripted.Enqueue(async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("""{"id":""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        Assert.IsType<GraphResult.Later>(await rig.CallAsync(operation));
        Assert.IsType<GraphResult.Later>(await rig.CallAsync(operation));
    }

    [Fact]
    public async Task NobodyThere_IsLater()
    {
        await using var rig = await GraphRig.StartAsync();
        await rig.Server.DisposeAsync();

        Assert.Equal(new GraphResult.Later(null, "ConnectionError"), await rig.CreateAsync());
    }

    [Fact]
    public async Task AnswerWithoutEnd_IsLater()
    {
        await using var rig = await GraphRig.StartAsync();
        rig.Server.Scripted.Enqueue(ConnectorServer.Body(201, new string('x', 300_000)));

        Assert.IsType<GraphResult.Later>(await rig.CreateAsync());
    }

    [Fact]
    public async Task CallerWhoGivesUp_HearsSo()
    {
        await using var rig = await GraphRig.StartAsync();
        using var stop = new CancellationTokenSource();
        rig.Server.Scripted.Enqueue(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var calling = rig.Client.CreateEventAsync(GraphRig.Mailbox, GraphRig.Entry, GraphRig.Transaction, stop.Token);
        await rig.Server.ReceivedAsync(1);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calling);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    public async Task EventThatWasMadeFromOtherWords_IsBroughtUpToDate(int status)
    {
        await using var rig = await GraphRig.StartAsync();
        rig.Server.Scripted.Enqueue(ConnectorServer.Body(
            status, $$$"""{"error":{"code":"{{{Duplicate}}}","message":"x","@event.existingEventId":"AAMkold="}}"""));
        rig.Server.Scripted.Enqueue(ConnectorServer.Body(200, """{"id":"AAMkold="}"""));

        Assert.Equal(new GraphResult.Done("AAMkold="), await rig.CreateAsync());

        Assert.Equal("PATCH /v1.0/users/yoyaku%40example.jp/events/AAMkold%3D", rig.Server.Requests.Last().Line);
    }

    [Fact]
    public async Task EventThatWasMadeAndRemoved_IsGone()
    {
        await using var rig = await GraphRig.StartAsync();
        rig.Server.Scripted.Enqueue(ConnectorServer.Body(
            400, $$$"""{"error":{"code":"{{{Duplicate}}}","@event.existingEventId":"AAMkold="}}"""));
        rig.Server.Scripted.Enqueue(Error(404, "ErrorItemNotFound"));

        Assert.IsType<GraphResult.Gone>(await rig.CreateAsync());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    public async Task EventThatWasMadeAndIsNotNamed_IsRefused(int status)
    {
        await using var rig = await GraphRig.StartAsync();
        rig.Server.Scripted.Enqueue(Error(status, Duplicate));

        Assert.Equal(new GraphResult.Refused(Duplicate), await rig.CreateAsync());
    }

    private static Func<HttpContext, Task> Error(int status, string code) =>
        ConnectorServer.Body(status, $$$"""{"error":{"code":"{{{code}}}","message":"mihon@example.jp は見つかりません"}}""");
}
