using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sendai.Teams.Activities;
using Sendai.Teams.Connector;
using Sendai.Teams.Hosting;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Connector;

/// <summary>What is tried again, when and how often; all over real HTTP.</summary>
public sealed class RetryTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "ひみつの相談";
    private static readonly Activity Hello = new() { Type = ActivityTypes.Message, Text = Secret };
    private readonly ManualTime time = new();
    private readonly LogLines log = new();
    private ConnectorServer server = null!;
    private ServiceProvider services = null!;
    private ConnectorClient client = null!;

    public async Task InitializeAsync()
    {
        server = await ConnectorServer.StartAsync();
        services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace))
            .AddSingleton<TimeProvider>(time)
            .AddTeamsChannel(new ConfigurationBuilder().Build())
            .BuildServiceProvider();
        client = services.GetRequiredService<ConnectorClient>();
    }

    public async Task DisposeAsync()
    {
        Assert.DoesNotContain(log.All, line => line.Contains(Secret, StringComparison.Ordinal));
        await server.DisposeAsync();
    }

    public void Dispose()
    {
        services.Dispose();
        log.Dispose();
    }

    [Theory]
    [InlineData(429, "3", 3, 4)]
    [InlineData(429, "10", 10, 11)]
    [InlineData(503, "5", 5, 6)]
    [InlineData(429, "Wed, 01 Apr 2026 03:00:04 GMT", 4, 5)]
    [InlineData(429, "Wed, 01 Apr 2026 02:00:00 GMT", 0, 1)]
    [InlineData(429, null, 1, 1.5)]
    [InlineData(412, null, 1, 1.5)]
    [InlineData(502, null, 1, 1.5)]
    [InlineData(503, null, 1, 1.5)]
    [InlineData(504, null, 1, 1.5)]
    public async Task PutOff_IsTriedAgainAfterTheAskedTime(int status, string? retryAfter, double least, double most)
    {
        server.Scripted.Enqueue(ConnectorServer.Status(status, retryAfter));
        var sending = SendAsync();
        Assert.InRange(await time.NextWaitAsync(), TimeSpan.FromSeconds(least), TimeSpan.FromSeconds(most));
        Assert.Equal("sent-1", (await sending).Id);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task SecondWait_IsTwiceAsLong_AndNoTwoAreAlike()
    {
        var waits = new HashSet<TimeSpan>();
        for (var n = 0; n < 10; n++)
        {
            Enqueue(ConnectorServer.Status(429), 2);
            var sending = client.SendToConversationAsync(server.Url, $"a:{n}", Hello, default);
            waits.Add(await time.NextWaitAsync());
            var second = await time.NextWaitAsync();
            Assert.InRange(second, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3));
            waits.Add(second);
            await sending;
        }

        Assert.InRange(waits.Count, 10, 20);
    }

    [Fact]
    public async Task AskedToWaitLong_IsGivenBackToTheCaller()
    {
        server.Scripted.Enqueue(ConnectorServer.Status(429, "11"));
        var refusal = await FailsAsync<ConnectorException>(SendAsync());
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(11)), (refusal.Status, refusal.RetryAfter));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    public async Task PutOffAgainAndAgain_IsTriedThreeTimes(int status)
    {
        Enqueue(ConnectorServer.Status(status, "0"), 5);
        var refusal = await FailsAsync<ConnectorException>(SendAsync());
        Assert.Equal(status, (int)refusal.Status);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(0)]
    public async Task UnclearPost_IsRepeatedOnce_AndSaysSo(int status)
    {
        server.Scripted.Enqueue(StatusOrReset(status));
        var sending = SendAsync();
        await time.NextWaitAsync();
        Assert.True((await sending).MayStandTwice);
        Assert.Single(log.All, line => line.StartsWith("Warning A message to a:b may stand there twice", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(0)]
    public async Task UnclearPost_IsNotTriedAThirdTime(int status)
    {
        Enqueue(StatusOrReset(status), 5);
        await FailsAsync<Exception>(SendAsync());
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task UnclearThenPutOffThenUnclear_IsNotRepeatedAgain()
    {
        server.Scripted.Enqueue(ConnectorServer.Status(503));
        server.Scripted.Enqueue(ConnectorServer.Status(429));
        server.Scripted.Enqueue(ConnectorServer.Status(503));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await FailsAsync<ConnectorException>(SendAsync())).Status);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Certain_IsNoReasonToSpeakOfTwice()
    {
        server.Scripted.Enqueue(ConnectorServer.Status(429));
        var sending = SendAsync();
        await time.NextWaitAsync();
        Assert.False((await sending).MayStandTwice);
        Assert.DoesNotContain(log.All, line => line.Contains("twice", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task WhatIsTheSameTwice_IsRepeatedThoughUnclear(string method)
    {
        Enqueue(ConnectorServer.Status(503), 2);
        if (method == "GET")
        {
            Enqueue(ConnectorServer.Body(200, """{"id":"29:x"}"""), 1);
        }

        Task sending = method switch
        {
            "PUT" => client.UpdateActivityAsync(server.Url, "a:b", "1", Hello, default),
            "GET" => client.GetMemberAsync(server.Url, "a:b", "29:x", default),
            _ => client.DeleteActivityAsync(server.Url, "a:b", "1", default),
        };
        await time.NextWaitAsync();
        await time.NextWaitAsync();
        await sending;
        Assert.Equal(3, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.StartsWith(method, request.Line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(408)]
    [InlineData(413)]
    [InlineData(500)]
    [InlineData(501)]
    public async Task OtherStatus_ThrowsAtOnceWithoutTheBody(int status)
    {
        server.Scripted.Enqueue(ConnectorServer.Body(status, $$$"""{"error":{"code":"{{{Secret}}}","message":"{{{Secret}}}"}}"""));
        var refusal = await FailsAsync<ConnectorException>(SendAsync());
        Assert.Equal((status, null), ((int)refusal.Status, refusal.Code));
        Assert.Single(server.Requests);
        Assert.DoesNotContain(Secret, refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyThere_IsTriedAgainAndCannotStandTwice()
    {
        var url = server.Url;
        await server.DisposeAsync();
        var sending = client.SendToConversationAsync(url, "a:b", Hello, default);
        await time.NextWaitAsync();
        await time.NextWaitAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => sending);
        Assert.DoesNotContain(log.All, line => line.Contains("twice", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GivenUp_IsNotTriedAgain()
    {
        using var stop = new CancellationTokenSource();
        server.Scripted.Enqueue(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var sending = client.SendToConversationAsync(server.Url, "a:b", Hello, stop.Token);
        await server.ReceivedAsync(1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task CallerWhoCounts_HearsEveryFailureAtOnce()
    {
        server.Scripted.Enqueue(ConnectorServer.Status(429, "1"));
        server.Scripted.Enqueue(ConnectorServer.Status(503));
        var once = client.WithoutRetriesAndLimits();
        await Assert.ThrowsAsync<ConnectorException>(() => once.SendToConversationAsync(server.Url, "a:b", Hello, default));
        await Assert.ThrowsAsync<ConnectorException>(() => once.SendToConversationAsync(server.Url, "a:b", Hello, default));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Repeat_CountsInTheLimits()
    {
        for (var n = 0; n < 6; n++)
        {
            await SendAsync();
        }

        server.Scripted.Enqueue(ConnectorServer.Status(429, "0"));
        var started = time.GetUtcNow();
        var sending = SendAsync();
        await time.PassAsync(sending);
        Assert.InRange(time.GetUtcNow() - started, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }

    private static Func<HttpContext, Task> StatusOrReset(int status) => status > 0
        ? ConnectorServer.Status(status)
        : context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

    /// <summary>However long a broken rule would wait: it fails the test and does not hang it.</summary>
    private async Task<T> FailsAsync<T>(Task sending)
        where T : Exception
    {
        await time.PassAsync(sending);
        return await Assert.ThrowsAnyAsync<T>(() => sending);
    }

    private Task<ResourceResponse> SendAsync() => client.SendToConversationAsync(server.Url, "a:b", Hello, default);

    private void Enqueue(Func<HttpContext, Task> answer, int times)
    {
        for (var i = 0; i < times; i++)
        {
            server.Scripted.Enqueue(answer);
        }
    }
}
