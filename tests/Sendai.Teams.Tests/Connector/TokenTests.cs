using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sendai.Teams.Activities;
using Sendai.Teams.Connector;
using Sendai.Teams.Hosting;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Connector;

/// <summary>The token that calls carry, and those that carry none.</summary>
public sealed class TokenTests : IAsyncLifetime, IDisposable
{
    private const string Words = "AADSTS7000215: secret of tenant";
    private static readonly Activity Hello = new() { Type = ActivityTypes.Message, Text = "こんにちは" };
    private readonly ManualTime time = new();
    private readonly LogLines log = new();
    private readonly FakeCredential credential;
    private readonly List<Exception> thrown = [];
    private ConnectorServer server = null!;
    private ServiceProvider services = null!;
    private ConnectorClient client = null!;

    public TokenTests() => credential = new FakeCredential(time);

    public async Task InitializeAsync()
    {
        server = await ConnectorServer.StartAsync();
        Start(new ConnectorIdentity(credential));
    }

    public async Task DisposeAsync()
    {
        string[] said = [.. log.All, .. thrown.Select(failure => failure.ToString())];
        Assert.DoesNotContain(said, line => line.Contains(FakeCredential.Mark, StringComparison.Ordinal) || line.Contains(Words, StringComparison.Ordinal));
        await server.DisposeAsync();
    }

    public void Dispose()
    {
        services.Dispose();
        log.Dispose();
    }

    [Fact]
    public async Task Calls_CarryOneTokenForTheConnector()
    {
        await SendAsync();
        await SendAsync();
        Assert.Equal(["Bearer sesame-1", "Bearer sesame-1"], server.Requests.Select(request => request.Authorization));
        Assert.Equal((1, "https://api.botframework.com/.default"), (credential.Requests, credential.Scope));
    }

    [Fact]
    public async Task ManyAtOnce_AskForOneToken()
    {
        var comes = new TaskCompletionSource();
        credential.Before = _ => comes.Task;
        using var stop = new CancellationTokenSource();
        var givesUp = client.SendToConversationAsync(server.Url, "a:0", Hello, stop.Token);
        var sending = Enumerable.Range(1, 20).Select(n => client.SendToConversationAsync(server.Url, $"a:{n}", Hello, default)).ToList();
        // Who asked first does not take it away from the others.
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givesUp);

        comes.SetResult();
        await Task.WhenAll(sending);

