using Microsoft.Extensions.DependencyInjection;
using Sendai.Teams.Graph;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Graph;

/// <summary>Where a token may go.</summary>
public sealed class GraphEndpointTests
{
    [Theory]
    [InlineData("https://graph.microsoft.com", "https://graph.microsoft.com/.default")]
    [InlineData("https://graph.microsoft.us/", "https://graph.microsoft.us/.default")]
    [InlineData("https://dod-graph.microsoft.us", "https://dod-graph.microsoft.us/.default")]
    [InlineData("https://microsoftgraph.chinacloudapi.cn", "https://microsoftgraph.chinacloudapi.cn/.default")]
    [InlineData("http://127.0.0.1:5000", "https://graph.microsoft.com/.default")]
    [InlineData("http://localhost:5000", "https://graph.microsoft.com/.default")]
    public void DocumentedCloud_AndThisMachine_AreTaken(string text, string scope) => Assert.Equal(scope, GraphEndpoint.Read(text)?.Scope);

    [Theory]
    [InlineData("")]
    [InlineData("graph.microsoft.com")]
    [InlineData("http://graph.microsoft.com")]
    [InlineData("https://graph.microsoft.com:444")]
    [InlineData("https://graph.microsoft.com/v1.0")]
    [InlineData("https://graph.microsoft.com.")]
    [InlineData("https://graph.microsoft.com.example.com")]
    [InlineData("https://graph.microsoft.com@example.com")]
    [InlineData("https://evil.graph.microsoft.com")]
    [InlineData("https://graph.microsoft.com?x")]
    [InlineData("https://example.com")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://2130706433")]
    public void AnythingElse_IsNone(string text) => Assert.Null(GraphEndpoint.Read(text));

    [Fact]
    public async Task PublicCloud_GetsTheTokenOfItsScope()
    {
        using var seen = new Seen();
        var credential = new FakeCredential(TimeProvider.System);
        await using var services = Services(new GraphIdentity(credential, GraphEndpoint.PublicCloud), seen);

        Assert.Equal(new GraphResult.Done("1"), await CancelAsync(services));

        Assert.Equal(["https://graph.microsoft.com/v1.0/users/m%40x/events/1/cancel Bearer sesame-1"], seen.Requests);
        Assert.Equal("https://graph.microsoft.com/.default", credential.Scope);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        await using var rig = await GraphRig.StartAsync();
        await using var elsewhere = await ConnectorServer.StartAsync();
        rig.Server.Scripted.Enqueue(context =>
        {
            context.Response.StatusCode = 308;
            context.Response.Headers.Location = $"{elsewhere.Url}/v1.0/users";
            return Task.CompletedTask;
        });

        Assert.Equal(new GraphResult.Refused("Http308"), await rig.CreateAsync());

        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task WithoutCredential_CallsStayOnThisMachine()
    {
        await using var rig = await GraphRig.StartAsync(hasCredential: false);
        await rig.CancelAsync();
        Assert.Null(Assert.Single(rig.Server.Requests).Authorization);

        using var seen = new Seen();
        await using var services = Services(new GraphIdentity(null, GraphEndpoint.PublicCloud), seen);
        await Assert.ThrowsAsync<InvalidOperationException>(() => CancelAsync(services));
        Assert.Empty(seen.Requests);
    }

    private static Task<GraphResult> CancelAsync(ServiceProvider services) =>
        services.GetRequiredService<GraphClient>().CancelEventAsync("m@x", "1", "", default);

    private static ServiceProvider Services(GraphIdentity identity, Seen seen)
    {
        var collection = new ServiceCollection().AddLogging().AddGraph(_ => identity);
        collection.AddHttpClient(GraphClient.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => seen);
        return collection.BuildServiceProvider();
    }

    private sealed class Seen : HttpMessageHandler
    {
        public List<string> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add($"{request.RequestUri!.AbsoluteUri} {request.Headers.Authorization}");
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Accepted));
        }
    }
}
