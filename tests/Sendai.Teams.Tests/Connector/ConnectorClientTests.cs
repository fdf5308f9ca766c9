using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Teams.Activities;
using Sendai.Teams.Connector;
using Sendai.Teams.Hosting;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Connector;

public sealed class ConnectorClientTests : IAsyncLifetime, IDisposable
{
    private static readonly Activity Hello = new() { Type = ActivityTypes.Message, Text = "こんにちは" };
    private readonly ManualTime time = new();
    private ConnectorServer server = null!;
    private ServiceProvider services = null!;
    private ConnectorClient client = null!;

    public async Task InitializeAsync()
    {
        server = await ConnectorServer.StartAsync();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddTeamsChannel(new ConfigurationBuilder().Build())
            .BuildServiceProvider();
        client = services.GetRequiredService<ConnectorClient>();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => services.Dispose();

    [Fact]
    public async Task Calls_GoToTheDocumentedPaths()
    {
        var sent = await client.SendToConversationAsync($"{server.Url}/", "19:a;messageid=1/2", Hello, default);
        var replied = await client.ReplyToActivityAsync($"{server.Url}/base/", "a:b c", "f:1?", Hello, default);
        var updated = await client.UpdateActivityAsync(server.Url, "a:b", "1", Hello, default);
        Assert.Equal(
            [
                "POST /v3/conversations/19%3Aa%3Bmessageid%3D1%2F2/activities",
                "POST /base/v3/conversations/a%3Ab%20c/activities/f%3A1%3F",
                "PUT /v3/conversations/a%3Ab/activities/1",
            ],
            server.Requests.Select(request => request.Line));
        Assert.All(server.Requests, request => Assert.Equal("""{"type":"message","text":"こんにちは"}""", request.Body));
        Assert.Equal(("sent-1", "sent-2", "sent-3"), (sent.Id, replied.Id, updated.Id));
    }

    [Theory]
    [InlineData(202, "")]
    [InlineData(200, "{}")]
    [InlineData(200, "<html>")]
    [InlineData(200, "null")]
    public async Task SuccessWithoutId_IsSuccess(int status, string body)
    {
        server.Scripted.Enqueue(async context =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        });
        Assert.Null((await SendAsync()).Id);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        server.Scripted.Enqueue(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = $"{server.Url}/elsewhere";
            return Task.CompletedTask;
        });
        await Assert.ThrowsAsync<ConnectorException>(SendAsync);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/jp/")]
    [InlineData("http://localhost.example.com")]
    [InlineData("")]
    public async Task ForeignServiceUrl_IsRefused(string serviceUrl) =>
        await Assert.ThrowsAsync<ArgumentException>(() => client.SendToConversationAsync(serviceUrl, "a:b", Hello, default));

    private Task<ResourceResponse> SendAsync() => client.SendToConversationAsync(server.Url, "a:b", Hello, default);
}