        Assert.Equal(1, credential.Requests);
        Assert.All(server.Requests, request => Assert.Equal("Bearer sesame-1", request.Authorization));
    }

    [Theory]
    [InlineData(null, 56)]
    [InlineData(20, 21)]
    public async Task Token_IsRenewedEarly_AndNobodyWaitsForIt(int? refreshAfter, int minutes)
    {
        credential.RefreshAfter = refreshAfter is { } after ? TimeSpan.FromMinutes(after) : null;
        await SendAsync();
        time.Advance(TimeSpan.FromMinutes(minutes - 2));
        await SendAsync();
        Assert.Equal(1, credential.Requests);

        var comes = new TaskCompletionSource();
        credential.Before = _ => comes.Task;
        time.Advance(TimeSpan.FromMinutes(2));
        await SendAsync();
        await SendAsync();
        await UntilAsync(() => credential.Requests == 2);
        comes.SetResult();
        await UntilAsync(() => SentWith("sesame-2"));

        Assert.All(server.Requests.Take(4), request => Assert.Equal("Bearer sesame-1", request.Authorization));
        Assert.Equal(2, credential.Requests);
    }

    [Fact]
    public async Task OldToken_IsKeptWhileItIsValid_WhenTheServiceFails()
    {
        await SendAsync();
        time.Advance(TimeSpan.FromMinutes(56));
        credential.Before = _ => throw new InvalidOperationException(Words);
        await SendAsync();
        await UntilAsync(() => log.All.Any(line => line.Contains("No token for the connector: System.InvalidOperationException.", StringComparison.Ordinal)));

        // It is not asked at every message, but soon again.
        await SendAsync();
        Assert.Equal(2, credential.Requests);
        time.Advance(TimeSpan.FromSeconds(31));
        await SendAsync();
        await UntilAsync(() => credential.Requests == 3);

        credential.Before = _ => Task.CompletedTask;
        time.Advance(TimeSpan.FromSeconds(31));
        await UntilAsync(() => SentWith("sesame-4"));
    }

    [Fact]
    public async Task ExpiredToken_IsNotSent()
    {
        await SendAsync();
        time.Advance(TimeSpan.FromMinutes(59.6));
        await SendAsync();
        Assert.Equal("Bearer sesame-2", server.Requests.Last().Authorization);
    }

    [Fact]
    public async Task NoToken_IsAFaultThatMayPass_AndNothingIsSent()
    {
        credential.Before = _ => throw new InvalidOperationException(Words);
        var fault = await FailsAsync<TokenUnavailableException>(client.WithoutRetriesAndLimits());
        Assert.Equal(CallEffect.None, ConnectorFailure.EffectOf(fault));
        Assert.Empty(server.Requests);

        credential.Before = _ => Task.CompletedTask;
        await SendAsync();
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task TokenServiceThatIsSilent_IsGivenUpOn()
    {
        // One that does not even listen to being told to stop.
        credential.Before = _ => Task.Delay(Timeout.Infinite, CancellationToken.None);
        var sending = client.WithoutRetriesAndLimits().SendToConversationAsync(server.Url, "a:b", Hello, default);
        await time.ElapseAsync(TimeSpan.FromSeconds(10));
        thrown.Add(await Assert.ThrowsAsync<TokenUnavailableException>(() => sending));
    }

    [Fact]
    public async Task Refused_IsTriedOnceWithAnotherToken()
    {
        server.Scripted.Enqueue(ConnectorServer.Status(401));
        await SendAsync();
        Assert.Equal(["Bearer sesame-1", "Bearer sesame-2"], server.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task RefusedTwice_IsNotTriedAgain()
    {
        server.Scripted.Enqueue(ConnectorServer.Status(401));
        server.Scripted.Enqueue(ConnectorServer.Status(401));
        Assert.Equal(HttpStatusCode.Unauthorized, (await FailsAsync<ConnectorException>(client)).Status);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task RefusedToWhoCounts_BringsAnotherTokenNextTime()
    {
        server.Scripted.Enqueue(ConnectorServer.Status(401));
        await FailsAsync<ConnectorException>(client.WithoutRetriesAndLimits());
        await SendAsync();
        Assert.Equal(["Bearer sesame-1", "Bearer sesame-2"], server.Requests.Select(request => request.Authorization));
    }

    [Theory]
    [InlineData("https://bot.example/")]
    [InlineData("https://smba.trafficmanager.net.example.com/jp/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net@bot.example/")]
    [InlineData("http://smba.trafficmanager.net/jp/")]
    public async Task UntrustedHost_GetsNoTokenAndNoCall(string serviceUrl)
    {
        var reached = 0;
        Start(new ConnectorIdentity(credential), collection => Intercept(collection, _ => reached++));
        thrown.Add(await Assert.ThrowsAsync<ArgumentException>(
            () => client.WithoutRetriesAndLimits().SendToConversationAsync(serviceUrl, "a:b", Hello, default)));
        Assert.Equal((0, 0), (credential.Requests, reached));
    }

    [Fact]
    public async Task TrustedHost_GetsTheToken()
    {
        var reached = new List<string?>();
        Start(new ConnectorIdentity(credential), collection => Intercept(collection, request => reached.Add($"{request.RequestUri} {request.Headers.Authorization}")));
        await client.SendToConversationAsync("https://smba.trafficmanager.net/jp/", "a:b", Hello, default);
        Assert.Equal(["https://smba.trafficmanager.net/jp/v3/conversations/a:b/activities Bearer sesame-1"], reached.Select(Uri.UnescapeDataString!));
    }

    [Fact]
    public async Task WithoutTokens_CallsStayOnThisMachine()
    {
        var reached = 0;
        Start(ConnectorIdentity.None, collection => Intercept(collection, _ => reached++));
        await Assert.ThrowsAsync<ArgumentException>(
            () => client.SendToConversationAsync("https://smba.trafficmanager.net/jp/", "a:b", Hello, default));
        Assert.Equal(0, reached);

        Start(ConnectorIdentity.None);
        await SendAsync();
        Assert.Null(Assert.Single(server.Requests).Authorization);
    }

    private static void Intercept(IServiceCollection collection, Action<HttpRequestMessage> seen) =>
        collection.AddHttpClient(ConnectorClient.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => new Interceptor(seen));

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        for (var tries = 0; !isTrue(); tries++)
        {
            Assert.True(tries < 500, "It did not happen.");
            await Task.Delay(10);
        }
    }

    private void Start(ConnectorIdentity identity, Action<IServiceCollection>? more = null)
    {
        services?.Dispose();
        var collection = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace))
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(identity)
            .AddTeamsChannel(new ConfigurationBuilder().AddInMemoryCollection(
            [
                new("Bot:AppId", "11111111-2222-3333-4444-555555555555"),
                new("Bot:ServiceHosts", "127.0.0.1, smba.trafficmanager.net"),
            ]).Build());
        more?.Invoke(collection);
        services = collection.BuildServiceProvider();
        client = services.GetRequiredService<ConnectorClient>();
    }

    private Task<ResourceResponse> SendAsync() => client.SendToConversationAsync(server.Url, "a:b", Hello, default);

    private bool SentWith(string token)
    {
        // Without limits and waits: the clock stands still.
        client.WithoutRetriesAndLimits().SendToConversationAsync(server.Url, "a:b", Hello, default).GetAwaiter().GetResult();
        return server.Requests.Last().Authorization == $"Bearer {token}";
    }

    private async Task<T> FailsAsync<T>(ConnectorClient from)
        where T : Exception
    {
        var sending = from.SendToConversationAsync(server.Url, "a:b", Hello, default);
        await time.PassAsync(sending);
        var failure = await Assert.ThrowsAsync<T>(() => sending);
        thrown.Add(failure);
        return failure;
    }

    private sealed class Interceptor(Action<HttpRequestMessage> seen) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen(request);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Created));
        }
    }
}
